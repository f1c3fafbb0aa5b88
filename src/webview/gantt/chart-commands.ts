import type { GanttCommand } from "../../protocol/gantt";
import type { Find } from "./find";
import type { LoadPane } from "./load-pane";
import type { Picture } from "./picture";
import type { Reading } from "./reading";
import type { RowWindow } from "./row-window";
import type { TimeWindow } from "./time-window";

/** What commands act on. */
export interface CommandTarget {
  readonly picture: Picture;
  readonly time: TimeWindow;
  readonly rows: RowWindow;
  readonly reading: Reading;
  readonly load: LoadPane;
  readonly find: Find;
  readonly focusSelected: () => void;
  readonly goToFinding: (direction: 1 | -1) => void;
}

/** Does what a button, a key or a command of the palette says. */
export function runCommand(command: GanttCommand, target: CommandTarget): void {
  const { picture, time, rows, reading, load, find } = target;
  switch (command) {
    case "zoomIn":
      time.step(1);
      break;
    case "zoomOut":
      time.step(-1);
      break;
    case "zoomToFit":
      time.fit();
      break;
    case "goToToday":
      time.showToday();
      break;
    case "expandAll":
      rows.openAll();
      break;
    case "collapseAll":
      rows.closeAll();
      break;
    case "toggleDrivers":
      reading.toggleDrivers();
      break;
    case "nextFinding":
    case "previousFinding":
      target.goToFinding(command === "nextFinding" ? 1 : -1);
      break;
    case "toggleLoad":
      reading.toggleLoad();
      if (!picture.layers.load && load.node.contains(document.activeElement)) target.focusSelected();
      break;
    case "toggleMinimap":
      reading.show({ ...picture.layers, minimap: !picture.layers.minimap });
      break;
    case "nextOverAllocation":
    case "previousOverAllocation":
      if (!picture.layers.load) reading.toggleLoad();
      load.step(command === "nextOverAllocation" ? 1 : -1);
      break;
    case "find":
      find.focus();
      break;
    case "findNext":
      find.step(1);
      break;
    case "findPrevious":
      find.step(-1);
      break;
  }
}
