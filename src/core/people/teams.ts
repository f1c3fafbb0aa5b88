import type { Project, RecordBase } from "../model/types";

/** A team of a project as it is written. */
export interface Team {
  readonly record: RecordBase;
  readonly lead?: string;
  /** The team to which it belongs. */
  readonly parent?: string;
  readonly members: readonly string[];
}

/** The teams of a project, in the order of its files. */
export function teamsOf(project: Project): readonly Team[] {
  return (project.recordsBySection.get("organization") ?? [])
    .filter((record) => record.kind === "team")
    .map((record) => {
      const { lead, parent, members } = record.data;
      return {
        record,
        ...(isNamed(lead) && { lead }),
        ...(isNamed(parent) && { parent }),
        members: Array.isArray(members) ? members.filter((member) => typeof member === "string") : [],
      };
    });
}

/** Name of the first team to which each person belongs, as a member or its lead, by id; a team belongs to itself, because work can be given to it as a whole. */
export function teamNames(project: Project): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { record, lead, members } of teamsOf(project))
    for (const id of [record.id, ...(lead === undefined ? [] : [lead]), ...members])
      if (!names.has(id)) names.set(id, record.title);
  return names;
}

function isNamed(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
