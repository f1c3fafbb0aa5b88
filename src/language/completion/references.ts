import type { Project, RecordBase } from "../../core/model/types";
import type { Schema } from "../../core/schema/registry";
import type { Span } from "../../core/text/range";
import { addUnits, loadsDuring, loadWords } from "./assignment";
import { excludedPredecessors, taskCandidates } from "./candidates";
import { describe } from "./describe";
import type { Drafts } from "./drafts";
import { type Shape } from "./drafts";
import { isNamed } from "./facts";
import { bestMatches } from "./match";
import { otherItems } from "./other-items";
import type { Place } from "./place";
import { addLinkWords } from "./predecessor";

/** Ids of records, and what may follow them: `design SS+2d`, `sato 50%`. */
export function addReferences(place: Place, drafts: Drafts, schema: Schema, shape: Shape): void {
  const { replace, typed } = place.context;
  const type = schema["x-type"];
  const space = typed.search(/\s/);
  if (space >= 0) {
    const rest = { start: replace.start + space, text: typed.slice(space).trimStart() };
    const start = replace.start + typed.length - rest.text.length;
    if (type === "predecessor") addLinkWords(place, drafts, start, rest.text);
    else if (type === "assignment") addUnits(place, drafts, start, rest.text);
    return;
  }
  const span = { start: replace.start, end: place.offset + restOfWord(place) };
  const colon = typed.indexOf(":");
  if (colon >= 0) {
    if (schema["x-ref-external"] === true) addForeign(place, drafts, schema, shape, span, typed.slice(0, colon));
    return;
  }
  addOwn(place, drafts, schema, shape, span);
  if (schema["x-ref-external"] === true) addProjects(place, drafts, shape, span);
}

/** Letters of the reference that stand behind the cursor. */
function restOfWord({ file: { text }, offset }: Place): number {
  return /^[^\s,[\]{}"'#]*/.exec(text.slice(offset, offset + 300))?.[0].length ?? 0;
}

function addOwn(place: Place, drafts: Drafts, schema: Schema, shape: Shape, span: Span): void {
  const kinds = schema["x-ref"] ?? [];
  const type = schema["x-type"];
  const named = new Set([...otherItems(place)].map((item) => /^\S*/.exec(item)?.[0]));
  const own = place.records[0];
  const excluded = isLink(place, schema) ? excludedPredecessors(place) : new Set<string>();
  const admits = ({ id, kind }: RecordBase): boolean =>
    !named.has(id) && !excluded.has(id) && !(id === own?.id && kind === own.kind);
  const { found, more } = bestMatches(place.context.typed, candidates(place, kinds), admits);
  if (more) drafts.isIncomplete = true;
  const loads = type === "assignment" ? loadsDuring(place) : undefined;
  const { project } = place;
  for (const record of found) {
    const owner = record.kind === "project" ? (projectOf(place, record) ?? project) : project;
    if (!owner) continue;
    const load = loadWords(place, loads?.get(record.id));
    const detail = [describe(place, record, owner), load].filter((part) => part !== undefined).join(" · ");
    drafts.addValue(draftOf(record, record.id, detail, owner, span), shape);
  }
}

/** Whether the place names a predecessor, as a text or in the long form `{ task: … }`. */
function isLink(place: Place, schema: Schema): boolean {
  const { path, key } = place.context;
  return schema["x-type"] === "predecessor" || (key === "task" && path.includes("predecessors"));
}

function candidates(place: Place, kinds: readonly string[]): readonly RecordBase[] {
  const others = kinds.filter((kind) => kind !== "task" && kind !== "project");
  return [
    ...place.recordsOf(others),
    ...(kinds.includes("task") ? taskCandidates(place) : []),
    ...(kinds.includes("project") ? headers(place) : []),
  ];
}

function headers(place: Place): readonly RecordBase[] {
  return place.scope.store.projects().flatMap(({ header }) => header ?? []);
}

function projectOf(place: Place, header: RecordBase): Project | undefined {
  return place.scope.store.projects().find((project) => project.header === header);
}

/** The other projects, each with a colon: its records are offered next. */
function addProjects(place: Place, drafts: Drafts, shape: Shape, span: Span): void {
  const typed = place.context.typed.toLowerCase();
  for (const project of place.scope.store.projects()) {
    if (project === place.project || !project.header) continue;
    const label = `${project.id}:`;
    if (typed !== "" && !`${label} ${project.name}`.toLowerCase().includes(typed)) continue;
    drafts.addValue(
      {
        label,
        kind: "reference",
        newText: label,
        span,
        detail: project.name,
        filterText: `${label} ${project.name}`,
        suggestNext: true,
      },
      shape,
    );
  }
}

function addForeign(place: Place, drafts: Drafts, schema: Schema, shape: Shape, span: Span, id: string): void {
  const project = place.scope.store.projects().find((one) => one.id === id && one.header && one !== place.project);
  if (!project) return;
  const kinds = new Set(schema["x-ref"] ?? []);
  const records = [...project.recordsById.values()].filter(
    (record) => kinds.has(record.kind) && record.kind !== "project" && isNamed(record),
  );
  const { found, more } = bestMatches(place.context.typed.slice(id.length + 1), records);
  if (more) drafts.isIncomplete = true;
  for (const record of found)
    drafts.addValue(draftOf(record, `${id}:${record.id}`, describe(place, record, project), project, span), shape);
}

function draftOf(record: RecordBase, label: string, detail: string, project: Project, span: Span) {
  return {
    label,
    kind: "reference",
    newText: label,
    span,
    detail,
    filterText: `${label} ${record.title}`,
    record: { project: project.id, id: record.id },
  } as const;
}
