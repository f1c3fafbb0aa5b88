import { message, type Message } from "../../text/message";
import { peopleOf } from "./filter";
import { rowFlags, taskKinds, type GanttModel } from "./types";

/** By what the tasks of a chart can stand together, instead of in their outline. */
export const groupings = ["phase", "person", "team", "state"] as const;
export type Grouping = (typeof groupings)[number];

/** Tasks that stand together. */
export interface Group {
  /** Tells it from the others of its grouping; empty where the tasks have nothing to stand under. */
  readonly key: string;
  readonly name: string;
  /** Rows of the plan. */
  readonly tasks: number[];
}

export const summaryKind = taskKinds.indexOf("summary");

/** The ways in which the tasks of a plan can be grouped: by team only where there are teams. */
export function groupingsOf({ rows }: GanttModel): readonly Grouping[] {
  return groupings.filter((by) => by !== "team" || rows.whoTeams !== undefined);
}

/** The grouping that was kept, where it is one. */
export function keptGrouping(kept: unknown): Grouping | undefined {
  return groupings.find((by) => by === kept);
}

/** The groups of a plan, each task that is no summary in one of them. @param say words in the person's language, for groups that have no name in the plan */
export function groupsOf(plan: GanttModel, by: Grouping, say: (words: Message) => string): readonly Group[] {
  const { rows } = plan;
  const keyOf = keysOf(plan, by, say);
  const groups = new Map<string, Group>();
  for (let row = 0; row < rows.id.length; row++) {
    if (rows.kind[row] === summaryKind) continue;
    const { key, name } = keyOf(row);
    const group = groups.get(key);
    if (group) group.tasks.push(row);
    else groups.set(key, { key, name, tasks: [row] });
  }
  const found = [...groups.values()];
  if (by === "state") return states.flatMap(([state]) => groups.get(state) ?? []);
  if (by !== "phase") found.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  // What belongs nowhere stands last.
  return [...found.filter(({ key }) => key !== ""), ...found.filter(({ key }) => key === "")];
}

type GroupKey = Pick<Group, "key" | "name">;

/** Under what each row of a plan stands. */
function keysOf({ rows }: GanttModel, by: Grouping, say: (words: Message) => string): (row: number) => GroupKey {
  const named = (name: string | undefined): GroupKey | undefined => (name ? { key: name, name } : undefined);
  switch (by) {
    case "phase": {
      const none = { key: "", name: say(message("No phase")) };
      const tops = topsOf(rows.parent);
      return (row) => {
        const top = tops[row] ?? row;
        return top === row ? none : { key: rows.id[top] ?? "", name: rows.name[top] ?? "" };
      };
    }
    case "person": {
      const none = { key: "", name: say(message("No one assigned")) };
      const people = peopleOf(rows).map(([first]) => named(first));
      return (row) => people[rows.who[row] ?? -1] ?? none;
    }
    case "team": {
      const none = { key: "", name: say(message("No team")) };
      const teams = (rows.whoTeams ?? []).map(named);
      return (row) => teams[rows.who[row] ?? -1] ?? none;
    }
    case "state": {
      const known = new Map(states.map(([key, words]) => [key, { key, name: say(words) }]));
      return (row) => known.get(stateOf(rows.flags[row] ?? 0)) ?? { key: "", name: "" };
    }
  }
}

/** The top-level row above each row. */
function topsOf(parent: readonly number[]): Int32Array {
  const tops = new Int32Array(parent.length);
  for (let row = 0; row < parent.length; row++) {
    const above = parent[row] ?? -1;
    tops[row] = above < 0 ? row : (tops[above] ?? row);
  }
  return tops;
}

type State = "late" | "started" | "notStarted" | "complete" | "inactive";

/** In the order in which they stand: first what asks for attention. */
const states: readonly (readonly [State, Message])[] = [
  ["late", message("Late")],
  ["started", message("In progress")],
  ["notStarted", message("Not started")],
  ["complete", message("Complete")],
  ["inactive", message("Inactive")],
];

/** A task is in one state: one that is late is in no other. */
function stateOf(flags: number): State {
  if (flags & rowFlags.inactive) return "inactive";
  if (flags & rowFlags.complete) return "complete";
  if (flags & (rowFlags.late | rowFlags.deadlineMissed)) return "late";
  return flags & rowFlags.started ? "started" : "notStarted";
}
