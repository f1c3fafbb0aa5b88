import type { OverlayError } from "./compile";

/** Keywords that admit one of several schemas, or none of one: what their branches say is no error by itself. */
const choosing = new Set(["anyOf", "oneOf"]);

/**
 * Of a choice between schemas that a value does not satisfy, all branches report their errors. A person wants one: those of the branch that is nearest, by the number
 * of its errors; where several are equally near, or the value fits more than one, the choice itself is what is wrong.
 */
export function withoutBranches(errors: readonly OverlayError[]): readonly OverlayError[] {
  const choices = errors
    .filter(({ keyword }) => choosing.has(keyword))
    .sort((a, b) => a.schemaPath.length - b.schemaPath.length);
  const asides = errors.filter(({ keyword }) => keyword === "contains" || keyword === "propertyNames");
  let left = errors.filter(
    (error) => error.keyword !== "if" && !asides.some((aside) => error !== aside && isInside(error, aside)),
  );
  for (const choice of choices) {
    if (!left.includes(choice)) continue;
    const branches = new Map<string, OverlayError[]>();
    for (const error of left) {
      const branch = branchOf(error, choice);
      if (branch === undefined) continue;
      const list = branches.get(branch);
      if (list) list.push(error);
      else branches.set(branch, [error]);
    }
    const inside = new Set([...branches.values()].flat());
    const sorted = [...branches.values()].sort((a, b) => a.length - b.length);
    const [nearest, next] = sorted;
    const isClear = nearest !== undefined && (next === undefined || nearest.length < next.length);
    left = left.filter((error) =>
      error === choice ? !isClear : !inside.has(error) || (isClear && nearest.includes(error)),
    );
  }
  return left;
}

/** The branch of a choice in which an error is, as its place in the list of schemas; undefined for errors elsewhere. */
function branchOf(error: OverlayError, choice: OverlayError): string | undefined {
  if (error === choice || !isInside(error, choice)) return undefined;
  return /^\d+/.exec(error.schemaPath.slice(choice.schemaPath.length + 1))?.[0];
}

/** Whether an error is about a part of the keyword of another one, and of its value. */
function isInside({ schemaPath, instancePath }: OverlayError, outer: OverlayError): boolean {
  return (
    schemaPath.startsWith(`${outer.schemaPath}/`) &&
    (instancePath === outer.instancePath || instancePath.startsWith(`${outer.instancePath}/`))
  );
}
