import type { Severity } from "../../core/text/finding";
import type { TreeIcon } from "./node";

/** Icons by kind of record; other kinds have the icon of a list entry. */
const byKind: Readonly<Record<string, string>> = {
  calendar: "calendar",
  person: "person",
  team: "organization",
  role: "account",
  baseline: "history",
  risk: "flame",
  issue: "issues",
  change: "git-pull-request",
  decision: "law",
  action: "tasklist",
  assumption: "question",
  dependency: "references",
  meeting: "comment-discussion",
  stakeholder: "eye",
  communication: "megaphone",
  responsibility: "table",
  requirement: "checklist",
  deliverable: "package",
  "quality-metric": "graph",
  review: "verified",
  nonconformity: "bug",
  test: "beaker",
  "cost-account": "credit-card",
  contract: "briefcase",
  timesheet: "watch",
  training: "mortar-board",
  benefit: "graph-line",
  lesson: "lightbulb",
  gate: "shield",
  "status-report": "pulse",
  waiver: "unlock",
};

/** The icon of a kind of record. */
export function iconOfKind(kind: string): string {
  return byKind[kind] ?? "record";
}

const severityIcons: Readonly<Record<Severity, TreeIcon>> = {
  error: { name: "error", color: "problemsErrorIcon.foreground" },
  warning: { name: "warning", color: "problemsWarningIcon.foreground" },
  info: { name: "info", color: "problemsInfoIcon.foreground" },
  hint: { name: "lightbulb", color: "problemsInfoIcon.foreground" },
};

/** The icon that the Problems view gives to a severity. */
export function iconOfSeverity(severity: Severity): TreeIcon {
  return severityIcons[severity];
}
