import type { Project, TaskRecord } from "../../model/types";
import { teamNames } from "../../people/teams";
import { formatAssignment } from "../../text/assignment";
import { Table } from "./table";

/** What a row says of its people. */
interface Who {
  readonly shown: string;
  /** Who that is, a line for each, without their share. A name may hold commas: what is shown can't be taken apart. */
  readonly names: string;
  /** The same as it stands in the file. */
  readonly written: string;
  /** Name of the first team, empty for none. */
  readonly team: string;
}

/** The people of rows in words, each text once. */
export interface WhoTexts {
  readonly whoTexts: readonly string[];
  /** The same as it stands in the file. */
  readonly whoWritten: readonly string[];
  /** The names in each of them, a line for each. */
  readonly whoNames: readonly string[];
  /** Absent where nobody belongs to a team. */
  readonly whoTeams?: readonly string[];
}

/** The people of all rows. */
export interface WhoColumn {
  readonly who: readonly number[];
  readonly texts: WhoTexts;
  /** Everybody who is named, as they were called. */
  readonly names: ReadonlyMap<string, string>;
  /** Teams by the ids of those who belong to them. */
  readonly teams: ReadonlyMap<string, string>;
}

/** The people of rows, each once: all that is said of them goes together, because two people may have the same name. */
export class WhoTable {
  readonly #known = new Table();
  readonly #people: Who[] = [];

  index(who: Who): number {
    const index = this.#known.index(`${who.written}\n${who.team}\n${who.shown}`);
    if (index === this.#people.length) this.#people.push(who);
    return index;
  }

  get texts(): WhoTexts {
    const people = this.#people;
    return {
      whoTexts: people.map(({ shown }) => shown),
      whoNames: people.map(({ names }) => names),
      whoWritten: people.map(({ written }) => written),
      ...(people.some(({ team }) => team !== "") && { whoTeams: people.map(({ team }) => team) }),
    };
  }
}

/** Names the people of every task. */
export function whoColumn(project: Project, tasks: readonly TaskRecord[]): WhoColumn {
  const table = new WhoTable();
  const names = new Map<string, string>();
  const nameOf = (id: string): string => {
    const known = names.get(id);
    if (known !== undefined) return known;
    const name = titleOf(project, id);
    names.set(id, name);
    return name;
  };
  const teams = teamNames(project);
  const who = tasks.map((task) => table.index(whoOf(task, nameOf, teams)));
  return { who, texts: table.texts, names, teams };
}

/** Whether the people of some tasks are called as they were, and nobody else's name or team has changed. */
export function isSameWho(
  project: Project,
  before: WhoColumn,
  changed: readonly number[],
  tasks: readonly TaskRecord[],
): boolean {
  for (const [id, name] of before.names) if (titleOf(project, id) !== name) return false;
  const teams = teamNames(project);
  if (teams.size !== before.teams.size) return false;
  for (const [id, team] of before.teams) if (teams.get(id) !== team) return false;
  const { whoTexts, whoWritten, whoTeams } = before.texts;
  return changed.every((row) => {
    const task = tasks[row];
    const index = before.who[row] ?? -1;
    if (!task) return false;
    const { shown, written, team } = whoOf(task, (id) => titleOf(project, id), teams);
    return shown === whoTexts[index] && written === whoWritten[index] && team === (whoTeams?.[index] ?? "");
  });
}

/** The people of a task, with their share where it is not full time: those it is assigned to, or else its owner. */
function whoOf(task: TaskRecord, nameOf: (id: string) => string, teams: ReadonlyMap<string, string>): Who {
  const { assignments, owner } = task;
  if (assignments.length === 0 && owner !== undefined) {
    const name = nameOf(owner);
    return { shown: name, names: oneLine(name), written: "", team: teams.get(owner) ?? "" };
  }
  const teamed = assignments.find(({ resource }) => teams.has(resource));
  return {
    shown: assignmentsText(task, nameOf),
    names: assignments.map(({ resource }) => oneLine(nameOf(resource))).join("\n"),
    written: assignmentsText(task, (id) => id),
    team: teams.get(teamed?.resource ?? "") ?? "",
  };
}

function assignmentsText({ assignments }: TaskRecord, nameOf: (id: string) => string): string {
  return assignments.map(({ resource, units }) => formatAssignment({ resource: nameOf(resource), units })).join(", ");
}

function oneLine(name: string): string {
  return name.replace(/\s*\n\s*/g, " ");
}

function titleOf(project: Project, id: string): string {
  return project.recordsById.get(id)?.title ?? id;
}
