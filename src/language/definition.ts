import { headSpan } from "../core/model/origin";
import type { Project, RecordBase } from "../core/model/types";
import { cursorContext } from "./context";
import { childSchema, fileKind, schemaAt, topLevelKeys } from "./schema";
import type { Location } from "./types";

/** The record that the id at a place refers to. */
export function referenceAt(
  text: string,
  offset: number,
  project: Project,
  projects: readonly Project[],
): RecordBase | undefined {
  const context = cursorContext(text, offset);
  if (context.kind !== "value" && context.kind !== "item") return undefined;
  const container = schemaAt(fileKind(topLevelKeys(text)), context.path);
  const schema = container && childSchema(container, context.kind === "value" ? (context.key ?? "") : 0);
  if (!schema?.["x-ref"]) return undefined;
  const value = text.slice(context.replace.start, endOfItem(text, context.replace.end)).trim();
  const id = /^[^\s,\]}"']+/.exec(value)?.[0];
  if (id === undefined) return undefined;
  const [other, record] = id.includes(":") ? id.split(":") : [undefined, id];
  const owner = other === undefined ? project : projects.find((one) => one.id === other);
  return owner?.recordsById.get(record ?? "");
}

function endOfItem(text: string, from: number): number {
  let end = from;
  while (end < text.length && !/[\r\n,\]}#]/.test(text.charAt(end))) end++;
  return end;
}

/** Where the record stands that the id at a place refers to. */
export function definition(
  text: string,
  offset: number,
  project: Project,
  projects: readonly Project[],
): Location | undefined {
  const record = referenceAt(text, offset, project, projects);
  return record && locationOf(record, projects);
}

/** Where a record stands, at its id. */
export function locationOf(record: RecordBase, projects: readonly Project[]): Location | undefined {
  for (const project of projects) {
    const file = project.files.find(({ path }) => path === record.origin.file);
    if (file) return { file: file.path, range: file.lines.range(headSpan(record.origin)) };
  }
  return undefined;
}
