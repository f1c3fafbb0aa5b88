import { positionOf } from "../../core/model/origin";
import type { Project } from "../../core/model/types";
import { progressState } from "../../core/schedule/progress";
import type { Schedule, ScheduledTask } from "../../core/schedule/types";
import { dayOf, formatDate, parseInstant } from "../../core/text/instant";
import { message } from "../../core/text/message";
import { answer, problemAnswer } from "./answer";
import { ToolInput } from "./input";
import { isProblem, mostResults, placeOf, projectNamed, type ToolScope } from "./scope";
import { datesOf, taskData, touches } from "./tasks";

/** Which tasks a word of the input means. */
const filters: Readonly<Record<string, (task: ScheduledTask, schedule: Schedule) => boolean>> = {
  all: () => true,
  critical: (task) => task.critical && task.kind !== "summary",
  late: (task, { statusDate }) => task.deadlineMissed || progressState(task, statusDate).late,
  open: (task, { statusDate }) => !progressState(task, statusDate).complete,
  milestones: ({ kind }) => kind === "milestone",
  summaries: ({ kind }) => kind === "summary",
};

/**
 * The computed schedule of a project as JSON: tasks in the order of the outline, at most 200, with the place of each, and how many were left out.
 * @param input `{ project?, filter?, ids?, from?, to?, offset?, limit? }`; several projects and no name give the list of projects
 */
export function readSchedule(scope: ToolScope, input: unknown): string {
  const given = new ToolInput(input);
  const { store } = scope;
  const name = given.text("project");
  if (name === undefined && store.projects().length > 1) return answer(projectList(scope));
  const project = projectNamed(scope, name);
  if (isProblem(project)) return problemAnswer(scope, project);
  const word = given.text("filter") ?? "all";
  const filter = Object.hasOwn(filters, word) ? filters[word] : undefined;
  if (!filter) return problemAnswer(scope, message("'{0}' is none of: {1}", word, Object.keys(filters).join(", ")));
  const days = stretch(given);
  if (!days) return problemAnswer(scope, message("Dates are written like 2026-04-01."));
  const ids = given.texts("ids");
  const wanted = ids && new Set(ids);
  const schedule = store.schedule(project);
  const matching = schedule.tasks.filter(
    (one) =>
      filter(one, schedule) && touches(one, days.from, days.to) && (wanted === undefined || wanted.has(one.task.id)),
  );
  const offset = given.count("offset") ?? 0;
  const limit = Math.min(given.count("limit") ?? mostResults, mostResults);
  const shown = matching.slice(offset, offset + limit);
  const unknown = ids?.filter((id) => !schedule.byId.has(id)) ?? [];
  return answer({
    project: projectData(scope, project, schedule),
    tasksInProject: schedule.tasks.length,
    matching: matching.length,
    shown: shown.length,
    leftOut: matching.length - shown.length,
    ...(offset + shown.length < matching.length && { nextOffset: offset + shown.length }),
    ...(unknown.length > 0 && { unknownIds: unknown.slice(0, mostResults) }),
    tasks: shown.map((one) => taskData(scope, project, schedule, one)),
  });
}

/** The days of `from` and `to`, both included; undefined where one of them is no date. */
function stretch(given: ToolInput): { readonly from: number; readonly to: number } | undefined {
  const day = (key: string, missing: number): number | undefined => {
    const text = given.text(key);
    const instant = text === undefined ? undefined : parseInstant(text);
    return text === undefined ? missing : instant === undefined ? undefined : dayOf(instant);
  };
  const from = day("from", -Infinity);
  const to = day("to", Infinity);
  return from === undefined || to === undefined ? undefined : { from, to };
}

function projectData(scope: ToolScope, project: Project, schedule: Schedule): Readonly<Record<string, unknown>> {
  const { header, statusDate } = project;
  const position = header && positionOf(project, header);
  return {
    id: project.id,
    name: project.name,
    ...(schedule.tasks.length > 0 && datesOf(schedule)),
    ...(statusDate !== undefined && { statusDate: formatDate(statusDate - 1) }),
    ...(header && position && placeOf(scope, header.origin.file, position)),
  };
}

function projectList(scope: ToolScope): Readonly<Record<string, unknown>> {
  const { store } = scope;
  const projects = store.projects();
  return {
    note: "There are several projects. Name one of them.",
    leftOut: Math.max(0, projects.length - mostResults),
    projects: projects.slice(0, mostResults).map((project) => {
      const { header } = project;
      const position = header && positionOf(project, header);
      return {
        id: project.id,
        name: project.name,
        tasks: project.tasksById.size,
        ...(header && position && placeOf(scope, header.origin.file, position)),
      };
    }),
  };
}
