import type { Project, TaskRecord } from "../../model/types";
import { formatAssignment } from "../../text/assignment";
import { Table } from "./table";

/** The people of all rows in words, each text once. */
export interface WhoColumn {
  readonly who: readonly number[];
  readonly whoTexts: readonly string[];
  /** The same as it stands in the file. */
  readonly whoWritten: readonly string[];
  /** Everybody who is named, as they were called. */
  readonly names: ReadonlyMap<string, string>;
}

/** Texts of people, each once: what is shown and what is written go together, because two people may have the same name. */
export class WhoTable {
  readonly #pairs = new Table();

  index(written: string, text: string): number {
    return this.#pairs.index(`${written}\n${text}`);
  }

  get texts(): Pick<WhoColumn, "whoTexts" | "whoWritten"> {
    const { texts } = this.#pairs;
    return {
      whoTexts: texts.map((pair) => pair.slice(pair.indexOf("\n") + 1)),
      whoWritten: texts.map((pair) => pair.slice(0, pair.indexOf("\n"))),
    };
  }
}

/** Names the people of every task. */
export function whoColumn(project: Project, tasks: readonly TaskRecord[]): WhoColumn {
  const texts = new WhoTable();
  const names = new Map<string, string>();
  const nameOf = (id: string): string => {
    const known = names.get(id);
    if (known !== undefined) return known;
    const name = titleOf(project, id);
    names.set(id, name);
    return name;
  };
  const who = tasks.map((task) => texts.index(whoWritten(task), whoText(task, nameOf)));
  return { who, ...texts.texts, names };
}

/** Whether the people of some tasks are called as they were, and nobody else's name has changed. */
export function isSameWho(
  project: Project,
  before: WhoColumn,
  changed: readonly number[],
  tasks: readonly TaskRecord[],
): boolean {
  for (const [id, name] of before.names) if (titleOf(project, id) !== name) return false;
  return changed.every((row) => {
    const task = tasks[row];
    const index = before.who[row] ?? -1;
    return (
      task !== undefined &&
      whoText(task, (id) => titleOf(project, id)) === before.whoTexts[index] &&
      whoWritten(task) === before.whoWritten[index]
    );
  });
}

/** The assignments as they stand in the file. */
function whoWritten(task: TaskRecord): string {
  return assignmentsText(task, (id) => id);
}

/** People's names with their share where it is not full time; the owner where nobody is assigned. */
function whoText(task: TaskRecord, nameOf: (id: string) => string): string {
  if (task.assignments.length === 0) return task.owner === undefined ? "" : nameOf(task.owner);
  return assignmentsText(task, nameOf);
}

function assignmentsText({ assignments }: TaskRecord, nameOf: (id: string) => string): string {
  return assignments.map(({ resource, units }) => formatAssignment({ resource: nameOf(resource), units })).join(", ");
}

function titleOf(project: Project, id: string): string {
  return project.recordsById.get(id)?.title ?? id;
}
