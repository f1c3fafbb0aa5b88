/** What is tested of one character. */
export type Test = (code: number) => boolean;

/** A place between two characters. */
export type Place = "start" | "end" | "boundary" | "inside";

/** The parts of a pattern. */
export type Part =
  | { readonly kind: "character"; readonly test: Test }
  | { readonly kind: "place"; readonly place: Place }
  | { readonly kind: "sequence"; readonly parts: readonly Part[] }
  | { readonly kind: "choice"; readonly parts: readonly Part[] }
  | { readonly kind: "repeat"; readonly part: Part; readonly least: number; readonly most: number };

/** Largest number in `{n,m}`, and most parentheses within each other. */
const mostRepeats = 200;
const mostNesting = 50;

/** A pattern that can't be used, and where. */
export class PatternError extends Error {
  constructor(readonly offset: number) {
    super("unsupported pattern");
    this.name = "PatternError";
  }
}

/** Letters, digits and underscores, as `\w` has them. */
export function isWord(code: number): boolean {
  return isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isSpace(code: number): boolean {
  return /\s/u.test(code < 0 ? "" : String.fromCodePoint(code));
}

const classes: Readonly<Record<string, Test>> = {
  d: isDigit,
  D: (code) => !isDigit(code),
  w: isWord,
  W: (code) => !isWord(code),
  s: isSpace,
  S: (code) => !isSpace(code),
};

const controls: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13 };

/** Reads the text of a pattern. */
export class PatternReader {
  readonly #characters: readonly string[];
  #at = 0;
  #depth = 0;

  constructor(source: string) {
    this.#characters = Array.from(source);
  }

  read(): Part {
    const part = this.#choice();
    if (this.#at < this.#characters.length) this.#fail();
    return part;
  }

  get #next(): string | undefined {
    return this.#characters[this.#at];
  }

  #fail(): never {
    throw new PatternError(this.#at);
  }

  #skip(text: string): boolean {
    const found = Array.from(text).every((character, index) => this.#characters[this.#at + index] === character);
    if (found) this.#at += text.length;
    return found;
  }

  #choice(): Part {
    if (++this.#depth > mostNesting) this.#fail();
    const parts = [this.#sequence()];
    while (this.#skip("|")) parts.push(this.#sequence());
    this.#depth--;
    const [first] = parts;
    return parts.length === 1 && first ? first : { kind: "choice", parts };
  }

  #sequence(): Part {
    const parts: Part[] = [];
    while (this.#next !== undefined && this.#next !== "|" && this.#next !== ")") parts.push(this.#repeated());
    return { kind: "sequence", parts };
  }

  #repeated(): Part {
    let part = this.#atom();
    for (let bounds = this.#bounds(); bounds; bounds = this.#bounds()) {
      if (part.kind === "place" || part.kind === "repeat") this.#fail();
      part = { kind: "repeat", part, ...bounds };
      // Lazy or not does not matter where only the finding counts.
      this.#skip("?");
    }
    return part;
  }

  #bounds(): { readonly least: number; readonly most: number } | undefined {
    if (this.#skip("*")) return { least: 0, most: Infinity };
    if (this.#skip("+")) return { least: 1, most: Infinity };
    if (this.#skip("?")) return { least: 0, most: 1 };
    const written = /^\{(\d{1,4})(,?)(\d{0,4})\}/.exec(this.#characters.slice(this.#at, this.#at + 12).join(""));
    if (!written) {
      if (this.#next === "{") this.#fail();
      return undefined;
    }
    const least = Number(written[1]);
    const most = written[2] === "" ? least : written[3] === "" ? Infinity : Number(written[3]);
    if (least > mostRepeats || (most !== Infinity && (most > mostRepeats || most < least))) this.#fail();
    this.#at += written[0].length;
    return { least, most };
  }

  #atom(): Part {
    const character = this.#next;
    if (this.#skip("(")) {
      if (!this.#skip("?:") && this.#next === "?") this.#fail();
      const part = this.#choice();
      if (!this.#skip(")")) this.#fail();
      return part;
    }
    if (this.#skip("^")) return { kind: "place", place: "start" };
    if (this.#skip("$")) return { kind: "place", place: "end" };
    if (this.#skip("\\b")) return { kind: "place", place: "boundary" };
    if (this.#skip("\\B")) return { kind: "place", place: "inside" };
    if (this.#skip(".")) return { kind: "character", test: (code) => ![10, 13, 0x2028, 0x2029].includes(code) };
    if (this.#skip("[")) return { kind: "character", test: this.#set() };
    if (character === undefined || "*+?{}])".includes(character)) this.#fail();
    const one = this.#single();
    return { kind: "character", test: typeof one === "number" ? (code) => code === one : one };
  }

  /** A character or, after a backslash, a class of them. */
  #single(): number | Test {
    const character = this.#next;
    if (character === undefined) this.#fail();
    this.#at++;
    if (character !== "\\") return character.codePointAt(0) ?? 0;
    const escaped = this.#next;
    if (escaped === undefined) this.#fail();
    this.#at++;
    const known = Object.hasOwn(classes, escaped) ? classes[escaped] : undefined;
    if (known) return known;
    if (Object.hasOwn(controls, escaped)) return controls[escaped] ?? 0;
    // Letters and digits have other meanings elsewhere (back references, properties), or none.
    if (/[\p{L}\p{N}]/u.test(escaped)) {
      this.#at -= 2;
      this.#fail();
    }
    return escaped.codePointAt(0) ?? 0;
  }

  #set(): Test {
    const isNegated = this.#skip("^");
    const tests: Test[] = [];
    while (!this.#skip("]")) {
      const from = this.#single();
      if (
        this.#next === "-" &&
        this.#characters[this.#at + 1] !== "]" &&
        this.#characters[this.#at + 1] !== undefined
      ) {
        this.#at++;
        const to = this.#single();
        if (typeof from !== "number" || typeof to !== "number" || to < from) this.#fail();
        tests.push((code) => code >= from && code <= to);
      } else tests.push(typeof from === "number" ? (code) => code === from : from);
    }
    return (code) => tests.some((test) => test(code)) !== isNegated;
  }
}
