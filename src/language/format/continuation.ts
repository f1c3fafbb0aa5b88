import { closeQuote, readFlow } from "./flow-reader";
import { readPlain } from "./head-reader";
import { breakLines, type Line, type OpenValue } from "./line";
import type { GapCollector } from "./gaps";
import type { BlockScalar } from "./scanned";
import { behindValue, type ValuePart } from "./value-reader";

/** Values that go on over several lines: plain words, quotes, brackets and block scalars. */
export class Continuation {
  readonly #text: string;
  /** Every line so far. */
  readonly #lines: readonly Line[];
  readonly #gaps: GapCollector;
  #open: OpenValue | undefined;

  constructor(text: string, lines: readonly Line[], gaps: GapCollector) {
    this.#gaps = gaps;
    this.#text = text;
    this.#lines = lines;
  }

  get isOpen(): boolean {
    return this.#open !== undefined;
  }

  /** The value of a line goes on below. */
  begin(line: Line, { open, quote, state, block }: ValuePart): void {
    this.#open = undefined;
    if (line.broken) return;
    if (open === "plain") this.#open = { kind: "plain", line };
    else if (open === "quote") this.#open = { kind: "quote", line, quote: quote ?? '"' };
    else if (state) this.#open = { kind: "flow", line, state, lines: [] };
    else if (block) {
      this.#open = { kind: "block", line, block, lines: [] };
      // A text that is the whole document is no project file, and readers of YAML don't agree where it ends.
      if (!line.holder) line.section.broken = true;
    }
  }

  /** Reads a line below a value that is not complete. @returns false when it begins something else */
  takes(line: Line): boolean {
    const open = this.#open;
    if (!open) return false;
    if (open.kind === "block") return this.#takesText(line, open);
    if (open.kind === "plain") return this.#takesWords(line, open.line);
    const isBlank = line.content === line.end;
    const first = this.#text.charAt(line.content);
    const limit = open.line.holder?.column ?? -1;
    // YAML wants the lines of a value further to the right than its key; a closing bracket is often written below it.
    const closes = open.kind === "flow" && (first === "}" || first === "]") && line.column === limit;
    const isComment = first === "#" && open.kind === "flow" && open.state.quote === "";
    if (!isBlank && line.column <= limit && !closes && !isComment) {
      this.breakOff();
      return false;
    }
    line.kind = "continuation";
    line.owner = open.line;
    if (open.kind === "quote") this.#takeQuoted(line, open);
    else this.#takeFlow(line, open);
    return true;
  }

  /** Ends a value where it may end. */
  close(): void {
    const open = this.#open;
    if (open?.kind === "block") {
      endBlock(open.block, open.lines, open.line);
      this.#open = undefined;
    } else this.breakOff();
  }

  /** Ends a value where it is not complete: what was read since it began may be anything. */
  breakOff(): void {
    const open = this.#open;
    this.#open = undefined;
    if (open?.kind === "block") endBlock(open.block, open.lines, open.line);
    if (open?.kind !== "quote" && open?.kind !== "flow") return;
    breakLines([open.line]);
    for (let at = this.#lines.length - 1; at >= 0; at--) {
      const line = this.#lines[at];
      if (!line || line === open.line) break;
      breakLines([line]);
    }
  }

  #takesWords(line: Line, owner: Line): boolean {
    line.owner = owner;
    if (line.content === line.end) return true;
    if (line.column <= (owner.holder?.column ?? -1) || this.#text[line.content] === "#") {
      this.#open = undefined;
      line.owner = undefined;
      return false;
    }
    line.kind = "continuation";
    this.#joinBlankLines(owner);
    const words = readPlain(this.#text, line.content, line.end);
    if (words) {
      line.valueEnd = words.end;
      line.comment = words.comment;
      if (words.comment < line.end) this.#open = undefined;
    } else breakLines([owner, line]);
    return true;
  }

  /** Blank lines between lines of plain words are part of the value. */
  #joinBlankLines(owner: Line): void {
    for (let at = this.#lines.length - 1; at >= 0; at--) {
      const line = this.#lines[at];
      if (line?.kind !== "blank" || line.owner !== owner) break;
      line.kind = "continuation";
    }
  }

  #takeQuoted(line: Line, open: Extract<OpenValue, { kind: "quote" }>): void {
    const close = closeQuote(this.#text, line.content, line.end, open.quote);
    line.openQuote = close < 0;
    if (close < 0) return;
    this.#open = undefined;
    const rest = behindValue(this.#text, close, line.end);
    if (rest) setEnds(line, rest);
    else breakLines([open.line, line]);
  }

  #takeFlow(line: Line, { line: owner, state, lines }: Extract<OpenValue, { kind: "flow" }>): void {
    const beganInQuote = state.quote !== "";
    const piece = readFlow(this.#text, line.content, line.end, state, this.#gaps);
    const rest = piece.closed ? behindValue(this.#text, piece.end, line.end) : undefined;
    line.gaps = this.#gaps.take();
    line.openQuote = state.quote !== "" || (beganInQuote && line.content === line.end);
    setEnds(line, rest ?? { end: piece.end, comment: piece.comment < 0 ? line.end : piece.comment });
    lines.push(line);
    // All that was read since the bracket is in doubt; each line is marked once.
    if (piece.broken || (piece.closed && !rest)) breakLines(owner.broken ? [line] : [owner, ...lines]);
    if (piece.closed) this.#open = undefined;
  }

  #takesText(line: Line, { block, line: owner, lines }: Extract<OpenValue, { kind: "block" }>): boolean {
    const limit = owner.holder?.column ?? -1;
    let spaces = line.start;
    while (spaces < line.end && this.#text.charCodeAt(spaces) === 32) spaces++;
    const column = spaces - line.start;
    if (spaces < line.end) {
      if (column <= limit) {
        this.close();
        // A tab in front of a line may be meant as text or as a level.
        if (this.#text.charCodeAt(spaces) === 9) owner.section.broken = true;
        return false;
      }
      if (block.column === undefined) {
        block.column = column;
        if (!block.explicit && lines.some((one) => one.end - one.start > column)) owner.section.broken = true;
      } else if (!block.explicit && column < block.column) owner.section.broken = true;
    }
    line.kind = "text";
    line.column = column;
    line.owner = owner;
    lines.push(line);
    return true;
  }
}

function setEnds(line: Line, { end, comment }: Pick<ValuePart, "end" | "comment">): void {
  line.valueEnd = end;
  line.comment = comment;
}

/** Blank lines behind a block scalar don't belong to it, unless it keeps them. */
function endBlock(block: BlockScalar, lines: readonly Line[], owner: Line): void {
  if (block.keep) return;
  // With a named indentation the text may begin further to the right than the block.
  const column = block.explicit ? (owner.holder?.column ?? -1) + 1 : block.column;
  if (column === undefined && lines.some((line) => line.end > line.start)) {
    owner.section.broken = true;
    return;
  }
  for (let at = lines.length - 1; at >= 0; at--) {
    const line = lines[at];
    if (!line || line.content < line.end || line.end - line.start > (column ?? 0)) break;
    line.kind = "blank";
  }
}
