import { barOf, px, rightOf } from "./bars";
import { expectedPercent, statusDateOf } from "./expectedProgress";
import type { LinkWindow, Origin } from "./links";
import { metrics } from "./metrics";
import type { VisibleRows } from "./outline";
import { xOf, type TimeScale } from "./timescale";
import { rowFlags, type GanttModel } from "./types";

/** What a chart shows besides bars, as the person chooses it. */
export interface Layers {
  /** Id of the baseline behind the bars, `*` for all of them. Absent: none. */
  readonly baseline?: string;
  /** Lines that show how long a task may last without moving the project's finish. */
  readonly slack: boolean;
  readonly links: boolean;
  /** People beside the names. */
  readonly people: boolean;
  readonly gates: boolean;
  /** How much should be done at the status date, in the bars of tasks of which less is done. */
  readonly behind: boolean;
  /** What decides about the dates of the selected task, and what it decides about. */
  readonly drivers: boolean;
  /** How much the people have to do, under the chart. */
  readonly load: boolean;
  /** The whole plan as a small strip. */
  readonly minimap: boolean;
}

/** Bars alone. */
export const noLayers: Layers = {
  slack: false,
  links: false,
  people: false,
  gates: false,
  behind: false,
  drivers: false,
  load: false,
  minimap: false,
};

type LayerFlag = Exclude<keyof Layers, "baseline">;
const layerFlags = Object.keys(noLayers) as readonly LayerFlag[];

/** What a chart shows at first. The latest baseline is the question that is asked most. */
export function usualLayers(model: GanttModel): Layers {
  const [latest] = model.baselines ?? [];
  return {
    ...noLayers,
    ...(latest && { baseline: latest.id }),
    links: true,
    gates: true,
    behind: true,
  };
}

/** What was kept of the layers, as far as it can be used. */
export function keptLayers(kept: unknown, usual: Layers): Layers {
  if (typeof kept !== "object" || kept === null) return usual;
  const values = kept as Readonly<Record<string, unknown>>;
  const { baseline } = values;
  const flags: Record<LayerFlag, boolean> = { ...noLayers };
  for (const flag of layerFlags) {
    const value = values[flag];
    flags[flag] = typeof value === "boolean" ? value : usual[flag];
  }
  return { ...(typeof baseline === "string" && { baseline }), ...flags };
}

/** Part of a chart in which layers are wanted. */
export type LayerWindow = LinkWindow & Origin;

/** Lines of all rows of a window, each kind together, because a path of many lines costs little more than one. */
export interface LayerPaths {
  /** Bars of the baselines, under those of the plan. */
  readonly baselines: string;
  /** From the finish of the baseline to a later finish of the plan. */
  readonly slips: string;
  readonly slack: string;
  /** From what is done to what should be, over the bars. */
  readonly behind: string;
}

const stripHeight = 3;
/** Between the strips of several baselines. */
const stripStep = 4;
/** More strips than this don't fit below a bar. */
const mostStrips = 2;

/** Draws the layers behind the bars of a window. */
export function drawLayers(
  model: GanttModel,
  visible: VisibleRows,
  scale: TimeScale,
  window: LayerWindow,
  layers: Layers,
): LayerPaths {
  const { rowHeight } = visible;
  // Rows that are low have room for one.
  const strips = rowHeight < metrics.rowHeight ? 1 : mostStrips;
  const chosen = chosenBaselines(model, layers).slice(0, strips);
  const paths = { baselines: "", slips: "", slack: "", behind: "" };
  if (chosen.length === 0 && !layers.slack && !layers.behind) return paths;
  for (let position = window.firstPosition; position < window.lastPosition; position++) {
    const row = visible.rows[position] ?? -1;
    const top = position * rowHeight - window.offsetY;
    chosen.forEach((baseline, at) => {
      const strip = stripOf(model, baseline, row, scale);
      if (!strip || strip.right < window.fromX || strip.left > window.toX) return;
      const y = top + (rowHeight + metrics.barHeight) / 2 + 1 + at * stripStep;
      const left = Math.max(strip.left, window.fromX) - window.offsetX;
      const right = Math.min(strip.right, window.toX) - window.offsetX;
      paths.baselines += `M${px(left)} ${px(y)}H${px(right)}v${stripHeight}H${px(left)}Z`;
      if (at === 0 && strip.slip !== undefined) {
        const end = Math.min(strip.slip, window.toX) - window.offsetX;
        paths.slips += `M${px(right)} ${px(y + stripHeight / 2)}H${px(end)}m0 -2.5v5`;
      }
    });
    if (layers.behind) paths.behind += behindPath(model, row, scale, top + rowHeight / 2, window);
    if (layers.slack) paths.slack += slackPath(model, row, scale, top + rowHeight / 2, window);
  }
  return paths;
}

/** The baselines that are wanted, the latest first. */
export function chosenBaselines(model: GanttModel, { baseline }: Layers): readonly number[] {
  if (baseline === undefined) return [];
  return (model.baselines ?? []).flatMap(({ id }, index) => (baseline === "*" || baseline === id ? [index] : []));
}

interface Strip {
  readonly left: number;
  readonly right: number;
  /** Where the plan finishes now, when that is later. */
  readonly slip?: number;
}

function stripOf(model: GanttModel, index: number, row: number, scale: TimeScale): Strip | undefined {
  const baseline = model.baselines?.[index];
  const start = baseline?.start[row] ?? null;
  const finish = baseline?.finish[row] ?? null;
  if (start === null || finish === null) return undefined;
  const left = xOf(scale, start);
  // A moment is as wide as the milestone above it is high.
  const right = finish > start ? Math.max(xOf(scale, finish), left + 3) : left + 4;
  const now = model.rows.finish[row] ?? null;
  const slips = now !== null && now > finish && xOf(scale, now) > right + 1;
  return { left: finish > start ? left : left - 4, right, ...(slips && { slip: xOf(scale, now) }) };
}

function slackPath(model: GanttModel, row: number, scale: TimeScale, middle: number, window: LayerWindow): string {
  const late = model.rows.lateFinish[row] ?? null;
  const bar = late === null || (model.rows.flags[row] ?? 0) & rowFlags.inactive ? undefined : barOf(model, row, scale);
  if (late === null || !bar) return "";
  const from = Math.max(rightOf(bar), window.fromX);
  const to = Math.min(xOf(scale, late), window.toX);
  if (to <= from + 1) return "";
  const y = middle + metrics.barHeight / 2 - 1.5;
  return `M${px(from - window.offsetX)} ${px(y)}H${px(to - window.offsetX)}m0 -3v3`;
}

/** Only of tasks that are at work: finished and future ones need no walk through their working days. */
function behindPath(model: GanttModel, row: number, scale: TimeScale, middle: number, window: LayerWindow): string {
  if (((model.rows.flags[row] ?? 0) & rowFlags.complete) !== 0) return "";
  if ((model.rows.start[row] ?? Infinity) >= (statusDateOf(model, row) ?? -Infinity)) return "";
  const bar = barOf(model, row, scale);
  if (bar?.kind !== "task") return "";
  const from = Math.max(bar.x + bar.done, window.fromX);
  const to = Math.min(bar.x + (bar.width * (expectedPercent(model, row) ?? 0)) / 100, window.toX);
  if (to < from + 2) return "";
  return `M${px(from - window.offsetX)} ${px(middle)}H${px(to - window.offsetX)}m0 -5v10`;
}
