import { formatDuration, parseDuration, type Duration } from "./duration";
import { isIdentifier } from "./identifier";
import type { Span } from "./range";

/** What a text such as `sato 50%` says. */
export interface AssignmentText {
  readonly resource: string;
  /** 1 is full time. */
  readonly units: number;
  readonly work?: Duration;
  /** Where the resource stands, as offsets into the text. */
  readonly resourceSpan: Span;
}

/**
 * Reads an assignment: `sato`, `sato 50%`, `sato 50% 3d` (the duration is work).
 * @returns undefined for anything else
 */
export function parseAssignment(text: string): AssignmentText | undefined {
  const words = text.trim().split(/\s+/);
  const [resource = "", ...rest] = words;
  if (!isIdentifier(resource)) return undefined;
  const start = text.indexOf(resource);
  let units: number | undefined;
  let work: Duration | undefined;
  for (const word of rest) {
    const share = units === undefined ? parsePercent(word) : undefined;
    const duration = work === undefined ? parseDuration(word) : undefined;
    if (share !== undefined) units = share;
    else if (duration && !duration.elapsed && duration.amount >= 0) work = duration;
    else return undefined;
  }
  return { resource, units: units ?? 1, ...(work && { work }), resourceSpan: { start, end: start + resource.length } };
}

/** Reads `50%` as 0.5. @returns undefined for anything else, negative values included. */
export function parsePercent(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*%$/.exec(text.trim());
  return match ? Number(match[1]) / 100 : undefined;
}

/** Writes an assignment in its shortest form. */
export function formatAssignment(assignment: Omit<AssignmentText, "resourceSpan">): string {
  const share = assignment.units === 1 ? "" : ` ${Math.round(assignment.units * 10000) / 100}%`;
  return `${assignment.resource}${share}${assignment.work ? ` ${formatDuration(assignment.work)}` : ""}`;
}
