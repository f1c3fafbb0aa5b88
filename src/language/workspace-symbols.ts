import { headSpan } from "../core/model/origin";
import { isTask } from "../core/model/record-index";
import type { Project, RecordBase } from "../core/model/types";
import { symbolKind } from "./symbols";
import type { DocumentSymbol, LanguageScope, Location } from "./types";

/** A record of any project. */
export interface WorkspaceSymbol {
  /** Name and id, both of which can be searched for. */
  readonly name: string;
  /** Project and summary tasks above it, or project and section. */
  readonly container: string;
  readonly kind: DocumentSymbol["kind"];
  readonly location: Location;
}

/** More results than this are not offered; nobody reads so many, and each letter that is typed makes them fewer. */
const most = 500;

/** The records of all projects in whose name or id the letters of a query occur in their order; those with the letters in one stretch first. */
export function workspaceSymbols({ store }: LanguageScope, query: string): readonly WorkspaceSymbol[] {
  const wanted = query.toLowerCase().replace(/\s+/g, "");
  const close: Found[] = [];
  const loose: Found[] = [];
  for (const project of store.projects())
    for (const entry of searchable(project)) {
      if (entry.text.includes(wanted)) close.push({ project, entry });
      else if (loose.length < most && occursInOrder(wanted, entry.text)) loose.push({ project, entry });
      if (close.length === most) return symbolsOf(close);
    }
  return symbolsOf([...close, ...loose].slice(0, most));
}

interface Searchable {
  readonly record: RecordBase;
  readonly name: string;
  /** In small letters and without spaces. */
  readonly text: string;
}

interface Found {
  readonly project: Project;
  readonly entry: Searchable;
}

/** Kept as long as the project lives, because every letter that is typed asks for all of them. */
const known = new WeakMap<Project, readonly Searchable[]>();

function searchable(project: Project): readonly Searchable[] {
  const before = known.get(project);
  if (before) return before;
  const entries = [...project.recordsBySection.values()].flat().map((record) => {
    const hasId = !record.id.startsWith("@");
    const name = !hasId || record.title === record.id ? record.title : `${record.title} (${record.id})`;
    return { record, name, text: name.toLowerCase().replace(/\s+/g, "") };
  });
  const named = entries.filter(({ name }) => !name.startsWith("@"));
  known.set(project, named);
  return named;
}

function occursInOrder(letters: string, text: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function symbolsOf(found: readonly Found[]): readonly WorkspaceSymbol[] {
  return found.flatMap(({ project, entry: { record, name } }) => {
    const file = project.files.find(({ path }) => path === record.origin.file);
    if (!file) return [];
    const range = file.lines.range(headSpan(record.origin));
    const isSummary = isTask(record) && record.children.length > 0;
    const kind = symbolKind(record.kind, isSummary, isTask(record) && record.milestone);
    return [{ name, container: containerOf(project, record), kind, location: { file: file.path, range } }];
  });
}

function containerOf(project: Project, record: RecordBase): string {
  if (record.kind === "project") return "";
  const above: string[] = [];
  for (let at = isTask(record) ? record.parent : undefined; at; at = at.parent) above.unshift(at.title);
  return [project.name, ...(isTask(record) ? above : [record.section])].join(" › ");
}
