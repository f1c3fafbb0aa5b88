import type { ParsedFile } from "../text/parsed-file";
import { entryOf } from "../text/tree";
import { referencesOf, visitUnits } from "./facts";
import { mappingsAt } from "./fields";
import { readTasksInSteps } from "./tasks";

/** Reads tasks and references of a file, so that building its project finds them read. Yields often; what is done is not done again. */
export function* readAhead(file: ParsedFile): Generator<void, void> {
  const schedule = entryOf(file.root, "schedule");
  const nodes = mappingsAt(schedule?.value, "tasks");
  yield* readTasksInSteps({ file: file.path, text: file.text, nodes }, 1);
  const units: Parameters<typeof referencesOf>[0][] = [];
  visitUnits(file, (unit, own) => {
    if (!own) units.push(unit);
  });
  for (const unit of units) {
    referencesOf(unit, file.text);
    yield;
  }
}
