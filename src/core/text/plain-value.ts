import type { ScalarValue } from "./tree";

const words = new Map<string, ScalarValue>([
  ["~", null],
  ["null", null],
  ["Null", null],
  ["NULL", null],
  ["true", true],
  ["True", true],
  ["TRUE", true],
  ["false", false],
  ["False", false],
  ["FALSE", false],
]);

/** What a word without quotes means in YAML 1.2 (core schema): nothing, a truth value, a number or a text. `.inf` and `.nan` stay texts: JSON has no such numbers. */
export function plainValue(text: string, start: number, end: number): ScalarValue {
  const code = text.charCodeAt(start);
  const isNumber = (code >= 48 && code <= 57) || code === 43 || code === 45 || code === 46;
  if (!isNumber) {
    const length = end - start;
    if (length > 5) return text.slice(start, end);
    const word = text.slice(start, end);
    const known = words.get(word);
    return known === undefined ? word : known;
  }
  const word = text.slice(start, end);
  if (/^[-+]?\d+$/.test(word)) return Number.parseInt(word, 10);
  if (/^0o[0-7]+$/.test(word)) return Number.parseInt(word.slice(2), 8);
  if (/^0x[\da-fA-F]+$/.test(word)) return Number.parseInt(word.slice(2), 16);
  if (/^[-+]?(?:\.\d+|\d+\.\d*)$/.test(word)) return Number.parseFloat(word);
  if (/^[-+]?(?:\.\d+|\d+(?:\.\d*)?)[eE][-+]?\d+$/.test(word)) {
    const number = Number.parseFloat(word);
    return Number.isFinite(number) ? number : word;
  }
  return word;
}
