import type { Project } from "../../core/model/types";
import { message, type Message } from "../../core/text/message";
import type { Position } from "../../core/text/range";
import type { LanguageScope } from "../types";

/** What tools for language models know besides the editor's features: how files are called outside. */
export interface ToolScope extends LanguageScope {
  /** The name of a file as people say it: its path in the workspace. */
  readonly nameOf: (file: string) => string;
}

/** Most tasks or findings of one answer. */
export const mostResults = 200;

/** A place as people say it: lines are counted from 1. */
export interface NamedPlace {
  readonly file: string;
  readonly line: number;
}

export function placeOf({ nameOf }: ToolScope, file: string, { line }: Position): NamedPlace {
  return { file: nameOf(file), line: line + 1 };
}

/** The project that is meant: that with the id or name, or the only one. */
export function projectNamed({ store }: ToolScope, name: string | undefined): Project | Message {
  const projects = store.projects();
  const [first] = projects;
  if (!first) return message("There is no project in this workspace yet.");
  const ids = (): string =>
    projects
      .slice(0, 50)
      .map(({ id }) => id)
      .join(", ");
  if (name === undefined)
    return projects.length === 1 ? first : message("There are several projects; name one of them: {0}", ids());
  const found = projects.find(({ id }) => id === name) ?? projects.find((project) => project.name === name);
  return found ?? message("There is no project '{0}'. Projects: {1}", name, ids());
}

/** The file that is meant: by its path in the workspace, its address, or the end of its path where that is unique. */
export function fileNamed({ store, nameOf }: ToolScope, name: string): string | Message {
  const exact = store.paths.filter((path) => path === name || nameOf(path) === name);
  const found = exact.length > 0 ? exact : store.paths.filter((path) => nameOf(path).endsWith(`/${name}`));
  const [first] = found;
  if (first === undefined) return message("There is no project file '{0}' in this workspace.", name);
  return found.length === 1
    ? first
    : message("'{0}' may be several files; name one of them: {1}", name, found.slice(0, 20).map(nameOf).join(", "));
}

/** Whether an answer is a reason why there is none. */
export function isProblem<T>(answer: T | Message): answer is Message {
  return typeof answer === "object" && answer !== null && "template" in answer;
}
