import type { ParsedFile } from "../../core/model/types";
import type { Span } from "../../core/text/range";
import { aliasSources, hasMeaning, isAlias, isScalarAlias } from "./aliases";
import { comparePaths, type Mention, type MentionRole } from "./target";

/** A place of an id as it stands in the text, each only once however often aliases repeat it. */
export interface Occurrence {
  readonly file: ParsedFile;
  readonly span: Span;
  readonly role: MentionRole;
  /**
   * How the id stands there: letter by letter, somewhere in a value with escapes or line breaks, as an alias that must be replaced by the id because its anchor marks
   * something else (a name), or as an alias that follows its anchor.
   */
  readonly form: "id" | "value" | "alias" | "follows";
}

/** The places in the text that mentions stand for, files in the order of their names. */
export function occurrencesOf(mentions: readonly Mention[]): readonly Occurrence[] {
  const found = new Map<string, Occurrence>();
  const add = ({ file, span, role }: Mention, form: Occurrence["form"]): void => {
    const key = `${span.start} ${file.path}`;
    if (!found.has(key)) found.set(key, { file, span, role, form });
  };
  for (const mention of mentions) if (!isAlias(mention)) add(mention, mention.exact ? "id" : "value");
  for (const mention of mentions.filter(isAlias)) {
    const isScalar = isScalarAlias(mention);
    const sources = aliasSources(mention);
    const known = sources.filter(({ file, span }) => found.has(`${span.start} ${file.path}`));
    const free = sources.filter((source) => !known.includes(source) && !(isScalar && hasMeaning(source)));
    for (const source of free) add(source, source.exact ? "id" : "value");
    if (isScalar) add(mention, known.length + free.length > 0 ? "follows" : "alias");
  }
  return [...found.values()].sort((a, b) => comparePaths(a.file.path, b.file.path) || a.span.start - b.span.start);
}
