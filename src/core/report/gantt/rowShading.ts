import { px } from "./bars";
import type { LayerWindow } from "./layers";
import type { VisibleRows } from "./outline";
import { shades, type Shade } from "./shading";
import type { TimeScale } from "./timescale";
import type { GanttModel } from "./types";

/** How a row's own working time differs from the project's, in pixels of the whole chart. */
export interface RowShades {
  /** Free for the row, while the project works. */
  readonly free: readonly Shade[];
  /** Worked on, while the project is free. */
  readonly worked: readonly Shade[];
}

const none: RowShades = { free: [], worked: [] };

/** Finds how rows differ from the shading of the project in a window; rows of the same calendar share the answer. */
export class RowShading {
  readonly #model: GanttModel;
  readonly #project: readonly Shade[];
  readonly #window: readonly [TimeScale, number, number];
  readonly #known = new Map<number, RowShades>();

  constructor(model: GanttModel, scale: TimeScale, fromX: number, toX: number) {
    this.#model = model;
    this.#window = [scale, fromX, toX];
    this.#project = model.calendars ? shades(model.calendar, scale, fromX, toX) : [];
  }

  of(row: number): RowShades {
    const number = this.#model.rows.calendar?.[row] ?? 0;
    const calendar = number > 0 ? this.#model.calendars?.[number - 1] : undefined;
    if (!calendar) return none;
    let found = this.#known.get(number);
    if (!found) {
      const own = shades(calendar, ...this.#window);
      found = { free: without(own, this.#project), worked: without(this.#project, own) };
      this.#known.set(number, found);
    }
    return found;
  }
}

/** Areas of the rows of a window that differ from the shading of the project, each kind together. */
export interface RowShadingPaths {
  readonly free: string;
  readonly worked: string;
}

/** Draws where rows are free while the project works, and work while it is free. */
export function drawRowShading(
  model: GanttModel,
  visible: VisibleRows,
  scale: TimeScale,
  { firstPosition, lastPosition, fromX, toX, offsetX, offsetY }: LayerWindow,
): RowShadingPaths {
  const paths = { free: "", worked: "" };
  if (!model.calendars) return paths;
  const shading = new RowShading(model, scale, fromX, toX);
  const { rowHeight } = visible;
  for (let position = firstPosition; position < lastPosition; position++) {
    const own = shading.of(visible.rows[position] ?? -1);
    const top = position * rowHeight - offsetY;
    const area = ({ x, width }: Shade): string =>
      `M${px(x - offsetX)} ${top}h${px(width)}v${rowHeight - 1}h${px(-width)}Z`;
    paths.free += own.free.map(area).join("");
    paths.worked += own.worked.map(area).join("");
  }
  return paths;
}

/** Parts narrower than this are what rounding leaves. */
const leastWidth = 0.05;

/** The parts of some stretches that others don't cover. Both ascend; what touches counts as one. */
function without(stretches: readonly Shade[], others: readonly Shade[]): readonly Shade[] {
  const parts: Shade[] = [];
  for (const { x, width, holiday } of stretches) {
    let from = x;
    for (const other of others) {
      const end = other.x + other.width;
      if (end <= from) continue;
      if (other.x >= x + width) break;
      if (other.x - from > leastWidth) parts.push({ x: from, width: other.x - from, holiday });
      from = Math.max(from, end);
    }
    if (x + width - from > leastWidth) parts.push({ x: from, width: x + width - from, holiday });
  }
  return parts;
}
