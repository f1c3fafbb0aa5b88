import type { Project, TaskRecord } from "../core/model/types";
import { textAt } from "../core/model/fields";
import { taskCost } from "../core/cost/task-cost";
import { explainDates } from "../core/schedule/explain";
import { progressState } from "../core/schedule/progress";
import type { Schedule, ScheduledTask } from "../core/schedule/types";
import { dateFromDays, dayOf, minutesPerDay, parseInstant, type Instant } from "../core/text/instant";
import { message } from "../core/text/message";
import type { ParsedFile } from "../core/text/parsed-file";
import type { Range } from "../core/text/range";
import { entryOf, type MappingNode, type ScalarNode } from "../core/text/tree";
import { amountWords, dayWords, finishDay, inDays, momentWords, weekdayWord } from "./day-words";
import { calendarsOf, explainContext } from "./project-facts";
import type { InlayHint, LanguageScope } from "./types";
import { visitRange } from "./visit-range";

/** Which hints a person wants. */
export interface InlayHintKinds {
  /** Computed start and finish of tasks. */
  readonly dates: boolean;
  /** Total float of tasks, or that they are critical. */
  readonly float: boolean;
  /** Weekday and holiday of written dates. */
  readonly weekdays: boolean;
  /** Labour cost of tasks. */
  readonly cost: boolean;
}

/** What a hint is made of: what it says, and what explains it. */
interface Part {
  readonly label: string;
  readonly tooltip: string;
}

/**
 * Computed facts behind the lines of a range: what the text says itself is not repeated. Hints of a task stand at the end of the line of its id; a line with
 * several tasks has none, because nobody could tell whose they are.
 */
export function inlayHints(
  scope: LanguageScope,
  file: string,
  range: Range,
  kinds: InlayHintKinds,
): readonly InlayHint[] {
  const parsed = scope.store.file(file);
  const project = scope.store.projectOf(file);
  if (!parsed || !project) return [];
  const hints: InlayHint[] = [];
  const heads = new Map<number, MappingNode[]>();
  const isAsked = (line: number): boolean => line >= range.start.line && line <= range.end.line;
  const span = {
    start: parsed.lines.lineStart(range.start.line),
    end: parsed.lines.lineStart(range.end.line + 1),
  };
  visitRange(parsed, span, ({ node, schema, record }) => {
    if (node.kind === "mapping" && record?.node === node && record.kind === "task") {
      const line = parsed.lines.position(headOf(node)).line;
      if (isAsked(line)) heads.set(line, [...(heads.get(line) ?? []), node]);
    } else if (kinds.weekdays && node.kind === "scalar" && isDate(schema["x-type"])) {
      const hint = weekdayHint(node, parsed, project, scope);
      if (hint && isAsked(hint.position.line)) hints.push(hint);
    }
  });
  if (kinds.dates || kinds.float || kinds.cost)
    for (const [line, nodes] of heads) {
      const [node] = nodes;
      const hint = node && nodes.length === 1 ? taskHint(node, line, parsed, project, scope, kinds) : undefined;
      if (hint) hints.push(hint);
    }
  return hints;
}

function isDate(type: string | undefined): boolean {
  return type === "date" || type === "instant";
}

/** Where the line of a task is: its id, name or first key. */
function headOf(node: MappingNode): number {
  return (entryOf(node, "id") ?? entryOf(node, "name") ?? node.entries[0])?.keySpan.start ?? node.start;
}

function taskHint(
  node: MappingNode,
  line: number,
  parsed: ParsedFile,
  project: Project,
  scope: LanguageScope,
  kinds: InlayHintKinds,
): InlayHint | undefined {
  const schedule = scope.store.schedule(project);
  const scheduled = schedule.byId.get(textAt(node, "id") ?? "");
  // Of two tasks with one id only the first is scheduled.
  if (!scheduled || scheduled.task.origin.file !== parsed.path || scheduled.task.origin.node.start !== node.start)
    return undefined;
  const parts = [
    kinds.dates ? datesPart(scheduled, project, scope) : undefined,
    kinds.float ? floatPart(scheduled, schedule, scope) : undefined,
    kinds.cost ? costPart(scheduled, project, scope) : undefined,
  ].filter((part) => part !== undefined);
  if (parts.length === 0) return undefined;
  const start = parsed.lines.lineStart(line);
  const text = parsed.text.slice(start, parsed.lines.lineStart(line + 1)).trimEnd();
  return {
    position: { line, character: text.length },
    label: parts.map(({ label }) => label).join(" · "),
    tooltip: parts.map(({ tooltip }) => tooltip).join("\n"),
  };
}

function datesPart(scheduled: ScheduledTask, project: Project, scope: LanguageScope): Part | undefined {
  const { start, finish, kind, task } = scheduled;
  if (isWritten(task, start, finish)) return undefined;
  const { language, render: say } = scope;
  const first = kind === "milestone" ? finishDay(finish) : dayOf(start);
  const last = Math.max(first, finishDay(finish));
  const thisYear = Number(scope.today.slice(0, 4));
  const from = shortDay(first, thisYear, scope);
  const to = shortDay(last, dateFromDays(first).year, scope);
  const computed =
    kind === "milestone"
      ? message("Computed date: {0}", momentWords(finish, language, true))
      : message("Computed dates: {0} → {1}", momentWords(start, language, false), momentWords(finish, language, true));
  const reasons = explainDates(scheduled, explainContext(project, scope)).map(say).join(" ");
  return { label: first === last ? from : `${from} → ${to}`, tooltip: `${say(computed)}\n${reasons}` };
}

/** Whether the text itself says when the task is. */
function isWritten(task: TaskRecord, start: Instant, finish: Instant): boolean {
  const writtenStart = task.actualStart ?? (task.manual ? task.start : undefined);
  const writtenFinish = task.actualFinish ?? (task.manual ? task.finish : undefined);
  const isStart = writtenStart !== undefined && dayOf(writtenStart) === dayOf(start);
  const isFinish = writtenFinish !== undefined && finishDay(writtenFinish) === finishDay(finish);
  return isFinish && (isStart || task.milestone);
}

/** `05-11 Mon`; `2027-05-11 Tue` outside the year that the reader has in mind. */
function shortDay(day: number, year: number, { language }: LanguageScope): string {
  const words = dayWords(day, language);
  return dateFromDays(day).year === year ? words.replace(/^\d+-/, "") : words;
}

function floatPart(scheduled: ScheduledTask, schedule: Schedule, { render: say }: LanguageScope): Part | undefined {
  const { task, totalFloat, freeFloat, critical, kind } = scheduled;
  if (progressState(scheduled, undefined).complete || !task.active) return undefined;
  const perDay = task.duration?.elapsed ? minutesPerDay : schedule.minutesPerDay;
  const days = inDays(totalFloat, perDay);
  const explained = message(
    "Total float {0} days: so far it can slip before the project finishes later. Free float {1} days: before what follows moves.",
    days,
    inDays(freeFloat, perDay),
  );
  if (critical) {
    const words = message("On the critical path: what is late here makes the project late.");
    return { label: say(message("critical")), tooltip: `${say(words)}\n${say(explained)}` };
  }
  return kind === "summary" ? undefined : { label: say(message("float {0} d", days)), tooltip: say(explained) };
}

function costPart(scheduled: ScheduledTask, project: Project, { render: say }: LanguageScope): Part | undefined {
  const cost = taskCost(project, calendarsOf(project), scheduled);
  if (!cost) return undefined;
  const amount = amountWords(Math.round(cost.amount));
  const label = cost.currency === undefined ? amount : `${amount} ${cost.currency}`;
  const hours = amountWords(Math.round(cost.minutes / 6) / 10);
  const words = message("Labour cost {0}: {1} hours of work at the rates of the people assigned.", label, hours);
  const without = cost.withoutRate.map((id) => project.recordsById.get(id)?.title ?? id).join(", ");
  const missing = without === "" ? "" : `\n${say(message("Not in it, because they have no rate: {0}", without))}`;
  return { label, tooltip: `${say(words)}${missing}` };
}

function weekdayHint(
  node: ScalarNode,
  { lines }: ParsedFile,
  project: Project,
  { language, render: say }: LanguageScope,
): InlayHint | undefined {
  const instant = typeof node.value === "string" ? parseInstant(node.value) : undefined;
  if (instant === undefined) return undefined;
  const day = dayOf(instant);
  const calendar = calendarsOf(project).get(undefined);
  const working = calendar.isWorkingDay(day);
  const holiday = working ? undefined : calendar.exceptionName(day, language);
  const weekday = weekdayWord(day, language);
  const name = project.recordsById.get(calendar.id)?.title ?? calendar.id;
  const tooltip = working
    ? message("Working day in the calendar '{0}'", name)
    : message("Not a working day in the calendar '{0}'", name);
  const label = holiday === undefined ? weekday : `${weekday}, ${holiday}`;
  return { position: lines.position(node.end), label, tooltip: `${dayWords(day, language)}\n${say(tooltip)}` };
}
