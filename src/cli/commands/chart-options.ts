import { columnKeys, columnWidthLimits, type WrittenColumn } from "../../core/report/gantt/columns";
import { isPeriod, periods, type RowFilter } from "../../core/report/gantt/filter";
import { filterFlags, type FilterFlag } from "../../core/report/gantt/filterWords";
import type { GanttFileOptions } from "../../core/report/gantt/formats";
import { groupTasks } from "../../core/report/gantt/grouping";
import { groupings, groupingsOf } from "../../core/report/gantt/groups";
import { noLayers, usualLayers, type Layers } from "../../core/report/gantt/layers";
import { closedBelow } from "../../core/report/gantt/outline";
import type { GanttModel } from "../../core/report/gantt/types";
import { isDateOnly, minutesPerDay, parseInstant, type Instant } from "../../core/text/instant";
import { message, type Message } from "../../core/text/message";
import { CannotRun, say, type Host } from "../host";

/** What can be said of a chart on the command line. */
export interface ChartOptions {
  /** First and last day of the time that is drawn, `2026-04-01`. */
  readonly from?: string;
  readonly to?: string;
  /** Day that is marked as today. */
  readonly today?: string;
  /** Pixels a day. */
  readonly zoom?: string;
  /** Outline level below which rows are closed. */
  readonly level?: string;
  readonly columns?: string;
  /** By what tasks stand together. */
  readonly groupBy?: string;
  readonly layers?: string;
  readonly filter?: readonly string[];
  readonly theme?: "light" | "dark";
  readonly paper?: "A4" | "A3" | "letter";
  readonly orientation?: "landscape" | "portrait";
}

function wrongValue(name: string, value: string, hint: Message): CannotRun {
  return new CannotRun(message("'{1}' is not a value of the option '{0}'. {2}", name, value, hint));
}

/** The begin of a day. @throws CannotRun for what is no day */
export function dayOption(name: string, value: string | undefined): Instant | undefined {
  if (value === undefined) return undefined;
  const instant = isDateOnly(value) ? parseInstant(value) : undefined;
  if (instant === undefined) throw wrongValue(name, value, message("Write a day: 2026-04-01."));
  return instant;
}

function numberOption(name: string, value: string | undefined, least: number): number | undefined {
  if (value === undefined) return undefined;
  const number = /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : NaN;
  if (!Number.isFinite(number) || number < least)
    throw wrongValue(name, value, message("Write a number of at least {0}.", least));
  return number;
}

/** Columns by their keys, `name=320` with a width in pixels. @throws CannotRun for unknown ones */
function columnsOption(value: string | undefined): readonly WrittenColumn[] | undefined {
  return value?.split(",").map((one) => {
    const [name = "", width] = one.trim().split("=");
    const key = columnKeys.find((known) => known === name);
    if (!key) throw wrongValue("--columns", one.trim(), message("Allowed: {0}.", columnKeys.join(", ")));
    if (width === undefined) return key;
    const [least, most] = columnWidthLimits;
    const pixels = Number(width);
    if (!(pixels >= least && pixels <= most))
      throw wrongValue("--columns", one.trim(), message("Write a width from {0} to {1} pixels.", least, most));
    return `${key}=${pixels}` as const;
  });
}

const layerNames = ["links", "behind", "slack", "people", "gates"] as const;

/**
 * Layers by their names, `links,slack,baseline=BL1`: these and no others. `baseline` alone is the latest one, `baseline=*` stands for all, `none` for no layer.
 * @throws CannotRun for unknown names
 */
function layersOption(value: string, model: GanttModel): Layers {
  const allowed = [...layerNames, "baseline", "baseline=ID", "baseline=*", "none"].join(", ");
  const usual = usualLayers(model);
  let layers = noLayers;
  for (const part of value.split(",").map((name) => name.trim())) {
    const named = layerNames.find((name) => name === part);
    const id = /^baseline=(.+)$/.exec(part)?.[1];
    if (named) layers = { ...layers, [named]: true };
    else if (part === "baseline")
      layers = { ...layers, ...(usual.baseline !== undefined && { baseline: usual.baseline }) };
    else if (id !== undefined) {
      const ids = (model.baselines ?? []).map((baseline) => baseline.id);
      if (id !== "*" && !ids.includes(id))
        throw wrongValue("--layers", part, message("The baselines of this plan: {0}.", ids.join(", ") || "–"));
      layers = { ...layers, baseline: id };
    } else if (part !== "none") throw wrongValue("--layers", part, message("Allowed: {0}.", allowed));
  }
  return layers;
}

const filterNames = [...filterFlags, ...periods.map((period) => `period=${period}`), "person=NAME", "text=WORDS"];

/**
 * A filter by its parts, `critical,person=Sato`. What follows `person=` and `text=` is taken to the end, with its commas.
 * @throws CannotRun for unknown parts
 */
function filterOption(values: readonly string[]): RowFilter {
  let filter: RowFilter = {};
  for (const value of values) {
    const [, list = "", key, name] = /^(.*?)(?:(?:^|,)\s*(person|text)=(.*))?$/s.exec(value) ?? [];
    for (const part of list.split(",").map((one) => one.trim())) {
      if (part === "" && key !== undefined) continue;
      const flag = filterFlags.find((one): one is FilterFlag => one === part);
      const period = /^period=(.*)$/.exec(part)?.[1];
      if (flag) filter = { ...filter, [flag]: true };
      else if (period !== undefined && isPeriod(period)) filter = { ...filter, period };
      else throw wrongValue("--filter", part, message("Allowed: {0}.", filterNames.join(", ")));
    }
    if (key !== undefined && name !== undefined) filter = { ...filter, [key]: name.trim() };
  }
  return filter;
}

/** The plan with its tasks in groups. @throws CannotRun for groups that it does not have */
function inGroups(value: string, model: GanttModel, host: Host): GanttModel {
  const by = groupingsOf(model).find((one) => one === value);
  if (by) return groupTasks(model, by, (words) => say(host, words)).model;
  const reason = groupings.some((one) => one === value)
    ? message("This plan has no teams. Allowed: {0}.", groupingsOf(model).join(", "))
    : message("Allowed: {0}.", groupings.join(", "));
  throw wrongValue("--group-by", value, reason);
}

/** What the options say before there is a plan to look at. */
export interface ReadOptions {
  /** Today for the model: what is at work in this week depends on it, and nothing else that is drawn. */
  readonly today: Instant | undefined;
  /** The model as it is shown: in its outline, or in groups. @throws CannotRun for groups that it does not have */
  readonly shown: (model: GanttModel) => GanttModel;
  /** The options of the file for a model. */
  readonly fileOptions: (model: GanttModel) => GanttFileOptions;
}

/** Reads the options of a chart. Without `today`, and without a period, nothing in the file depends on the day on which it is made. @throws CannotRun for a wrong one */
export function readChartOptions(options: ChartOptions, host: Host): ReadOptions {
  const marked = dayOption("--today", options.today);
  const from = dayOption("--from", options.from);
  const lastDay = dayOption("--to", options.to);
  if (from !== undefined && lastDay !== undefined && lastDay < from)
    throw new CannotRun(message("The date of --to is before the date of --from."));
  const pixelsPerDay = numberOption("--zoom", options.zoom, 0.005);
  const level = numberOption("--level", options.level, 1);
  const columns = columnsOption(options.columns);
  const filter = options.filter && filterOption(options.filter);
  const present = filter?.period === undefined ? undefined : parseInstant(host.today);
  return {
    today: marked ?? present,
    shown: (model) => (options.groupBy === undefined ? model : inGroups(options.groupBy, model, host)),
    fileOptions: (model) => ({
      language: host.language,
      translations: host.translations,
      showToday: marked !== undefined,
      ...(filter && { filter }),
      ...(columns && { columns }),
      ...(options.layers !== undefined && { layers: layersOption(options.layers, model) }),
      ...(from !== undefined && { from }),
      ...(lastDay !== undefined && { to: lastDay + minutesPerDay }),
      ...(pixelsPerDay !== undefined && { pixelsPerDay }),
      ...(level !== undefined && { collapsed: closedBelow(model, level) }),
      ...(options.theme && { theme: options.theme }),
      ...(options.paper && { paper: options.paper }),
      ...(options.orientation && { orientation: options.orientation }),
    }),
  };
}
