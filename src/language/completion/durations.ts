import type { Project } from "../../core/model/types";
import { formatDuration, parseDuration, type Duration, type DurationUnit } from "../../core/text/duration";
import { message, type Message } from "../../core/text/message";
import type { Span } from "../../core/text/range";
import type { Drafts, Shape } from "./drafts";
import { completionFacts } from "./facts";
import type { Place } from "./place";

const usual = ["1d", "2d", "3d", "5d", "10d", "1w", "2w", "1mo", "4h", "1ed", "1ew"] as const;
const usualWork = ["1d", "2d", "3d", "5d", "10d", "4h"] as const;
const units = ["d", "w", "h", "mo", "m", "ed", "ew", "eh"] as const;
const usualLags = ["1d", "2d", "3d", "5d", "1w", "-1d", "-2d", "50%", "-50%", "1ed", "2ed"] as const;

const workingWords: Readonly<Record<DurationUnit, readonly [Message, (amount: number) => Message]>> = {
  minute: [message("1 working minute"), (amount) => message("{0} working minutes", amount)],
  hour: [message("1 working hour"), (amount) => message("{0} working hours", amount)],
  day: [message("1 working day"), (amount) => message("{0} working days", amount)],
  week: [message("1 working week"), (amount) => message("{0} working weeks", amount)],
  month: [message("1 working month"), (amount) => message("{0} working months", amount)],
};

const elapsedWords: Readonly<Record<DurationUnit, readonly [Message, (amount: number) => Message]>> = {
  minute: [message("1 minute around the clock"), (amount) => message("{0} minutes around the clock", amount)],
  hour: [message("1 hour around the clock"), (amount) => message("{0} hours around the clock", amount)],
  day: [message("1 day around the clock"), (amount) => message("{0} days around the clock, days off included", amount)],
  week: [
    message("1 week around the clock, days off included"),
    (amount) => message("{0} weeks around the clock, days off included", amount),
  ],
  month: [
    message("1 month of 30 days, days off included"),
    (amount) => message("{0} months of 30 days, days off included", amount),
  ],
};

function meaningOf({ amount, unit, elapsed }: Duration): Message {
  const [one, many] = (elapsed ? elapsedWords : workingWords)[unit];
  return amount === 1 ? one : many(amount);
}

/** How durations are offered at a place. */
export interface DurationPlace {
  readonly span?: Span;
  readonly isPart?: boolean;
  /** What is typed of it. */
  readonly typed: string;
  /** Work is never elapsed time. */
  readonly isWork?: boolean;
  readonly shape?: Shape;
}

/** Durations: with the typed number in every unit, otherwise those that the project uses most and the usual ones. */
export function addDurations(place: Place, drafts: Drafts, how: DurationPlace): void {
  const number = /^\d+(?:\.\d+)?/.exec(how.typed)?.[0];
  drafts.isIncomplete = true;
  const known = how.isWork === true ? usualWork : usual;
  const texts =
    number === undefined
      ? [...mostUsed(place.project), ...known]
      : [...units.map((unit) => number + unit), ...known.filter((text) => text.startsWith(number))];
  for (const text of new Set(texts)) {
    const duration = parseDuration(text);
    if (!duration || (how.isWork === true && duration.elapsed)) continue;
    drafts.addValue(
      {
        label: text,
        kind: "value",
        newText: text,
        ...(how.span && { span: how.span }),
        ...(how.isPart !== undefined && { isPart: how.isPart }),
        detail: place.say(meaningOf(duration)),
      },
      how.shape ?? { dash: false, brackets: false },
    );
  }
}

const used = new WeakMap<Project, readonly string[]>();

/** The three durations that tasks of the project have most often. */
function mostUsed(project: Project | undefined): readonly string[] {
  if (!project) return [];
  const before = used.get(project);
  if (before) return before;
  const counts = new Map<string, number>();
  for (const { duration } of completionFacts(project).tasks) {
    if (!duration) continue;
    const text = formatDuration(duration);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const most = [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 3)
    .map(([text]) => text);
  used.set(project, most);
  return most;
}

/** A lag with its meaning; leads are negative. */
export interface LagChoice {
  readonly text: string;
  readonly meaning: Message;
}

/** Lags for what is typed of one, with or without sign. */
export function lagChoices(typed: string): readonly LagChoice[] {
  const [, sign = "", number] = /^([+-]?)\s*(\d+(?:\.\d+)?)?/.exec(typed) ?? [];
  const minus = sign === "-" ? "-" : "";
  const texts =
    number === undefined
      ? usualLags.filter((text) => sign === "" || text.startsWith("-") === (sign === "-"))
      : ["d", "w", "h", "%", "ed", "ew"].map((unit) => `${minus}${number}${unit}`);
  return texts.flatMap((text) => {
    const duration = parseDuration(text);
    const percent = /^(-?)([\d.]+)%$/.exec(text);
    if (percent) {
      const [, negative, share = ""] = percent;
      const meaning =
        negative === "-"
          ? message("earlier by {0}% of the predecessor's duration", share)
          : message("later by {0}% of the predecessor's duration", share);
      return { text, meaning };
    }
    if (!duration) return [];
    const length = meaningOf({ ...duration, amount: Math.abs(duration.amount) });
    return { text, meaning: duration.amount < 0 ? message("{0} earlier", length) : message("{0} later", length) };
  });
}
