import { factsOf } from "../../core/model/facts";
import { partSpan } from "../../core/model/origin";
import type { ParsedFile, Project, RecordBase, ReferenceSite } from "../../core/model/types";
import type { Span } from "../../core/text/range";
import { valueOf, type ScalarNode } from "../../core/text/tree";
import type { Names } from "./names";
import { projectTarget, recordTarget, type Mention, type Target } from "./target";

/** The mentions at a reference: the record's id, and the project's before the colon. They mean what the model takes them for. */
export function siteMentions(names: Names, project: Project, site: ReferenceSite): readonly Mention[] {
  const file = names.store.file(site.file);
  if (!file) return [];
  const span = { start: site.span.start, end: site.span.end };
  if (site.project === undefined) return [mention(file, span, site.id, ownTarget(names, project, site), site.key)];
  const owner = names.projectNamed(site.project, project);
  const target = siteTarget(owner, site.project, site.id);
  const whole = `${site.project}:${site.id}`;
  if (!isWritten(file, span, whole))
    return [
      { file, span, exact: false, role: "reference", target, field: site.key },
      { file, span, exact: false, role: "reference", target: projectTarget(owner ?? site.project), field: site.key },
    ];
  const colon = span.start + site.project.length;
  return [
    mention(file, { start: colon + 1, end: span.end }, site.id, target, site.key),
    mention(file, { start: span.start, end: colon }, site.project, projectTarget(owner ?? site.project), site.key),
  ];
}

function ownTarget(names: Names, project: Project, site: ReferenceSite): Target {
  const isUnknown = !project.recordsById.has(site.id);
  return isUnknown && site.external && site.kinds.includes("project")
    ? projectTarget(names.projectsById.get(site.id) ?? site.id)
    : siteTarget(project, project.id, site.id);
}

function siteTarget(owner: Project | undefined, name: string, id: string): Target {
  if (!owner) return recordTarget(name, id);
  // The id of a project is that of a record too where no other record has it.
  return owner.recordsById.get(id)?.kind === "project" ? projectTarget(owner) : recordTarget(owner, id);
}

function mention(file: ParsedFile, span: Span, id: string, target: Target, field: string): Mention {
  return { file, span, exact: isWritten(file, span, id), role: "reference", target, field };
}

function isWritten(file: ParsedFile, { start, end }: Span, words: string): boolean {
  return end - start === words.length && file.text.startsWith(words, start);
}

/** A mention in a part of a scalar's text. */
export function partMention(
  file: ParsedFile,
  node: ScalarNode,
  part: Span,
  target: Target,
  field: string,
  role: Mention["role"] = "reference",
): Mention {
  const span = partSpan(node, file.text, part);
  return { ...mention(file, span, String(node.value).slice(part.start, part.end), target, field), role };
}

/** A mention that is the whole of a scalar's text, white space around it apart. */
export function wholeMention(
  file: ParsedFile,
  node: ScalarNode,
  target: Target,
  field: string,
  role: Mention["role"] = "reference",
): Mention {
  const text = String(node.value);
  const start = text.length - text.trimStart().length;
  return partMention(file, node, { start, end: start + text.trim().length }, target, field, role);
}

/** The place where a record or project says its id; undefined while it has none. */
export function definitionMention(names: Names, record: RecordBase, target: Target): Mention | undefined {
  const file = names.store.file(record.origin.file);
  const id = valueOf(record.origin.node, "id");
  if (!file || id?.kind !== "scalar" || id.value === null) return undefined;
  return wholeMention(file, id, target, "id", "definition");
}

/** References in files that belong to no project: portfolios name projects. */
export function looseFileMentions(names: Names, file: ParsedFile): readonly Mention[] {
  return factsOf(file).references.map(({ id, span, key }) =>
    mention(file, { start: span.start, end: span.end }, id, projectTarget(names.projectsById.get(id) ?? id), key),
  );
}
