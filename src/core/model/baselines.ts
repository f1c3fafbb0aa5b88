import { textAt } from "./fields";
import type { Project, RecordBase } from "./types";

/** The baselines of a project, the one captured last first; of those captured at the same time the one written last. */
export function baselinesLatestFirst(project: Project): readonly RecordBase[] {
  const captured = (record: RecordBase): string => textAt(record.origin.node, "captured") ?? "";
  return (project.recordsBySection.get("baselines") ?? [])
    .filter(({ kind }) => kind === "baseline")
    .toReversed()
    .sort((a, b) => (captured(a) < captured(b) ? 1 : captured(a) > captured(b) ? -1 : 0));
}
