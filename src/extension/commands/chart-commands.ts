import type { GanttCommand } from "../../protocol/gantt";
import type { Panels } from "../panels";

/** What the palette and keys can do in the chart that has the focus. */
const commands: readonly GanttCommand[] = [
  "zoomIn",
  "zoomOut",
  "zoomToFit",
  "goToToday",
  "expandAll",
  "collapseAll",
  "toggleDrivers",
  "toggleLoad",
  "toggleMinimap",
  "find",
  "nextFinding",
  "previousFinding",
  "nextOverAllocation",
  "previousOverAllocation",
];

/** The commands of the chart by their names in the manifest, without `pmo.`. */
export function chartCommands(panels: Panels): readonly (readonly [string, () => void])[] {
  return commands.map((command) => [`gantt.${command}`, () => panels.runInChart(command)]);
}
