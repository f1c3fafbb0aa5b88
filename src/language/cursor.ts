import type { Span } from "../core/text/range";

/** Keys and list indexes from the root of a file down to a value. */
export type DocumentPath = readonly (string | number)[];

/** What a person is typing at a place of a YAML text, whether or not the text is complete. */
export interface CursorContext {
  /** `key`: a key of the mapping at `path`. `value`: the value of `key` there. `item`: an item of the list at `path`. */
  readonly kind: "key" | "value" | "item" | "none";
  /** The mapping or list around the place. */
  readonly path: DocumentPath;
  readonly key?: string;
  /** The other keys of the mapping, before and after the place. */
  readonly siblings: readonly string[];
  /** The word that is being typed; a completion replaces it. */
  readonly replace: Span;
  readonly typed: string;
  /** Column of the key or item, for the lines that follow it. */
  readonly column: number;
  /** Inside `{ … }` or `[ … ]`, where a new line is not wanted. */
  readonly flow: boolean;
  /** Behind a dash (or in a flow list) already: an item needs no dash of its own. */
  readonly dashed: boolean;
  /** A colon follows the word already. */
  readonly colonFollows: boolean;
  /** A colon or dash stands right before the place: a space is missing between them. */
  readonly needsSpace: boolean;
  /** The word stands in quotes. */
  readonly quote: '"' | "'" | undefined;
  /** Place `n` has the id, where one is written, of the mapping to which the first `n` parts of `path` lead. */
  readonly ids: readonly (string | undefined)[];
}

/** The context of a place where nothing can be said. */
export const nothing: CursorContext = {
  kind: "none",
  path: [],
  siblings: [],
  replace: { start: 0, end: 0 },
  typed: "",
  column: 0,
  flow: false,
  dashed: false,
  colonFollows: false,
  needsSpace: false,
  quote: undefined,
  ids: [],
};

/** The quotation mark at an offset. */
export function quoteAt(text: string, offset: number | undefined): '"' | "'" | undefined {
  if (offset === undefined) return undefined;
  return text.charAt(offset) === '"' ? '"' : "'";
}
