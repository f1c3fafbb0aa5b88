import { keptFilter } from "../../core/report/gantt/filterWords";
import { keptLayers } from "../../core/report/gantt/layers";
import {
  columnsOf,
  dayAtX,
  keptColumns,
  metrics,
  openingZoom,
  planSpan,
  usualColumns,
  xOfDay,
  type Column,
} from "../../core/report/gantt/layout";
import { rowWithId } from "../../core/report/gantt/rows";
import type { GanttModel } from "../../core/report/gantt/types";
import type { GanttViewState } from "../../protocol/gantt";
import { modelOf, Picture, type ShownPlan, type Viewport } from "./picture";
import { topAfter } from "./sight";
import { keptRowHeight, numberOr, textsOf } from "./state";

export interface NextPicture {
  readonly picture: Picture;
  /** Where the window stands then, in pixels of the whole chart. */
  readonly left: number;
  readonly top: number;
}

/**
 * The picture of a plan: zoom, place, collapsed rows and selection stay when it is of the same project.
 * @param before the picture that shows
 * @param kept what was kept of this project before a reload
 * @param closed ids of the rows that are collapsed at first
 */
export function nextPicture(
  shown: ShownPlan,
  before: Picture | undefined,
  kept: GanttViewState | undefined,
  closed: readonly string[],
  viewport: Viewport,
): NextPicture {
  const model = modelOf(shown);
  const same = before?.model.projectId === model.projectId;
  const next = same ? pictureOfSame(shown, before, viewport) : pictureOfOther(shown, kept, closed, viewport);
  if (kept) {
    next.picture.rowHeight = keptRowHeight(kept.rowHeight);
    next.picture.layers = keptLayers(kept.layers, next.picture.layers);
    if (kept.filter) next.picture.filterBy(keptFilter(kept.filter));
  }
  next.picture.chainChanged();
  return next;
}

/** The columns that a picture has then. */
export function columnsAfter(before: Picture | undefined, kept: GanttViewState | undefined): readonly Column[] {
  const keys = keptColumns(kept?.columns);
  return keys ? columnsOf(keys) : (before?.columns ?? columnsOf(usualColumns));
}

function pictureOfSame(shown: ShownPlan, before: Picture, { x, y }: Viewport): NextPicture {
  const picture = new Picture(shown, before.scale.pixelsPerDay, before.collapsed, before);
  const { rows } = before.model;
  if (rows.id === picture.model.rows.id) picture.selected = before.selected;
  else picture.selected = rowOf(picture.model, rows.id[before.selected]);
  const left = xOfDay(picture.scale, dayAtX(before.scale, x));
  return { picture, left, top: topAfter(before, picture, y) };
}

function pictureOfOther(
  shown: ShownPlan,
  kept: GanttViewState | undefined,
  closed: readonly string[],
  { width }: Viewport,
): NextPicture {
  const model = modelOf(shown);
  const zoom = numberOr(kept?.pixelsPerDay) ?? openingZoom(model, width);
  const picture = new Picture(shown, zoom, kept ? textsOf(kept.collapsed) : closed);
  picture.selected = rowOf(model, kept?.selected);
  const day = numberOr(kept?.leftInstant);
  return {
    picture,
    left: xOfDay(picture.scale, day ?? planSpan(model).from) - (day === undefined ? metrics.padBefore : 0),
    top: (numberOr(kept?.topRow) ?? 0) * keptRowHeight(kept?.rowHeight),
  };
}

function rowOf(model: GanttModel, id: unknown): number {
  return typeof id === "string" ? rowWithId(model, id) : -1;
}
