import type { Project, TaskRecord } from "../../core/model/types";
import { durationBasis } from "../../core/schedule/duration";
import { durationMinutes, formatWorkingMinutes, parseDuration } from "../../core/text/duration";
import type { EditValue } from "../../core/text/edit-text";
import type { EntryChanges } from "../../core/text/edit-entries";
import {
  entryOf,
  stringOf,
  toData,
  valueOf,
  type MappingNode,
  type ScalarNode,
  type TreeNode,
} from "../../core/text/tree";
import { calendarsOf } from "../project-facts";
import type { LanguageScope } from "../types";
import { assignmentHalves, halvesOf } from "./halves";

/** How the fields of a task are shared out. */
export interface Halves {
  /** What changes in the first task. */
  readonly first: EntryChanges;
  /** Single values within the lists of the first task that change. */
  readonly scalars: readonly (readonly [ScalarNode, string])[];
  /** What the second task has besides id, name and predecessors. */
  readonly second: Readonly<Record<string, EditValue>>;
}

/** What holds for both halves. */
const sharedKeys = [
  "calendar",
  "ignoreResourceCalendar",
  "type",
  "effortDriven",
  "priority",
  "owner",
  "skills",
  "tags",
  "costAccount",
  "active",
];

/** What belongs to the end of the work. */
const finalKeys = ["deadline", "actualFinish", "deliverables", "acceptanceCriteria"];

/** Shares out the fields of a task; undefined when it is too short. Costs, notes and everything else stay with the first task. */
export function halveTask(
  scope: LanguageScope,
  project: Project,
  task: TaskRecord,
  node: MappingNode,
): Halves | undefined {
  const first: Record<string, EditValue | undefined> = {};
  const second: Record<string, EditValue> = {};
  const scalars: (readonly [ScalarNode, string])[] = [];
  const data = toData(node) as Readonly<Record<string, EditValue>>;
  const basis = durationBasis(project, calendarsOf(project), task);
  let isShared = false;
  const halve = (key: string, text: string | undefined): boolean => {
    const halves = text === undefined ? undefined : halvesOf(text);
    if (!halves) return text === undefined;
    [first[key], second[key]] = halves;
    isShared = true;
    return true;
  };
  if (!halve("duration", stringOf(node, "duration")) || !halve("work", stringOf(node, "work"))) return undefined;
  for (const [key, list] of [
    ["assignments", valueOf(node, "assignments")],
    ["estimate", valueOf(node, "estimate")],
  ] as const) {
    if (!list) continue;
    const parts = halvedParts(list);
    if (parts.length > 0) isShared = true;
    scalars.push(...parts.map(([part, [own]]) => [part, own] as const));
    second[key] = withValues(list, new Map(parts.map(([part, [, other]]) => [part, other])));
  }
  if (!isShared) {
    const length = scope.store.schedule(project).byId.get(task.id)?.duration ?? 0;
    if (!halve("duration", formatWorkingMinutes(length, basis))) return undefined;
  }
  for (const key of sharedKeys) if (entryOf(node, key)) second[key] = data[key] ?? "";
  const moved = [...finalKeys, ...(task.constraint?.type.includes("finish") === true ? ["constraint"] : [])];
  for (const key of moved)
    if (entryOf(node, key)) {
      second[key] = data[key] ?? "";
      first[key] = undefined;
    }
  // The second half follows the first one, so it needs no dates of its own.
  if (task.manual && entryOf(node, "finish")) first.finish = undefined;
  const minutes = (text: EditValue | undefined): number => {
    const duration = parseDuration(typeof text === "string" ? text : "");
    return duration ? durationMinutes(duration, basis) : 0;
  };
  shareProgress(
    task,
    [minutes(first.duration), minutes(second.duration)],
    minutes,
    (value) => formatWorkingMinutes(value, basis),
    first,
    second,
  );
  return { first, second, scalars };
}

/** Progress fills the first half before the second; what remains is taken from the second half first. */
function shareProgress(
  task: TaskRecord,
  [own, other]: readonly [number, number],
  minutes: (text: string) => number,
  written: (minutes: number) => string,
  first: Record<string, EditValue | undefined>,
  second: Record<string, EditValue>,
): void {
  const { data, percentComplete } = task;
  const remaining = data.remainingDuration;
  const [lengthOfFirst, lengthOfSecond] = own > 0 && other > 0 ? [own, other] : [1, 1];
  if (percentComplete > 0) {
    const done = ((lengthOfFirst + lengthOfSecond) * percentComplete) / 100;
    first.percentComplete = Math.min(100, Math.round((done / lengthOfFirst) * 100));
    const rest = Math.round(((done - lengthOfFirst) / lengthOfSecond) * 100);
    if (rest > 0) second.percentComplete = rest;
  }
  if (typeof remaining !== "string" || percentComplete >= 100) return;
  const ahead = minutes(remaining);
  const late = Math.min(ahead, other);
  first.remainingDuration = ahead > late ? written(ahead - late) : undefined;
  if (ahead <= late) first.percentComplete = 100;
  if (late < other) second.remainingDuration = written(late);
  else delete second.percentComplete;
}

type HalvedPart = readonly [ScalarNode, readonly [string, string]];

/** The durations within a field, each with its halves. */
function halvedParts(node: TreeNode, key = ""): readonly HalvedPart[] {
  if (node.kind === "sequence") return node.items.flatMap((item) => halvedParts(item));
  if (node.kind === "mapping") return node.entries.flatMap((entry) => halvedParts(entry.value, entry.key));
  if (typeof node.value !== "string" || key === "delay") return [];
  const halves = key === "" ? assignmentHalves(node.value) : halvesOf(node.value);
  return halves ? [[node, halves]] : [];
}

/** Plain data of a field with other values in some places. */
function withValues(node: TreeNode, values: ReadonlyMap<TreeNode, string>): EditValue {
  if (node.kind === "scalar") return values.get(node) ?? node.value;
  if (node.kind === "sequence") return node.items.map((item) => withValues(item, values) ?? "");
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, withValues(value, values) ?? ""]));
}
