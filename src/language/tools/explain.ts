import type { Project, RecordBase, TaskRecord } from "../../core/model/types";
import { explainDates, linkText } from "../../core/schedule/explain";
import { message } from "../../core/text/message";
import { baselineOf } from "../baseline-of";
import { explainContext, followersOf } from "../project-facts";
import { factsOfRecord } from "../hover/record";
import { answer, problemAnswer } from "./answer";
import { ToolInput } from "./input";
import { findingData } from "./read-findings";
import { isProblem, placeOf, projectNamed, type ToolScope } from "./scope";
import { momentText, taskData } from "./tasks";

/** Most findings and followers of one record in an answer. */
const mostBeside = 50;

/**
 * Why a task stands where it stands, or what is known of another record, as JSON: with its text, its findings and what follows it. With a code of a finding: what the documentation says.
 * @param input `{ project?, id }` or `{ code }`
 * @param documentation the section of the documentation about a code; undefined where there is none
 */
export function explain(scope: ToolScope, input: unknown, documentation: (code: string) => string | undefined): string {
  const given = new ToolInput(input);
  const id = given.text("id");
  const code = given.text("code");
  if (id === undefined && code !== undefined) {
    const words = documentation(code);
    if (words === undefined) return problemAnswer(scope, message("There is no explanation of '{0}'.", code));
    return answer({ code, documentation: words });
  }
  if (id === undefined) return problemAnswer(scope, message("Give the id of a record, or the code of a finding."));
  const found = recordNamed(scope, given.text("project"), id);
  if (isProblem(found)) return problemAnswer(scope, found);
  return answer(explanation(scope, found.project, found.record));
}

/** A record by its id: in the project that is named, otherwise in the first one that has it. */
function recordNamed(
  scope: ToolScope,
  name: string | undefined,
  id: string,
): { readonly project: Project; readonly record: RecordBase } | ReturnType<typeof message> {
  const project = name === undefined ? undefined : projectNamed(scope, name);
  if (isProblem(project)) return project;
  for (const candidate of project ? [project] : scope.store.projects()) {
    const record = candidate.recordsById.get(id);
    if (record) return { project: candidate, record };
  }
  return message("There is no record with the id '{0}'.", id);
}

function explanation(scope: ToolScope, project: Project, record: RecordBase): Readonly<Record<string, unknown>> {
  const { file: path, node } = record.origin;
  const file = project.files.find((one) => one.path === path);
  const range = file?.lines.range({ start: node.start, end: node.end });
  const findings = scope.store
    .findings(path)
    .filter((one) => range && one.range.start.line >= range.start.line && one.range.start.line <= range.end.line);
  const schedule = scope.store.schedule(project);
  const scheduled = record.kind === "task" ? schedule.byId.get(record.id) : undefined;
  return {
    project: project.id,
    id: record.id,
    kind: record.kind,
    name: record.title,
    ...(range && placeOf(scope, path, range.start)),
    ...(scheduled
      ? {
          task: taskData(scope, project, schedule, scheduled),
          ...taskReasons(scope, project, scheduled.task),
        }
      : { facts: factsOfRecord(record, { scope, project }) }),
    findings: findings.slice(0, mostBeside).map((one) => findingData(scope, one)),
    findingsLeftOut: Math.max(0, findings.length - mostBeside),
    ...(file && { text: file.text.slice(node.start, node.end) }),
  };
}

/** What sets the dates of a task, what waits for it, and what was planned once. */
function taskReasons(scope: ToolScope, project: Project, task: TaskRecord): Readonly<Record<string, unknown>> {
  const schedule = scope.store.schedule(project);
  const scheduled = schedule.byId.get(task.id);
  if (!scheduled) return {};
  const followers = followersOf(project, task.id);
  const baseline = baselineOf(project, task.id);
  return {
    whyTheseDates: explainDates(scheduled, explainContext(project, scope)).map(scope.render),
    drivers: scheduled.drivers,
    followers: followers.slice(0, mostBeside).map(({ task: next, link }) => `${next.id} ${linkText(link)}`),
    followersLeftOut: Math.max(0, followers.length - mostBeside),
    ...(baseline && {
      baseline: {
        name: baseline.title,
        ...(baseline.start !== undefined && { start: momentText(baseline.start, false) }),
        ...(baseline.finish !== undefined && { finish: momentText(baseline.finish, true) }),
      },
    }),
  };
}
