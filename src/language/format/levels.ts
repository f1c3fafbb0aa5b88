import type { Level, Section } from "./scanned";

/** The levels that are open while a text is read from top to bottom. */
export class Levels {
  readonly all: Level[] = [];
  readonly sections: Section[] = [{ start: 0, broken: false, conflict: false }];
  readonly #stack: Level[] = [];
  /** The entry or item whose value is expected on the lines below. */
  #awaited: "top" | "key" | "dash" | undefined = "top";

  /** The section of the present place. */
  get section(): Section {
    return this.sections[this.sections.length - 1] ?? { start: 0, broken: false, conflict: false };
  }

  /** The value of the last entry follows on the lines below. */
  await(what: "key" | "dash"): void {
    this.#awaited = what;
  }

  /** A new document begins. */
  restart(start: number): void {
    this.#stack.length = 0;
    this.#awaited = "top";
    this.sections.push({ start, broken: false, conflict: false });
  }

  /**
   * Finds or opens the levels that begin a line: those of its dashes, then that of what stands behind them in `column`.
   * @returns undefined when the line doesn't stand in the column of any level
   */
  enter(
    dashes: readonly number[],
    type: "mapping" | "value" | undefined,
    column: number,
    start: number,
    line: number,
  ): readonly Level[] | undefined {
    const entered: Level[] = [];
    for (const dash of dashes) {
      const level = this.#level("list", dash, start, line);
      this.#awaited = level && "dash";
      if (!level) return undefined;
      entered.push(level);
    }
    const inner = type && this.#level(type, column, start, line);
    this.#awaited = undefined;
    if (!inner) return type || entered.length === 0 ? undefined : entered;
    return entered.length === 0 ? inner.alone : [...entered, inner];
  }

  #level(type: Level["type"], column: number, start: number, line: number): Level | undefined {
    const stack = this.#stack;
    const top = stack[stack.length - 1];
    if (this.#isChild(type, column, top)) {
      const alone: Level[] = [];
      const level: Level = {
        alone,
        type,
        column,
        parent: top,
        behindDash: this.#awaited === "dash",
        section: top ? this.section : this.#begin(start),
        firstLine: line,
      };
      alone.push(level);
      stack.push(level);
      this.all.push(level);
      return level;
    }
    let depth = stack.length;
    while (depth > 0 && (stack[depth - 1]?.column ?? 0) > column) depth--;
    // A list may stand in the column of the key that holds it; the next key there ends it.
    const list = stack[depth - 1];
    if (list?.type === "list" && list.column === column && type === "mapping") depth--;
    const found = stack[depth - 1];
    if (found?.type !== type || found.column !== column || type === "value") return undefined;
    stack.length = depth;
    if (depth === 1) this.#begin(start);
    return found;
  }

  #isChild(type: Level["type"], column: number, top: Level | undefined): boolean {
    switch (this.#awaited) {
      case "top":
        return top === undefined;
      case "dash":
        return column > (top?.column ?? -1);
      case "key":
        return column > (top?.column ?? -1) || (type === "list" && column === top?.column);
      case undefined:
        return false;
    }
  }

  #begin(start: number): Section {
    const section = { start, broken: false, conflict: false };
    this.sections.push(section);
    return section;
  }
}
