import { recordAt } from "../core/model/origin";
import type { Project } from "../core/model/types";
import type { Schedule, ScheduledTask } from "../core/schedule/types";
import { itemSchema } from "../core/schema/registry";
import { formatInstant } from "../core/text/instant";
import { message, type Message } from "../core/text/message";
import { LineIndex } from "../core/text/range";
import { cursorContext } from "./context";
import { childSchema, descriptionOf, enumValues, fileKind, schemaAt, titleOf, topLevelKeys } from "./schema";
import type { Hover, Language } from "./types";

export interface HoverRequest {
  readonly text: string;
  readonly offset: number;
  readonly file: string;
  readonly project: Project | undefined;
  readonly schedule: (project: Project) => Schedule;
  readonly language: Language;
  readonly render: (message: Message) => string;
}

/** What a key or value means: the documentation of its schema, the record behind an id, and the computed dates of a task. */
export function hover(request: HoverRequest): Hover | undefined {
  const { text, offset, language } = request;
  const context = cursorContext(text, wordEnd(text, offset));
  if (context.kind === "none" || context.replace.start > offset) return undefined;
  const container = schemaAt(fileKind(topLevelKeys(text)), context.path);
  const word = text.slice(context.replace.start, context.replace.end).trim();
  if (!container || word === "") return undefined;
  const item = context.kind === "item" ? itemSchema(container) : undefined;
  // Behind a dash stands the first key of a record, or an item that is a value itself.
  const isKey = context.kind === "key" || (context.kind === "item" && context.colonFollows);
  const key = context.kind === "value" ? (context.key ?? "") : word;
  const schema = context.kind === "item" && !isKey ? item : childSchema(item ?? container, key);
  if (!schema) return undefined;
  const lines: (string | undefined)[] = [];
  if (!isKey) {
    const label = enumValues(schema, language).find(({ value }) => value === word)?.label;
    if (label !== undefined) lines.push(`**${escapeMarkdown(label)}** \`${word}\``);
    lines.push(...referenced(request, word, schema["x-ref"]));
  }
  lines.push(
    heading(titleOf(schema, language), context.kind === "item" && !isKey ? undefined : key),
    descriptionOf(schema, language),
  );
  if (key === "id" || key === "name") lines.push(...taskFacts(request));
  const contents = lines.filter((line) => line !== undefined && line !== "").join("\n\n");
  return contents === "" ? undefined : { contents, range: new LineIndex(text).range(context.replace) };
}

function wordEnd(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && /[^\s,:[\]{}"'#]/.test(text.charAt(end))) end++;
  return end;
}

function heading(title: string | undefined, key: string | undefined): string {
  return [
    title === undefined ? undefined : `**${escapeMarkdown(title)}**`,
    key === undefined ? undefined : `\`${key}\``,
  ]
    .filter(Boolean)
    .join(" ");
}

function referenced(request: HoverRequest, word: string, kinds: readonly string[] | undefined): string[] {
  const id = /^\S+/.exec(word)?.[0];
  const record = id === undefined || !kinds ? undefined : request.project?.recordsById.get(id);
  if (!record) return [];
  const title = `**${escapeMarkdown(record.title)}** \`${record.id}\``;
  const scheduled = record.kind === "task" ? scheduledOf(request, record.id) : undefined;
  return [title, ...(scheduled ? [datesOf(request, scheduled)] : [])];
}

function taskFacts(request: HoverRequest): string[] {
  const record = request.project && recordAt(request.project, request.file, request.offset);
  const scheduled = record?.kind === "task" ? scheduledOf(request, record.id) : undefined;
  return scheduled ? [datesOf(request, scheduled)] : [];
}

function scheduledOf({ project, schedule }: HoverRequest, id: string): ScheduledTask | undefined {
  return project && schedule(project).byId.get(id);
}

function datesOf({ project, schedule, render }: HoverRequest, task: ScheduledTask): string {
  const perDay = project ? schedule(project).minutesPerDay : 480;
  const days = (minutes: number): string => String(Math.round((minutes / perDay) * 100) / 100);
  const time = (instant: number): string => formatInstant(instant).replace("T", " ");
  const facts = [
    message("Start: {0}", time(task.start)),
    message("Finish: {0}", time(task.finish)),
    message("Total float: {0} days", days(task.totalFloat)),
    message("Free float: {0} days", days(task.freeFloat)),
    ...(task.critical ? [message("On the critical path")] : []),
    ...(task.deadlineMissed ? [message("Finishes after its deadline")] : []),
  ];
  return facts.map((fact) => `- ${escapeMarkdown(render(fact))}`).join("\n");
}

/** Text of a person as plain words in Markdown. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#+!|~&]/g, "\\$&");
}
