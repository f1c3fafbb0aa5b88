import type { LinkType } from "../../core/model/types";
import { barOf, extentOf, isHeading, type Bar } from "../../core/report/gantt/layout";
import { linkTypes } from "../../core/report/gantt/types";
import { message, type Message } from "../../core/text/message";
import type { GanttEdit } from "../../protocol/gantt-edit";
import { handleReach } from "./grips";
import type { Picture } from "./picture";

export type BarEnd = "start" | "finish";

/** The end of a bar that a link is drawn to. */
export interface LinkTarget {
  readonly row: number;
  readonly position: number;
  readonly bar: Bar;
  readonly end: BarEnd;
}

/** The type of a link by the ends that it joins. */
export function linkTypeOf(from: BarEnd, to: BarEnd): LinkType {
  if (from === "finish") return to === "start" ? "FS" : "FF";
  return to === "start" ? "SS" : "SF";
}

/** The end of the predecessor's and of the successor's bar that a type joins. */
export function endsOf(type: LinkType): { readonly from: BarEnd; readonly to: BarEnd } {
  return {
    from: type === "FS" || type === "FF" ? "finish" : "start",
    to: type === "FS" || type === "SS" ? "start" : "finish",
  };
}

/** Name of a link type for people. */
export function linkTypeName(type: LinkType): Message {
  switch (type) {
    case "FS":
      return message("Finish to start (FS)");
    case "SS":
      return message("Start to start (SS)");
    case "FF":
      return message("Finish to finish (FF)");
    case "SF":
      return message("Start to finish (SF)");
  }
}

/** Pixel of the whole chart at which an end of a bar stands. */
export function endX(bar: Bar, end: BarEnd): number {
  return extentOf(bar)[end === "start" ? 0 : 1];
}

/** The end of a bar near a point of the chart, other than the bar from which the link comes. */
export function targetAt(picture: Picture, from: number, position: number, x: number): LinkTarget | undefined {
  const row = picture.rowAt(position);
  if (row < 0 || row === from || isHeading(picture.model, row)) return undefined;
  const bar = barOf(picture.model, row, picture.scale);
  if (!bar) return undefined;
  const [left, right] = extentOf(bar);
  if (x < left - handleReach || x > right + handleReach) return undefined;
  return { row, position, bar, end: x < (left + right) / 2 ? "start" : "finish" };
}

/** The edit that makes a link, or gives another type to one that is there. @returns undefined where it is there already */
export function linkEdit(picture: Picture, from: number, to: number, type: LinkType): GanttEdit | undefined {
  const { rows } = picture.model;
  const [fromId, toId] = [rows.id[from], rows.id[to]];
  if (fromId === undefined || toId === undefined || from === to) return undefined;
  const present = linkBetween(picture, from, to);
  const { type: types, lag, lagTexts } = picture.model.links;
  if (present >= 0 && linkTypes[types[present] ?? 0] === type) return undefined;
  const lagText = present < 0 ? "" : (lagTexts[lag[present] ?? 0] ?? "").replace(/^\+/, "");
  return { kind: "link", from: fromId, to: toId, type, ...(lagText === "" ? {} : { lag: lagText }) };
}

/** Index of the link between two rows, -1 for none. */
export function linkBetween(picture: Picture, from: number, to: number): number {
  const { links } = picture.model;
  return picture.linksOf(to).find((link) => links.from[link] === from && links.to[link] === to) ?? -1;
}

/** Names of the two rows of a link. */
export function linkNames(picture: Picture, link: number): readonly [string, string] {
  const { links, rows } = picture.model;
  return [rows.name[links.from[link] ?? -1] ?? "", rows.name[links.to[link] ?? -1] ?? ""];
}

/** The first row that is linked to another one, on its side of the predecessors or of the successors. */
export function linkedRow(picture: Picture, row: number, direction: "predecessor" | "successor"): number | undefined {
  const { from, to } = picture.model.links;
  const [here, there] = direction === "predecessor" ? [to, from] : [from, to];
  const link = picture.linksOf(row).find((candidate) => here[candidate] === row);
  return link === undefined ? undefined : there[link];
}
