import { dayOf, formatDate, minutesPerDay, type Instant } from "../../core/text/instant";
import { message, type Message } from "../../core/text/message";
import { finishDay, weekdayWord } from "../day-words";
import { spanOf } from "./describe";
import type { Drafts } from "./drafts";
import { type Shape } from "./drafts";
import { bestMatches } from "./match";
import type { Place } from "./place";

/** Keys of a first day; the others name a last day or a single one. */
const startKeys: ReadonlySet<string> = new Set(["start", "from", "actualStart", "effective", "granted"]);
/** Keys of what has happened already, for which the status date comes first. */
const pastKeys: ReadonlySet<string> = new Set([
  ...["actualStart", "actualFinish", "actual", "closed", "resolved", "done", "decided", "occurred", "identified"],
  ...["submitted", "acceptedDate", "delivered", "implemented", "captured", "created", "updated", "paid", "validated"],
]);
/** Dates of gates, milestones and deadlines, nearest to the status date first. */
const mostEvents = 40;

/** Days that a date may mean, each with the reasons to offer it. */
class Days {
  readonly reasons = new Map<number, Message[]>();

  add(day: number | undefined, reason: Message): void {
    if (day === undefined) return;
    const known = this.reasons.get(day);
    const isSaid = known?.some(({ template }) => template === reason.template && reason.args.length === 0);
    if (known) known.push(...(isSaid === true ? [] : [reason]));
    else this.reasons.set(day, [reason]);
  }
}

/** Dates: those of the task around the place and of what it waits for, today, status date, limits of the project, gates, milestones and deadlines. */
export function addDates(place: Place, drafts: Drafts, shape: Shape): void {
  const { typed } = place.context;
  drafts.isIncomplete = true;
  const days = new Days();
  const month = /^(\d{4})-(\d{2})(?:-\d{0,2})?$/.exec(typed);
  const away = /^([+-]\d{1,4})([dw]?)$/.exec(typed);
  if (away) addAway(place, days, Number(away[1]), away[2] === "w");
  else {
    addNear(place, days);
    addEvents(place, days);
    if (month) addMonth(days, Number(month[1]), Number(month[2]));
  }
  for (const [day, reasons] of days.reasons) addDay(place, drafts, shape, day, reasons, away ? typed : undefined);
  if (/^\p{L}/u.test(typed)) addTasks(place, drafts, shape);
}

function addDay(
  place: Place,
  drafts: Drafts,
  shape: Shape,
  day: number,
  reasons: readonly Message[],
  filterText: string | undefined,
): void {
  const label = formatDate(day * minutesPerDay);
  const said = reasons.slice(0, 3).map((reason) => place.say(reason));
  const detail = [dayDetail(place, day), ...said].join(" · ");
  drafts.addValue(
    {
      label,
      kind: "date",
      newText: label,
      detail,
      filterText: filterText ?? `${label} ${detail}`,
      preselect: drafts.items.length === 0,
    },
    shape,
  );
}

/** `Tue · Culture Day`: the weekday, and the name of a holiday or of another exception. */
function dayDetail(place: Place, day: number): string {
  const holiday = place.calendar.exceptionName(day, place.language);
  return [weekdayWord(day, place.language), holiday].filter((part) => part !== undefined).join(" · ");
}

function addNear(place: Place, days: Days): void {
  const { key, project, today } = place;
  const isStart = startKeys.has(key) || (key === "date" && place.context.path.includes("constraint"));
  const now = (): void => {
    days.add(dayOf(today), message("Today"));
  };
  const status = (): void => {
    if (project?.statusDate !== undefined) days.add(finishDay(project.statusDate), message("Status date"));
  };
  if (key === "statusDate") now();
  if (pastKeys.has(key)) status();
  addOwnTask(place, days, isStart);
  now();
  status();
  const next = place.calendar.nextWorking((dayOf(today) + 1) * minutesPerDay);
  days.add(dayOf(next), message("Next working day"));
  days.add(dayOf(today) + 7, message("In a week"));
  days.add(dayOf(today) + 14, message("In two weeks"));
  if (project?.start !== undefined) days.add(dayOf(project.start), message("Start of the project"));
  if (project?.finish !== undefined) days.add(finishDay(project.finish), message("Finish of the project"));
}

/** The computed dates of the task around the place, of its predecessors and of its summary task. */
function addOwnTask(place: Place, days: Days, isStart: boolean): void {
  const { scheduled, schedule, task } = place;
  if (!scheduled || !schedule || !task) return;
  const own = (): void => {
    if (isStart) days.add(dayOf(scheduled.start), message("Computed start of this task"));
    else days.add(finishDay(scheduled.finish), message("Computed finish of this task"));
  };
  own();
  for (const link of task.predecessors) {
    const before = link.project === undefined ? schedule.byId.get(link.task) : undefined;
    if (!before) continue;
    const { title } = before.task;
    if (isStart) days.add(dayOf(place.calendar.nextWorking(before.finish)), message("After {0}", title));
    else days.add(finishDay(before.finish), message("Finish of {0}", title));
  }
  const outer = task.parent && schedule.byId.get(task.parent.id);
  if (outer && isStart) days.add(dayOf(outer.start), message("Start of {0}", outer.task.title));
  else if (outer) days.add(finishDay(outer.finish), message("Finish of {0}", outer.task.title));
}

function addEvents(place: Place, days: Days): void {
  const { project, schedule, facts } = place;
  if (!project || !facts) return;
  const now = finishDay(project.statusDate ?? place.today);
  const events: { readonly day: number; readonly reason: Message }[] = [];
  const add = (day: number, reason: Message): void => {
    events.push({ day, reason });
  };
  for (const gate of facts.ofKind("gate")) {
    const day = dayOfText(gate.data["forecast"]) ?? dayOfText(gate.data["planned"]);
    if (day !== undefined) add(day, message("Gate {0}", gate.title));
  }
  for (const task of facts.tasks) {
    if (task.deadline !== undefined) add(finishDay(task.deadline), message("Deadline of {0}", task.title));
    const finish = task.milestone ? schedule?.byId.get(task.id)?.finish : undefined;
    if (finish !== undefined) add(finishDay(finish), message("Milestone {0}", task.title));
  }
  events.sort((a, b) => Math.abs(a.day - now) - Math.abs(b.day - now));
  for (const { day, reason } of events.slice(0, mostEvents)) days.add(day, reason);
}

function dayOfText(value: unknown): number | undefined {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}/.test(value)
    ? Date.parse(`${value.slice(0, 10)}T00:00Z`) / (minutesPerDay * 60_000)
    : undefined;
}

/** Every day of a month. */
function addMonth(days: Days, year: number, month: number): void {
  const first = Date.UTC(year, month - 1, 1) / (minutesPerDay * 60_000);
  const next = Date.UTC(year, month, 1) / (minutesPerDay * 60_000);
  for (let day = first; day < next; day++) if (!days.reasons.has(day)) days.reasons.set(day, []);
}

/** A day some working days, or calendar weeks, from today. */
function addAway(place: Place, days: Days, count: number, weeks: boolean): void {
  if (weeks) {
    days.add(dayOf(place.today) + count * 7, message("{0} weeks from today", count));
    return;
  }
  let day = dayOf(place.today);
  for (let left = Math.abs(count), guard = 0; left > 0 && guard < 4000; guard++) {
    day += Math.sign(count);
    if (place.calendar.isWorkingDay(day)) left--;
  }
  days.add(day, message("{0} working days from today", count));
}

/** Typed letters find a task by id or name: its computed dates. */
function addTasks(place: Place, drafts: Drafts, shape: Shape): void {
  const { facts, schedule } = place;
  if (!facts || !schedule) return;
  const isStart = startKeys.has(place.key);
  for (const task of bestMatches(place.context.typed, facts.tasks).found.slice(0, 20)) {
    const scheduled = schedule.byId.get(task.id);
    if (!scheduled) continue;
    const instant: Instant = isStart ? scheduled.start : Math.max(scheduled.finish - 1, scheduled.start);
    const newText = formatDate(instant);
    drafts.addValue(
      {
        label: `${newText} ${task.id}`,
        kind: "date",
        newText,
        detail: [task.title, spanOf(scheduled)].join(" · "),
        filterText: `${task.id} ${task.title}`,
      },
      shape,
    );
  }
}
