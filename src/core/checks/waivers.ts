import { fieldSpan } from "../model/origin";
import type { Project, RecordBase, TaskRecord } from "../model/types";
import type { Finding, Severity } from "../text/finding";
import { dayOf, formatDate, parseInstant } from "../text/instant";
import { message, type Message } from "../text/message";
import { waiverObjection, type WaiverPolicy } from "../standard/waiver-policy";
import { suggestWords } from "../text/suggest";

/** Findings without those that waivers permit. */
export interface WaivedFindings {
  readonly findings: readonly Finding[];
  /** How many of each code are permitted. */
  readonly waived: ReadonlyMap<string, number>;
}

/** A waiver that counts. */
interface Waiver {
  readonly record: RecordBase;
  readonly rule: string;
  /** Ids of records and names of sections; empty for the whole project. */
  readonly scope: ReadonlySet<string>;
}

/**
 * Takes out the findings of rules that granted waivers of the project permit, and adds findings about the waivers: `waiver.expired` for one whose last day lies
 * before the status date, which does not count any more, and `waiver.unused` for one that permits nothing. The scope of a waiver is the whole project, or the
 * records and sections that it names; a summary task stands for the tasks in it.
 * @param findings those of rules
 * @param waivable the codes that a waiver can name
 * @param policy of the standard: who may approve, and for how long; `waiver.not-permitted` for one that does not keep to it, which does not count
 */
export function applyWaivers(
  project: Project,
  findings: readonly Finding[],
  waivable: ReadonlySet<string>,
  policy?: WaiverPolicy,
): WaivedFindings {
  const records = project.recordsBySection.get("waivers");
  if (!records || records.length === 0) return { findings, waived: new Map() };
  const ofWaivers: Finding[] = [];
  const waivers = records.flatMap((record) => {
    const { rule, status } = record.data;
    if (typeof rule !== "string" || (status !== undefined && status !== null && status !== "granted")) return [];
    const objection = policy && waiverObjection(project, record, policy);
    if (objection) {
      const { key, message: words } = objection;
      ofWaivers.push(
        ...findingAt(project, record, key, "waiver.not-permitted", "warning", words, { id: record.id, key }),
      );
      return [];
    }
    const last = lastDay(record);
    if (last === undefined || project.statusDate === undefined || last >= dayOf(project.statusDate - 1))
      return [{ record, rule, scope: scopeOf(record) }];
    const words = message(
      "The waiver '{0}' has expired: the status date is {1}. What it permits is reported again.",
      record.id,
      formatDate(project.statusDate - 1),
    );
    ofWaivers.push(...findingAt(project, record, "expires", "waiver.expired", "warning", words, { id: record.id }));
    return [];
  });
  const used = new Set<Waiver>();
  const kept = findings.flatMap((finding) =>
    waivable.has(finding.code) ? afterWaivers(project, finding, waivers, used) : [finding],
  );
  const unused = waivers
    .filter((waiver) => !used.has(waiver))
    .flatMap((waiver) => unusedWaiver(project, waiver, waivable));
  return { findings: [...kept, ...ofWaivers, ...unused], waived: waivedCounts(findings, kept) };
}

/** How many findings of each code are gone; of one that names several sections each of these counts. */
function waivedCounts(before: readonly Finding[], after: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (findings: readonly Finding[], sign: number): void => {
    for (const { code, data } of findings) {
      const sections: unknown = data?.["sections"];
      counts.set(code, (counts.get(code) ?? 0) + sign * (Array.isArray(sections) ? sections.length : 1));
    }
  };
  add(before, 1);
  add(after, -1);
  return new Map([...counts].filter(([, count]) => count > 0));
}

function lastDay({ data }: RecordBase): number | undefined {
  const expires = typeof data["expires"] === "string" ? parseInstant(data["expires"]) : undefined;
  return expires === undefined ? undefined : dayOf(expires);
}

function scopeOf({ data }: RecordBase): ReadonlySet<string> {
  const scope: unknown = data["scope"];
  return new Set(Array.isArray(scope) ? scope.filter((name): name is string => typeof name === "string") : []);
}

function afterWaivers(
  project: Project,
  finding: Finding,
  waivers: readonly Waiver[],
  used: Set<Waiver>,
): readonly Finding[] {
  const own = waivers.filter(({ rule }) => rule === finding.code);
  if (own.length === 0) return [finding];
  const sections: unknown = finding.data?.["sections"];
  if (Array.isArray(sections)) return missingSections(finding, sections.map(String), own, used);
  const names = namesOf(project, finding);
  const permitting = own.filter(({ scope }) => scope.size === 0 || names.some((name) => scope.has(name)));
  for (const waiver of permitting) used.add(waiver);
  return permitting.length === 0 ? [finding] : [];
}

/** One finding names all the sections that are missing: those in scope are taken out of it. */
function missingSections(
  finding: Finding,
  sections: readonly string[],
  waivers: readonly Waiver[],
  used: Set<Waiver>,
): readonly Finding[] {
  const left = sections.filter((section) => {
    const permitting = waivers.filter(({ scope }) => scope.size === 0 || scope.has(section));
    for (const waiver of permitting) used.add(waiver);
    return permitting.length === 0;
  });
  if (left.length === sections.length) return [finding];
  if (left.length === 0) return [];
  const words = message("The standard asks for sections that this project does not have: {0}", left.join(", "));
  return [{ ...finding, message: words, data: { ...finding.data, sections: left } }];
}

/** By what names a finding is in the scope of a waiver: its record, the tasks above it and its section. */
function namesOf(project: Project, { data }: Finding): readonly string[] {
  const id = typeof data?.["id"] === "string" ? data["id"] : undefined;
  const record = id === undefined ? undefined : project.recordsById.get(id);
  // What a standard asks for and is not there has a name and a section as well.
  const names = [data?.["wanted"], data?.["section"]].filter((name): name is string => typeof name === "string");
  if (!record) return names;
  names.push(record.id, record.section);
  const task = record.kind === "task" ? project.tasksById.get(record.id) : undefined;
  for (let at: TaskRecord | undefined = task?.parent; at; at = at.parent) names.push(at.id);
  return names;
}

function unusedWaiver(
  project: Project,
  { record, rule, scope }: Waiver,
  waivable: ReadonlySet<string>,
): readonly Finding[] {
  if (!waivable.has(rule)) {
    const suggestions = suggestWords(rule, waivable);
    const words = message("'{0}' is no rule that can be waived here. Only rules about good plans can be.", rule);
    return findingAt(project, record, "rule", "waiver.unused", "info", words, { id: record.id, suggestions });
  }
  const words =
    scope.size === 0
      ? message("The waiver '{0}' permits nothing: there is no '{1}' in this project.", record.id, rule)
      : message("The waiver '{0}' permits nothing: there is no '{1}' in its scope.", record.id, rule);
  return findingAt(project, record, "rule", "waiver.unused", "info", words, { id: record.id });
}

function findingAt(
  project: Project,
  record: RecordBase,
  key: string,
  code: string,
  severity: Severity,
  words: Message,
  data: Finding["data"],
): readonly Finding[] {
  const { file: path } = record.origin;
  const file = project.files.find((candidate) => candidate.path === path);
  if (!file) return [];
  return [{ code, severity, file: path, range: file.lines.range(fieldSpan(record.origin, key)), message: words, data }];
}
