import { durationBasis } from "../../core/schedule/duration";
import type { Project } from "../../core/model/types";
import { durationMinutes, formatWorkingMinutes, parseDuration, type DurationBasis } from "../../core/text/duration";
import type { EntryChanges } from "../../core/text/edit-entries";
import type { EditValue } from "../../core/text/edit-text";
import { parseAssignment } from "../../core/text/assignment";
import { entryOf, stringOf, toData, valueOf } from "../../core/text/tree";
import { calendarsOf } from "../project-facts";
import type { LanguageScope } from "../types";
import { inUnitOf } from "./halves";
import { predecessorsOf } from "./links";
import type { MergedPart } from "./merge";

type Data = Readonly<Record<string, unknown>>;

/** Fields with rules of their own; of all others the first task that has one counts. */
const sums = ["cost", "fixedCost", "actualCost"];
const works = ["work", "actualWork", "remainingWork"];

/** What the first of some tasks becomes when the others become part of it; undefined when their durations can't be added up. */
export function mergedFields(
  scope: LanguageScope,
  project: Project,
  parts: readonly MergedPart[],
): EntryChanges | undefined {
  const [head] = parts;
  if (!head) return undefined;
  const data = parts.map(({ node }) => toData(node) as Data);
  const basis = durationBasis(project, calendarsOf(project), head.task);
  const lengths = lengthsOf(scope, project, parts, basis);
  if (!lengths) return undefined;
  const merged: Record<string, EditValue | undefined> = {};
  for (const values of data.slice(1))
    for (const [key, value] of Object.entries(values))
      if (data[0]?.[key] === undefined) merged[key] ??= value as EditValue;
  merged.name = data
    .map((one, index) => (typeof one.name === "string" ? one.name : (parts[index]?.task.title ?? "")))
    .join(" + ");
  mergeLists(merged, data);
  merged.predecessors = predecessors(parts);
  mergeDurations(merged, parts, lengths, basis);
  for (const key of sums) {
    const amounts = data.flatMap((one) => (typeof one[key] === "number" ? [one[key]] : []));
    if (amounts.length > 1) merged[key] = amounts.reduce((a, b) => a + b, 0);
  }
  const deadline = data.findLast((one) => typeof one.deadline === "string")?.deadline;
  if (deadline !== undefined) merged.deadline = deadline as string;
  const texts = [
    ...new Set(data.flatMap((one) => (typeof one.description === "string" ? [one.description.trim()] : []))),
  ];
  if (texts.length > 1) merged.description = texts.join("\n");
  return withoutUnchanged(merged, data[0] ?? {});
}

/** Values that the first task has already are not written again. */
function withoutUnchanged(merged: EntryChanges, own: Data): EntryChanges {
  return Object.fromEntries(
    Object.entries(merged).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(own[key])),
  );
}

/** Lists have the items of all, each once; a person is assigned once. */
function mergeLists(merged: Record<string, EditValue | undefined>, data: readonly Data[]): void {
  const keys = new Set(data.flatMap((one) => Object.keys(one).filter((key) => Array.isArray(one[key]))));
  for (const key of keys) {
    const items = data.flatMap((one) => (Array.isArray(one[key]) ? (one[key] as readonly unknown[]) : []));
    const byName = new Map<string, unknown>();
    for (const item of items) {
      const name = key === "assignments" ? resourceOf(item) : JSON.stringify(item);
      if (!byName.has(name)) byName.set(name, item);
    }
    merged[key] = [...byName.values()] as EditValue;
  }
}

function resourceOf(item: unknown): string {
  if (typeof item === "string") return parseAssignment(item)?.resource ?? item;
  const resource = typeof item === "object" && item !== null ? (item as Data).resource : undefined;
  return typeof resource === "string" ? resource : JSON.stringify(item);
}

/** All predecessors but those among the tasks themselves; none at all leave no key. */
function predecessors(parts: readonly MergedPart[]): EditValue | undefined {
  const own = new Set(parts.map(({ task }) => task.id));
  const items = parts.flatMap(({ node }) => {
    const list = valueOf(node, "predecessors");
    const links = predecessorsOf(node);
    if (list?.kind !== "sequence") return [];
    return list.items.flatMap((item, index) => {
      const link = links[index];
      return link && link.project === undefined && own.has(link.id) ? [] : [JSON.stringify(toData(item))];
    });
  });
  return items.length === 0 ? undefined : [...new Set(items)].map((item) => JSON.parse(item) as string);
}

/** Length of each task in minutes: as written, otherwise as computed. */
function lengthsOf(
  { store }: LanguageScope,
  project: Project,
  parts: readonly MergedPart[],
  basis: DurationBasis,
): readonly number[] | undefined {
  const elapsed = new Set(parts.map(({ task }) => task.duration?.elapsed ?? false));
  if (elapsed.size > 1) return undefined;
  const schedule = store.schedule(project);
  return parts.map(({ task }) =>
    task.duration ? durationMinutes(task.duration, basis) : (schedule.byId.get(task.id)?.duration ?? 0),
  );
}

function mergeDurations(
  merged: Record<string, EditValue | undefined>,
  parts: readonly MergedPart[],
  lengths: readonly number[],
  basis: DurationBasis,
): void {
  const written = parts.flatMap(({ task }) => task.duration ?? []);
  const [unit] = written;
  const sameUnit = unit && written.length === parts.length && written.every((one) => one.unit === unit.unit);
  const total = chainLength(parts, lengths);
  if (unit)
    merged.duration = sameUnit || unit.elapsed ? inUnitOf(total, unit, basis) : formatWorkingMinutes(total, basis);
  for (const key of works) {
    const amounts = parts.flatMap(({ node }) => parseDuration(stringOf(node, key) ?? "") ?? []);
    const [first] = amounts;
    if (!first || amounts.length < 2) continue;
    const minutes = amounts.reduce((sum, one) => sum + durationMinutes(one, basis), 0);
    merged[key] = inUnitOf(minutes, first, basis);
  }
  mergeProgress(merged, parts, lengths, basis);
}

function mergeProgress(
  merged: Record<string, EditValue | undefined>,
  parts: readonly MergedPart[],
  lengths: readonly number[],
  basis: DurationBasis,
): void {
  const all = lengths.reduce((a, b) => a + b, 0);
  const has = (key: string): boolean => parts.some(({ node }) => entryOf(node, key) !== undefined);
  const done = parts.reduce((sum, { task }, index) => sum + task.percentComplete * (lengths[index] ?? 0), 0);
  if (has("percentComplete") && all > 0) merged.percentComplete = Math.round(done / all);
  const starts = parts.flatMap(({ node }) => stringOf(node, "actualStart") ?? []).sort();
  const finishes = parts.flatMap(({ node }) => stringOf(node, "actualFinish") ?? []).sort();
  if (starts[0] !== undefined) merged.actualStart = starts[0];
  merged.actualFinish = finishes.length === parts.length ? finishes.at(-1) : undefined;
  if (!has("remainingDuration")) return;
  const remaining = parts.map(({ task }, index) =>
    task.remainingDuration
      ? durationMinutes(task.remainingDuration, basis)
      : ((lengths[index] ?? 0) * (100 - task.percentComplete)) / 100,
  );
  merged.remainingDuration = formatWorkingMinutes(Math.round(chainLength(parts, remaining)), basis);
}

/** The longest way through the links that the tasks have among each other: the sum where they follow each other, the longest where they are parallel. */
function chainLength(parts: readonly MergedPart[], lengths: readonly number[]): number {
  const placeOf = new Map(parts.map(({ task }, index) => [task.id, index]));
  const before = parts.map(({ task }) =>
    task.predecessors.flatMap(({ project, task: id, type }) =>
      project === undefined && type === "FS" ? (placeOf.get(id) ?? []) : [],
    ),
  );
  const known = new Map<number, number>();
  const until = (place: number, above: readonly number[]): number => {
    const cached = known.get(place);
    if (cached !== undefined) return cached;
    const ways = (before[place] ?? []).filter((one) => !above.includes(one) && one !== place);
    const length = (lengths[place] ?? 0) + Math.max(0, ...ways.map((one) => until(one, [...above, place])));
    known.set(place, length);
    return length;
  };
  return Math.max(0, ...parts.map((_, place) => until(place, [])));
}
