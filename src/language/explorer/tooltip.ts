import { message } from "../../core/text/message";
import { factsOfRecord } from "../hover/record";
import { bullets, heading } from "../hover/markdown";
import type { LanguageScope } from "../types";
import type { ExplorerNode } from "./node";
import { projectOf, recordOf } from "./projects";
import { longDatesOf } from "./task-item";

/** What is told about a row that is pointed at, in Markdown: for a record the same as in the text. Made only when somebody asks. */
export function tooltipOf(scope: LanguageScope, node: ExplorerNode): string | undefined {
  if (node.kind === "project" || node.kind === "schedule") return projectTooltip(scope, node);
  const found = node.kind === "record" ? recordOf(scope, node) : undefined;
  return found && factsOfRecord(found.record, { scope, project: found.project }).join("\n\n");
}

function projectTooltip(scope: LanguageScope, node: ExplorerNode): string | undefined {
  const project = projectOf(scope, node);
  if (!project) return undefined;
  const { render, store } = scope;
  const schedule = store.schedule(project);
  const critical = schedule.tasks.filter((task) => task.critical && task.kind !== "summary").length;
  const findings = project.files.flatMap(({ path }) => store.findings(path));
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const facts = [
    schedule.tasks.length > 0 ? longDatesOf(scope, schedule) : undefined,
    render(message("Tasks: {0}", project.tasksById.size)),
    critical > 0 ? render(message("Critical: {0}", critical)) : undefined,
    render(message("Findings: {0}, of which errors: {1}", findings.length, errors)),
  ];
  return `${heading(project.name, project.id)}\n\n${bullets(facts)}`;
}
