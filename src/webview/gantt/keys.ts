import { hasChildren } from "../../core/report/gantt/layout";
import type { Picture } from "./picture";
import type { GanttCommand } from "../../protocol/gantt";

/** What the keys of the tree grid act on. */
export interface KeyTarget {
  readonly picture: Picture;
  /** Position of the focused row. */
  readonly position: number;
  /** Column of the focused cell, -1 while the row itself has the focus. */
  readonly column: number;
  readonly pageHeight: number;
  readonly go: (position: number, column: number) => void;
  readonly toggle: (position: number) => void;
  readonly reveal: () => void;
  readonly run: (command: GanttCommand) => void;
  /** Moves the window along the time axis by a share of its width. */
  readonly pan: (share: number) => void;
  /** Goes to the next linked row of the present one. */
  /** Opens the menu of groups. */
  readonly group: () => void;
  readonly follow: (direction: "predecessor" | "successor") => void;
}

/** One key of the tree grid (WAI-ARIA treegrid, rows first, then cells). @returns whether it meant something */
export function handleKey(event: KeyboardEvent, target: KeyTarget): boolean {
  if (event.altKey) {
    if (event.shiftKey || event.ctrlKey) return false;
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return false;
    target.pan(event.key === "ArrowLeft" ? -0.25 : 0.25);
    return true;
  }
  return moveByKey(event, target) || commandByKey(event, target);
}

function moveByKey(event: KeyboardEvent, target: KeyTarget): boolean {
  const { position, column, picture } = target;
  const last = picture.visible.rows.length - 1;
  const page = Math.max(Math.floor(target.pageHeight / picture.rowHeight) - 1, 1);
  const lastColumn = picture.columns.length - 1;
  const ends = event.ctrlKey || event.metaKey;
  switch (event.key) {
    case "ArrowDown":
      target.go(Math.min(position + 1, last), column);
      return true;
    case "ArrowUp":
      target.go(Math.max(position - 1, 0), column);
      return true;
    case "PageDown":
      target.go(Math.min(position + page, last), column);
      return true;
    case "PageUp":
      target.go(Math.max(position - page, 0), column);
      return true;
    case "Home":
      if (ends || column < 0) target.go(0, column);
      else target.go(position, 0);
      return true;
    case "End":
      if (ends || column < 0) target.go(last, column);
      else target.go(position, lastColumn);
      return true;
    case "ArrowRight":
      return right(target);
    case "ArrowLeft":
      return left(target);
    default:
      return false;
  }
}

function right({ picture, position, column, go, toggle }: KeyTarget): boolean {
  const row = picture.rowAt(position);
  const closed = hasChildren(picture.model, row) && picture.collapsed.has(picture.model.rows.id[row] ?? "");
  if (column < 0 && closed) toggle(position);
  // The last cell holds the bar in words.
  else go(position, Math.min(column + 1, picture.columns.length));
  return true;
}

function left({ picture, position, column, go, toggle }: KeyTarget): boolean {
  const row = picture.rowAt(position);
  const open = hasChildren(picture.model, row) && !picture.collapsed.has(picture.model.rows.id[row] ?? "");
  const parent = picture.model.rows.parent[row] ?? -1;
  if (column >= 0) go(position, column - 1);
  else if (open) toggle(position);
  else if (parent >= 0) go(picture.positionOf(parent), -1);
  return true;
}

function commandByKey(event: KeyboardEvent, target: KeyTarget): boolean {
  if (event.ctrlKey || event.metaKey) {
    if (event.key.toLowerCase() !== "f") return false;
    target.run("find");
    return true;
  }
  if (event.key === "F8") {
    target.run(event.shiftKey ? "previousFinding" : "nextFinding");
    return true;
  }
  const commands: Readonly<Record<string, () => void>> = {
    Enter: target.reveal,
    "+": () => target.run("zoomIn"),
    "=": () => target.run("zoomIn"),
    "-": () => target.run("zoomOut"),
    f: () => target.run("zoomToFit"),
    t: () => target.run("goToToday"),
    d: () => target.run("toggleDrivers"),
    g: target.group,
    h: () => target.run("toggleLoad"),
    m: () => target.run("toggleMinimap"),
    o: () => target.run("nextOverAllocation"),
    O: () => target.run("previousOverAllocation"),
    "/": () => target.run("find"),
    p: () => target.follow("predecessor"),
    s: () => target.follow("successor"),
    Escape: () => target.go(target.position, -1),
  };
  const command = Object.hasOwn(commands, event.key) ? commands[event.key] : undefined;
  command?.();
  return command !== undefined;
}
