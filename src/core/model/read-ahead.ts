import type { Unit } from "../schema/units";
import type { ParsedFile } from "../text/parsed-file";
import { entryOf, type TreeNode } from "../text/tree";
import { visitUnits } from "./facts";
import { mappingsAt } from "./fields";
import { recordOf, sitesOf } from "./records";
import { readTasksInSteps } from "./tasks";
import type { RecordBase } from "./types";

/** Reads tasks, records and references of a file, so that building its project finds them read. Yields often; what is done is not done again. */
export function* readAhead(file: ParsedFile): Generator<void, void> {
  const schedule = entryOf(file.root, "schedule");
  const nodes = mappingsAt(schedule?.value, "tasks");
  yield* readTasksInSteps({ file: file.path, text: file.text, nodes }, 1);
  const units: Unit[] = [];
  const records = new Map<TreeNode, RecordBase>();
  visitUnits(file, (unit, own) => {
    if (own) records.set(own.place.node, recordOf(own, file, undefined));
    else units.push(unit);
  });
  yield;
  for (const unit of units) {
    sitesOf(unit, file, records);
    yield;
  }
}
