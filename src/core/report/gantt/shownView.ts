import { minutesPerDay } from "../../text/instant";
import type { Message } from "../../text/message";
import { keptColumns } from "./columns";
import { keptFilter } from "./filterWords";
import { groupTasks } from "./grouping";
import { groupingsOf, keptGrouping } from "./groups";
import { keptLayers, usualLayers } from "./layers";
import type { ChartFileOptions } from "./options";
import { clampZoom } from "./timescale";
import type { GanttModel } from "./types";

type ViewOptions = Pick<
  ChartFileOptions,
  "collapsed" | "columns" | "filter" | "layers" | "pixelsPerDay" | "from" | "to"
>;

/**
 * The options of a file that shows what a person sees: columns, closed rows, filter, layers, zoom, and the days of the window.
 * @param view what a page says of itself (`GanttShownView`); what is of a wrong kind is left out
 */
export function optionsOfView(view: unknown, model: GanttModel): ViewOptions {
  if (typeof view !== "object" || view === null) return {};
  const { collapsed, filter, layers, ...places } = view as Readonly<Record<string, unknown>>;
  const [zoom, left, days] = [places["pixelsPerDay"], places["leftInstant"], places["days"]].map(numberOf);
  const columns = keptColumns(places["columns"]);
  return {
    ...(columns && { columns }),
    ...(Array.isArray(collapsed) && { collapsed: collapsed.filter((id) => typeof id === "string") }),
    filter: keptFilter(filter),
    layers: keptLayers(layers, usualLayers(model)),
    ...(zoom !== undefined && { pixelsPerDay: clampZoom(zoom) }),
    ...(left !== undefined &&
      days !== undefined &&
      days > 0 && { from: Math.floor(left) * minutesPerDay, to: Math.ceil(left + days) * minutesPerDay }),
  };
}

/** The plan in the groups in which a person sees it, where they chose some. */
export function modelOfView(view: unknown, model: GanttModel, say: (words: Message) => string): GanttModel {
  if (typeof view !== "object" || view === null) return model;
  const by = keptGrouping((view as Readonly<Record<string, unknown>>)["groupBy"]);
  return by && groupingsOf(model).includes(by) ? groupTasks(model, by, say).model : model;
}

/** A number that a day can have. */
function numberOf(value: unknown): number | undefined {
  return typeof value === "number" && Math.abs(value) < 10_000_000 ? value : undefined;
}
