import { linkAt } from "./document-links";
import { mentionAt } from "./ids/find";
import { Names } from "./ids/names";
import { occurrencesOf } from "./ids/occurrences";
import { definitionsOf, linkedTargets } from "./ids/search";
import type { Mention } from "./ids/target";
import type { LanguageScope, Location } from "./types";

/**
 * Where that which stands at a place is written: the record or project behind an id, the rule behind a code, what projects have of what a standard requires, the
 * file behind a path. On the place itself it is that place, for which VS Code shows the references.
 */
export function definition(scope: LanguageScope, file: string, offset: number): readonly Location[] {
  const parsed = scope.store.file(file);
  if (!parsed) return [];
  const names = new Names(scope.store);
  const mention = mentionAt(names, parsed, offset);
  if (mention) return placesOf(names, mention);
  const target = linkAt(scope, file, offset)?.target;
  const start = { line: 0, character: 0 };
  return target === undefined ? [] : [{ file: target, range: { start, end: start } }];
}

function placesOf(names: Names, { target }: Mention): readonly Location[] {
  const isRequired = target.kind === "required";
  const targets = isRequired ? linkedTargets(names, target) : [target];
  const mentions = targets.flatMap((one) => definitionsOf(names, one));
  // What a standard requires stands in projects; it is its own definition only while no project has it.
  const elsewhere = isRequired ? mentions.filter((one) => one.target.key !== target.key) : mentions;
  const shown = elsewhere.length > 0 ? elsewhere : mentions;
  const places = occurrencesOf(shown).map(({ file, span }) => ({ file: file.path, range: file.lines.range(span) }));
  if (places.length > 0 || target.kind !== "project" || !target.project) return places;
  const [first] = target.project.files;
  return first ? [{ file: first.path, range: first.lines.range({ start: 0, end: 0 }) }] : [];
}
