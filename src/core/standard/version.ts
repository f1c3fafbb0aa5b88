/** Compares versions like `1.10.0` and `2.0.0-beta.1` by the rules of Semantic Versioning 2.0.0: negative when the first one is older. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  const number = compareParts(left.numbers, right.numbers);
  if (number !== 0) return number;
  // A version with a label comes before that without one.
  if (left.label.length === 0 || right.label.length === 0) return right.label.length - left.label.length;
  return compareParts(left.label, right.label);
}

function partsOf(version: string): { readonly numbers: readonly string[]; readonly label: readonly string[] } {
  const [plain = ""] = version.split("+");
  const at = plain.indexOf("-");
  const [numbers, label] = at < 0 ? [plain, ""] : [plain.slice(0, at), plain.slice(at + 1)];
  return { numbers: numbers.split("."), label: label === "" ? [] : label.split(".") };
}

function compareParts(a: readonly string[], b: readonly string[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const [left, right] = [a[at], b[at]];
    if (left === undefined || right === undefined) return a.length - b.length;
    const [isLeft, isRight] = [/^\d+$/.test(left), /^\d+$/.test(right)];
    if (isLeft && isRight && Number(left) !== Number(right)) return Number(left) - Number(right);
    if (isLeft !== isRight) return isLeft ? -1 : 1;
    if (!isLeft && left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
