import type { ParsedFile } from "../../core/model/types";
import { entryOf } from "../../core/text/tree";
import { nodeChain, scalarAt } from "../node-chain";
import { aliasSources, isAlias } from "./aliases";
import type { Names } from "./names";
import { definitionMention, siteMentions, wholeMention } from "./sites";
import { localTarget, projectTarget, recordTarget, type Mention, type Target } from "./target";
import { idsIn, requiredKinds, requiredTarget, wordMentions } from "./words";

/** The id that is written at an offset, or right before it. */
export function mentionAt(names: Names, file: ParsedFile, offset: number): Mention | undefined {
  const scalar = scalarAt(file, offset);
  if (!scalar || scalar.node.value === null) return undefined;
  const project = names.store.projectOf(file.path);
  const value = String(scalar.node.value);
  const isHere = ({ file: one, span }: Mention): boolean => one === file && span.start <= offset && offset <= span.end;
  const sites = (project?.references ?? []).filter((site) => site.file === file.path);
  const near = sites.filter(
    ({ id, project: other }) => value.includes(id) || (other !== undefined && value.includes(other)),
  );
  const words = wordMentions(names, file);
  const candidates = [...(project ? near.flatMap((site) => siteMentions(names, project, site)) : []), ...words].filter(
    isHere,
  );
  const found = candidates.find(({ span }) => offset < span.end) ?? candidates[0] ?? definitionAt(names, file, offset);
  if (found || !project || !file.text.includes("&")) return found;
  return near
    .filter(({ span }) => file.text[span.start] === "*")
    .flatMap((site) => siteMentions(names, project, site))
    .flatMap((mention) => (isAlias(mention) ? aliasSources(mention) : []))
    .find(isHere);
}

/** The id of the record at an offset. A second record with an id that is taken has nothing that refers to it. */
function definitionAt(names: Names, file: ParsedFile, offset: number): Mention | undefined {
  const chain = nodeChain(file, offset);
  const [holder, id] = chain.slice(-2);
  if (id?.entry?.key !== "id" || !id.schema || id.node.kind !== "scalar" || holder?.node.kind !== "mapping")
    return undefined;
  const word = String(id.node.value).trim();
  const record = names.store.projectOf(file.path)?.recordsById.get(word);
  const project = names.store.projectOf(file.path);
  const kind = holder.schema?.["x-kind"];
  if (project && kind === "project") return wholeMention(file, id.node, projectTarget(project), "id", "definition");
  const isFirst = record?.origin.file === file.path && entryOf(record.origin.node, "id")?.value.start === id.node.start;
  const place = { start: id.node.start, end: id.node.end };
  const target = project && isFirst ? recordTarget(project, word) : localTarget(file.path, place, word);
  return wholeMention(file, id.node, target, "id", "definition");
}

/** Every place where something is named, its own id included. */
export function mentionsOf(names: Names, target: Target): readonly Mention[] {
  const { id, kind } = target;
  const found: Mention[] = [];
  for (const project of names.projects) {
    for (const site of project.references)
      if (site.id === id || site.project === id) found.push(...siteMentions(names, project, site));
    if (project === target.project) {
      const record = kind === "project" ? project.header : project.recordsById.get(id);
      const definition = record && definitionMention(names, record, target);
      if (definition) found.push(definition);
    }
    for (const file of project.files) found.push(...wordMentions(names, file));
  }
  for (const file of [...names.standards, ...names.portfolios]) found.push(...wordMentions(names, file));
  if (target.place) found.push(...localMention(names, target));
  return found.filter((mention) => mention.target.key === target.key);
}

function localMention(names: Names, { file, place }: Target): readonly Mention[] {
  const parsed = file === undefined ? undefined : names.store.file(file);
  const mention = parsed && place && definitionAt(names, parsed, place.start);
  return mention ? [mention] : [];
}

/** What a standard binds to the same id: what it requires, and the records of the projects that follow it; the target itself first. */
export function linkedTargets(names: Names, target: Target): readonly Target[] {
  const required = target.kind === "required" ? [target] : requirementsFor(names, target);
  const records = required.flatMap(({ file = "", section = "" }) =>
    names
      .followersOf(file)
      .filter((project) => project.recordsById.get(target.id)?.kind === requiredKinds[section])
      .map((project) => recordTarget(project, target.id)),
  );
  const all = [target, ...required, ...records];
  return all.filter(({ key }, index) => all.findIndex((other) => other.key === key) === index);
}

/** Where the standards of a record's project require it by its id. */
export function requirementsFor(names: Names, { kind, project, id }: Target): readonly Target[] {
  const record = kind === "record" ? project?.recordsById.get(id) : undefined;
  if (!project || !record) return [];
  return names.standardsOf(project).flatMap((standard) =>
    Object.entries(requiredKinds)
      .filter(([section, wanted]) => wanted === record.kind && idsIn(standard, section).includes(id))
      .map(([section]) => requiredTarget(standard.path, section, id)),
  );
}
