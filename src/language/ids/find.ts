import type { ParsedFile, Project, ReferenceSite } from "../../core/model/types";
import { entryOf } from "../../core/text/tree";
import { nodeChain, scalarAt } from "../node-chain";
import { aliasSources, isAlias } from "./aliases";
import type { Names } from "./names";
import { siteMentions, wholeMention } from "./sites";
import { localTarget, projectTarget, recordTarget, type Mention } from "./target";
import { wordMentions } from "./words";

/** The id that is written at an offset, or right before it. */
export function mentionAt(names: Names, file: ParsedFile, offset: number): Mention | undefined {
  const scalar = scalarAt(file, offset);
  if (!scalar || scalar.node.value === null) return undefined;
  const project = names.store.projectOf(file.path);
  const value = String(scalar.node.value);
  const isHere = ({ file: one, span }: Mention): boolean => one === file && span.start <= offset && offset <= span.end;
  const isReference = scalar.schema?.["x-ref"] !== undefined;
  const sites = project && isReference ? sitesWith(project, file, value) : [];
  const candidates = [
    ...(project ? sites.flatMap((site) => siteMentions(names, project, site)) : []),
    ...wordMentions(names, file),
  ].filter(isHere);
  const found = candidates.find(({ span }) => offset < span.end) ?? candidates[0] ?? definitionAt(names, file, offset);
  // In a free part of the file (`x-common: &common …`) stands what aliases bring to where it is a reference.
  if (found || !project || scalar.schema) return found;
  return sitesWith(project, file, value)
    .filter(({ span }) => file.text[span.start] === "*")
    .flatMap((site) => siteMentions(names, project, site))
    .flatMap((mention) => (isAlias(mention) ? aliasSources(mention) : []))
    .find(isHere);
}

/** The references of a file whose id occurs in a text. */
function sitesWith(project: Project, file: ParsedFile, text: string): readonly ReferenceSite[] {
  return project.references.filter(
    ({ file: path, id, project: other }) =>
      path === file.path && (text.includes(id) || (other !== undefined && text.includes(other))),
  );
}

/** The id of the record at an offset. A second record with an id that is taken has nothing that refers to it. */
export function definitionAt(names: Names, file: ParsedFile, offset: number): Mention | undefined {
  const chain = nodeChain(file, offset);
  const [holder, id] = chain.slice(-2);
  if (id?.entry?.key !== "id" || !id.schema || id.node.kind !== "scalar" || holder?.node.kind !== "mapping")
    return undefined;
  const word = String(id.node.value).trim();
  const project = names.store.projectOf(file.path);
  const record = project?.recordsById.get(word);
  const kind = holder.schema?.["x-kind"];
  if (project && kind === "project") return wholeMention(file, id.node, projectTarget(project), "id", "definition");
  const isFirst = record?.origin.file === file.path && entryOf(record.origin.node, "id")?.value.start === id.node.start;
  const place = { start: id.node.start, end: id.node.end };
  const target = project && isFirst ? recordTarget(project, word) : localTarget(file.path, place, word);
  return wholeMention(file, id.node, target, "id", "definition");
}
