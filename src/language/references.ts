import { mentionAt } from "./ids/find";
import { Names } from "./ids/names";
import { occurrencesOf, type Occurrence } from "./ids/occurrences";
import { linkedTargets, mentionsOf, requirementsFor } from "./ids/search";
import type { Target } from "./ids/target";
import type { LanguageScope, Location } from "./types";

/** Every place where the id at an offset is written, over all projects, standards and portfolios. */
export function references(
  scope: LanguageScope,
  file: string,
  offset: number,
  includeDeclaration: boolean,
): readonly Location[] {
  return shownOccurrences(scope, file, offset)
    .filter(({ role }) => includeDeclaration || role === "reference")
    .map((one) => ({ file: one.file.path, range: one.file.lines.range(one.span) }));
}

/** The places of the id at an offset, with what a standard requires under the same id. */
export function shownOccurrences(scope: LanguageScope, file: string, offset: number): readonly Occurrence[] {
  const parsed = scope.store.file(file);
  const names = new Names(scope.store);
  const target = parsed && mentionAt(names, parsed, offset)?.target;
  return target ? occurrencesOf(shownTargets(names, target).flatMap((one) => mentionsOf(names, one))) : [];
}

/** From a project only the own record and its requirement; from a standard everything that it binds. */
function shownTargets(names: Names, target: Target): readonly Target[] {
  return target.kind === "required" ? linkedTargets(names, target) : [target, ...requirementsFor(names, target)];
}
