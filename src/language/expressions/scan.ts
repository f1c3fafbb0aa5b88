/** What stands before a place in an expression. */
export interface Before {
  /** The word that is being typed, which may be empty. */
  readonly word: string;
  /** Where the word begins. */
  readonly start: number;
  /** What stands before the dot before the word; undefined without a dot. */
  readonly receiver: string | undefined;
  /** Variables of macros around the place, the outermost first: `list.all(one, …)`. */
  readonly bound: readonly BoundVariable[];
  /** Whether the place is in a text in quotes. */
  readonly isInText: boolean;
}

/** A variable of a macro, and the list whose items it stands for. */
export interface BoundVariable {
  readonly name: string;
  readonly list: string;
}

/** Macros of lists whose first argument is a variable. */
export const listMacros = ["all", "exists", "exists_one", "filter", "map"] as const;
const macroPattern = new RegExp(`\\.(?:${listMacros.join("|")})$`);

interface Open {
  readonly at: number;
  readonly bracket: string;
}

/** Reads an expression up to a place, however half-typed it is. */
export function scanBefore(text: string, place: number): Before {
  const before = text.slice(0, place);
  const { open, isInText } = bracketsIn(before);
  const word = /[\p{L}_][\p{L}\p{N}_]*$/u.exec(before)?.[0] ?? "";
  const start = before.length - word.length;
  const dot = /\.\s*$/.exec(before.slice(0, start));
  const receiver = dot && !isInText ? chainBefore(before, start - dot[0].length) : undefined;
  return { word, start, receiver, bound: open.flatMap((one) => boundBy(before, one) ?? []), isInText };
}

/** Brackets that are open at the end of a text, and whether a quote is. */
function bracketsIn(text: string): { readonly open: readonly Open[]; readonly isInText: boolean } {
  const open: Open[] = [];
  let quote: string | undefined;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (quote !== undefined) {
      if (character === "\\") at++;
      else if (character === quote) quote = undefined;
    } else if (character === "'" || character === '"') quote = character;
    else if (/[([{]/.test(character)) open.push({ at, bracket: character });
    else if (/[)\]}]/.test(character)) open.pop();
  }
  return { open, isInText: quote !== undefined };
}

/** The variable that a macro binds whose bracket is open. */
function boundBy(text: string, { at, bracket }: Open): BoundVariable | undefined {
  const head = text.slice(0, at);
  const macro = bracket === "(" ? macroPattern.exec(head) : null;
  const name = /^\s*([\p{L}_][\p{L}\p{N}_]*)\s*,/u.exec(text.slice(at + 1))?.[1];
  const list = macro ? chainBefore(head, macro.index) : undefined;
  return name !== undefined && list !== undefined ? { name, list } : undefined;
}

/** The names, calls and indexes that end at a place: `task.predecessors.filter(p, p.lag > 0)`. Undefined where there are none. */
export function chainBefore(text: string, end: number): string | undefined {
  let at = end;
  for (;;) {
    const head = text.slice(0, at);
    const name = /[\p{L}_][\p{L}\p{N}_]*$/u.exec(head)?.[0];
    if (name !== undefined) at -= name.length;
    else if (/[)\]]$/.test(head)) {
      const start = openerOf(head);
      if (start === undefined) return undefined;
      at = start;
      // The name of what is called, or a list whose item is meant, stands right before the bracket.
      if (/[\p{L}\p{N}_)\]]$/u.test(text.slice(0, start))) continue;
    } else return undefined;
    const dot = /\.\s*$/.exec(text.slice(0, at));
    if (!dot) return text.slice(at, end);
    at -= dot[0].length;
  }
}

/** Where the bracket opens that the last character closes; none where that stands in quotes. */
function openerOf(text: string): number | undefined {
  const { open, isInText } = bracketsIn(text.slice(0, -1));
  return isInText ? undefined : open.at(-1)?.at;
}
