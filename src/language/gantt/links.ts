import { writtenValue, type TaskValues } from "../../core/model/changed-task";
import type { LinkType, PredecessorLink, Project, TaskRecord } from "../../core/model/types";
import { linkText } from "../../core/schedule/explain";
import { parseLag, type Lag } from "../../core/text/duration";
import { isIdentifier, parseReference } from "../../core/text/identifier";
import { message, type Message } from "../../core/text/message";
import { formatPredecessor, parsePredecessor } from "../../core/text/predecessor";
import type { YamlRecord, YamlValue } from "../../core/text/yaml-writer/write";
import { closesCircle } from "../editing/circle";
import {
  changedProject,
  changeOf,
  refusal,
  subjectOf,
  type PlanContext,
  type Planned,
  type Refusal,
} from "./plan-change";

/** What a link says. */
export interface LinkWords {
  readonly project?: string;
  readonly id: string;
  readonly type: LinkType;
  readonly lag?: Lag;
}

/** One item of a list of predecessors, as it is written and what it says; undefined for one that can't be read. */
export interface LinkItem {
  readonly written: YamlValue;
  readonly link: LinkWords | undefined;
}

/** The list of predecessors of a task; a refusal where something else than a list stands there. */
export function linkItems(task: TaskRecord): readonly LinkItem[] | Refusal {
  const written = writtenValue(task, "predecessors");
  if (written === undefined || written === null) return [];
  if (!Array.isArray(written))
    return refusal(message("The predecessors of '{0}' are no list in the text. Correct that first.", task.title));
  return written.map((item: unknown) => ({ written: item as YamlValue, link: linkOf(item) }));
}

function linkOf(item: unknown): LinkWords | undefined {
  if (typeof item === "string" || typeof item === "number") return parsePredecessor(String(item));
  if (typeof item !== "object" || item === null) return undefined;
  const { task, type, lag } = item as Readonly<Record<string, unknown>>;
  const reference = parseReference(String(task));
  const read = typeof lag === "string" ? parseLag(lag) : undefined;
  const known = (["FS", "SS", "FF", "SF"] as const).find((one) => one === type);
  return reference && { ...reference, type: known ?? "FS", ...(read && { lag: read }) };
}

/** Whether a link leads to a task of the project itself. */
export function isOwn({ project }: LinkWords, { id }: Project): boolean {
  return project === undefined || project === id;
}

/** Whether two links say the same. No lag is a lag of nothing. */
export function sameLink(a: LinkWords, b: LinkWords): boolean {
  return a.id === b.id && a.project === b.project && a.type === b.type && lagKey(a.lag) === lagKey(b.lag);
}

function lagKey(lag: Lag | undefined): string {
  if (!lag) return "";
  if ("percent" in lag) return lag.percent === 0 ? "" : `${lag.percent}%`;
  return lag.amount === 0 ? "" : `${lag.amount} ${lag.elapsed ? "elapsed " : ""}${lag.unit}`;
}

/** A link in the form of the others: as a text, or as an object where all of them are objects. */
export function writtenLink(link: LinkWords, items: readonly LinkItem[]): YamlValue {
  const isLong = items.length > 0 && items.every(({ written }) => typeof written === "object");
  return isLong ? longForm(link, {}) : formatPredecessor(link);
}

/** A link as an object; what else the object says stays. */
function longForm(link: LinkWords, before: YamlRecord): YamlRecord {
  const { type: oldType, ...others } = before;
  const rest = Object.fromEntries(Object.entries(others).filter(([key]) => key !== "lag"));
  const task = link.project === undefined ? link.id : `${link.project}:${link.id}`;
  const lag =
    link.lag && ("percent" in link.lag ? `${link.lag.percent}%` : linkText(asRecord(link)).slice(2)).replace(/^\+/, "");
  return {
    ...rest,
    task,
    ...((link.type !== "FS" || oldType !== undefined) && { type: link.type }),
    ...(lag !== undefined && { lag }),
  };
}

function asRecord({ id, type, lag }: LinkWords): PredecessorLink {
  return { task: id, type, ...(lag && { lag }), span: { start: 0, end: 0 } };
}

/** The lag that a person has typed: a refusal for what is none, undefined for nothing. */
function lagOf(text: string | undefined): Lag | undefined | Refusal {
  const typed = (text ?? "").trim();
  if (typed === "") return undefined;
  const lag = parseLag(typed);
  return lag
    ? lagKey(lag) === ""
      ? undefined
      : lag
    : refusal(message("'{0}' is not a lag such as 2d, -1d, 2ed or 50%.", typed));
}

/** Links two tasks, or gives the link between them another type or lag. */
export function linkTo(
  context: PlanContext,
  edit: { readonly from: string; readonly to: string; readonly type: LinkType; readonly lag?: string },
): Planned {
  const { project } = context;
  const to = subjectOf(context, edit.to);
  if ("problem" in to) return to;
  const from = subjectOf(context, edit.from);
  if ("problem" in from) return from;
  if (from.task === to.task) return refusal(message("'{0}' can't wait for itself.", to.task.title));
  if (!isIdentifier(edit.from))
    return refusal(message("'{0}' has no id that a link could name. Give it one first.", from.task.title));
  const lag = lagOf(edit.lag);
  if (lag && "problem" in lag) return lag;
  const items = linkItems(to.task);
  if ("problem" in items) return items;
  const link: LinkWords = { id: edit.from, type: edit.type, ...(lag && { lag }) };
  const between = items.filter((item) => item.link?.id === edit.from && isOwn(item.link, project));
  const old = between.find((item) => item.link?.type === edit.type) ?? between[0];
  if (old?.link && sameLink({ ...old.link, project: undefined } as LinkWords, link))
    return refusal(twice(from.task, to.task, link));
  const changed = old
    ? items.map((item) => (item === old ? exchanged(item, link) : item.written))
    : [...items.map(({ written }) => written), writtenLink(link, items)];
  const values: TaskValues = { predecessors: changed };
  return circleOf(context, to.task, values, [edit.from]) ?? changeOf(to.task, values, linkedWords(to.task, changed));
}

function exchanged({ written, link: before }: LinkItem, link: LinkWords): YamlValue {
  const named = before?.project === undefined ? link : { ...link, project: before.project };
  return typeof written === "object" && written !== null && !Array.isArray(written)
    ? longForm(named, written as YamlRecord)
    : formatPredecessor(named);
}

function twice(from: TaskRecord, to: TaskRecord, link: LinkWords): Message {
  return message("'{0}' waits for '{1}' already ({2}).", to.title, from.title, linkText(asRecord(link)));
}

/** Says which circle other predecessors of a task would close. @param added ids of the predecessors that are new */
export function circleOf(
  { project }: PlanContext,
  task: TaskRecord,
  values: TaskValues,
  added: readonly string[],
): Refusal | undefined {
  const circle = closesCircle(
    changedProject(project, [{ task, values }]),
    added.map((id) => [id, task.id] as const),
  );
  return circle && refusal(circle);
}

/** Takes the links between two tasks away. */
export function unlink(context: PlanContext, from: string, to: string): Planned {
  const subject = subjectOf(context, to);
  if ("problem" in subject) return subject;
  const { task } = subject;
  const items = linkItems(task);
  if ("problem" in items) return items;
  const kept = items.filter(({ link }) => link?.id !== from || !isOwn(link, context.project));
  if (kept.length === items.length)
    return refusal(message("'{0}' does not wait for '{1}'. Look at the chart again.", task.title, from));
  const written = kept.map((item) => item.written);
  return changeOf(task, { predecessors: written.length > 0 ? written : undefined }, linkedWords(task, written));
}

/** The predecessors that a task has from now on. */
export function linkedWords(task: TaskRecord, written: readonly YamlValue[]): Message {
  const texts = written.map((item) => {
    const link = linkOf(item);
    return link ? formatPredecessor(link) : "?";
  });
  return texts.length === 0
    ? message("'{0}' has no predecessors any more.", task.title)
    : message("Predecessors of '{0}': {1}.", task.title, texts.join(", "));
}
