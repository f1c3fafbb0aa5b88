import type { Range, Span } from "../../core/text/range";
import { SnippetText } from "../snippet-text";
import type { CompletionItem, CompletionKind, RecordName } from "../types";
import type { Place } from "./place";

/** A completion before its place and order are settled. */
export interface Draft {
  readonly label: string;
  readonly kind: CompletionKind;
  readonly newText: string;
  readonly snippet?: boolean;
  readonly detail?: string;
  readonly documentation?: string;
  /** What is compared with the typed word, when not the label. */
  readonly filterText?: string;
  /** Takes this place instead of the whole word. */
  readonly span?: Span;
  /** Goes on with a value that is there already: nothing is put around it. */
  readonly isPart?: boolean;
  readonly suggestNext?: boolean;
  readonly preselect?: boolean;
  readonly record?: RecordName;
}

/** What is put around a value so that it fits where it is inserted. */
export interface Shape {
  /** A dash before it: an item on a line of its own. */
  readonly dash: boolean;
  /** Brackets around it: the first item of a list behind its key. */
  readonly brackets: boolean;
}

/** Collects completions in the order in which they are to be shown. */
export class Drafts {
  readonly items: CompletionItem[] = [];
  /** Whether more typing may bring up others. */
  isIncomplete = false;
  readonly #place: Place;
  #last: { readonly span: Span; readonly range: Range } | undefined;

  constructor(place: Place) {
    this.#place = place;
  }

  /** Adds one that is inserted as it is. */
  add(draft: Draft): void {
    const { span, snippet, newText, isPart, ...rest } = draft;
    const { needsSpace, replace } = this.#place.context;
    this.items.push({
      ...rest,
      newText: needsSpace && isPart !== true ? ` ${newText}` : newText,
      snippet: snippet ?? false,
      range: this.#rangeOf(span ?? replace),
      sortText: String(this.items.length).padStart(5, "0"),
    });
  }

  /** Adds a value, with the dash or the brackets that its list wants. */
  addValue(draft: Draft, shape: Shape): void {
    if (draft.isPart === true || (!shape.dash && !shape.brackets)) this.add(draft);
    else if (shape.dash) {
      const filterText = `- ${draft.filterText ?? draft.label}`;
      this.add({ ...draft, newText: `- ${draft.newText}`, filterText });
    } else {
      const text = draft.snippet === true ? draft.newText : SnippetText.escape(draft.newText);
      this.add({ ...draft, newText: `[${text}$0]`, snippet: true });
    }
  }

  /** Most items take the same place, so the last one is kept. */
  #rangeOf(span: Span): Range {
    if (this.#last?.span.start !== span.start || this.#last.span.end !== span.end)
      this.#last = { span, range: this.#place.file.lines.range(span) };
    return this.#last.range;
  }
}
