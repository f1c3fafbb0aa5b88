import type { ParsedFile, Project } from "../../core/model/types";
import type { Span } from "../../core/text/range";

export type TargetKind =
  "record" | "project" | "standard" | "portfolio" | "rule" | "template" | "snippet" | "required" | "local";

/** What an id stands for. Two of them mean the same when their keys are equal. */
export interface Target {
  readonly key: string;
  readonly kind: TargetKind;
  readonly id: string;
  /** The project of a record, or the project itself; undefined when it is not in the workspace. */
  readonly project?: Project;
  /** The file that has it, for what does not belong to a project. */
  readonly file?: string;
  /** The list of a standard that requires it: `requiredGates`. */
  readonly section?: string;
  /** The only place of something that nothing refers to: a second record with a taken id, or an id within a record. */
  readonly place?: Span;
}

export type MentionRole = "definition" | "reference";

/** A place where an id is written. */
export interface Mention {
  readonly file: ParsedFile;
  /** The id alone, without quotes and without what stands beside it; the whole value where `exact` is false. */
  readonly span: Span;
  /** Whether the text at `span` is the id letter by letter. It is not in an alias or in a quote with escapes. */
  readonly exact: boolean;
  readonly role: MentionRole;
  readonly target: Target;
  /** Key under which it stands. */
  readonly field: string;
}

/** A record of a project, or of one that is not in the workspace. */
export function recordTarget(project: Project | string, id: string): Target {
  return typeof project === "string"
    ? { key: `record ?${project} ${id}`, kind: "record", id }
    : { key: `record ${project.folder} ${id}`, kind: "record", id, project };
}

/** A project, or one that is not in the workspace. */
export function projectTarget(project: Project | string): Target {
  return typeof project === "string"
    ? { key: `project ?${project}`, kind: "project", id: project }
    : { key: `project ${project.folder}`, kind: "project", id: project.id, project };
}

/** A part of a standard, or a standard or portfolio itself. */
export function fileTarget(kind: TargetKind, file: string, id: string): Target {
  return { key: `${kind} ${file} ${id}`, kind, id, file };
}

/** An id with a single place. */
export function localTarget(file: string, place: Span, id: string): Target {
  return { key: `local ${file} ${place.start}`, kind: "local", id, file, place };
}

/** Order of files by their names. */
export function comparePaths(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
