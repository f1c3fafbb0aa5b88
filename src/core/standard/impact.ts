import type { Project } from "../model/types";
import { renderMessage } from "../text/message";
import type { Finding } from "../text/finding";

/** A finding that another version of a standard adds to a project, or takes away from it. */
export interface ImpactChange {
  readonly kind: "added" | "removed";
  readonly finding: Finding;
}

/** What another version of the standards changes in a project. */
export interface ProjectImpact {
  readonly project: Project;
  readonly changes: readonly ImpactChange[];
}

/**
 * The findings that one state of a project has and another has not. A finding is the same where its code, its severity, its file, its record and its words are: the line
 * in which it stands does not matter.
 */
export function impactOn(before: readonly Finding[], after: readonly Finding[]): readonly ImpactChange[] {
  const left = new Map<string, Finding[]>();
  for (const finding of before) {
    const key = identity(finding);
    const list = left.get(key);
    if (list) list.push(finding);
    else left.set(key, [finding]);
  }
  const added = after.filter((finding) => left.get(identity(finding))?.shift() === undefined);
  const removed = [...left.values()].flat();
  return [
    ...added.map((finding) => ({ kind: "added" as const, finding })),
    ...removed.map((finding) => ({ kind: "removed" as const, finding })),
  ];
}

function identity({ code, severity, file, message, data }: Finding): string {
  return JSON.stringify([code, severity, file, data?.["id"] ?? null, data?.["key"] ?? null, renderMessage(message)]);
}

/** How many findings of a rule come and go, and in how many projects. */
export interface RuleImpact {
  readonly code: string;
  readonly added: number;
  readonly removed: number;
  readonly projects: number;
}

/** Impact by rule, the largest first. */
export function impactByRule(impacts: readonly ProjectImpact[]): readonly RuleImpact[] {
  const byCode = new Map<string, { added: number; removed: number; readonly projects: Set<Project> }>();
  for (const { project, changes } of impacts)
    for (const { kind, finding } of changes) {
      const known = byCode.get(finding.code) ?? { added: 0, removed: 0, projects: new Set<Project>() };
      byCode.set(finding.code, known);
      known[kind]++;
      known.projects.add(project);
    }
  return [...byCode]
    .map(([code, { added, removed, projects }]) => ({ code, added, removed, projects: projects.size }))
    .sort((a, b) => b.added + b.removed - (a.added + a.removed) || (a.code < b.code ? -1 : 1));
}
