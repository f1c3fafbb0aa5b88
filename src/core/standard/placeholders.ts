import { message, type Message } from "../text/message";
import { writeString } from "../text/yaml-writer";

/** What fills a place in a template. */
export interface PlaceValue {
  readonly text: string;
  /** Whether the value may stand bare in YAML (dates, numbers, ids); texts get quotes where they need them. */
  readonly bare: boolean;
}

/** A place that can't be filled. */
export interface PlaceProblem {
  readonly line: number;
  readonly message: Message;
}

/** Looks up what stands between the braces: a name, perhaps with an offset (`start+14d`). */
export type Lookup = (place: string) => PlaceValue | undefined;

const placePattern = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** Stretches of one line of YAML that are read in different ways. */
interface Stretch {
  readonly kind: "plain" | "single" | "double" | "comment";
  readonly text: string;
}

/** Cuts a line at its quotes and at its comment. Quoted texts end on the line on which they begin. */
function stretchesOf(line: string): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let kind: Stretch["kind"] = "plain";
  let start = 0;
  const cut = (end: number, next: Stretch["kind"]): void => {
    if (end > start) stretches.push({ kind, text: line.slice(start, end) });
    start = end;
    kind = next;
  };
  for (let index = 0; index < line.length; index++) {
    const character = line[index];
    const before = index === 0 ? " " : (line[index - 1] ?? " ");
    if (kind === "plain") {
      if (line.startsWith("{{", index)) {
        const end = line.indexOf("}}", index);
        if (end >= 0) index = end + 1;
      } else if (character === "#" && /\s/.test(before)) {
        cut(index, "comment");
        break;
      } else if ((character === '"' || character === "'") && /[\s[{,:]/.test(before)) {
        cut(index, character === '"' ? "double" : "single");
      }
    } else if ((kind === "double" && character === "\\") || (kind === "single" && line.startsWith("''", index))) {
      // The next character does not end the text.
      index++;
    } else if ((kind === "double" && character === '"') || (kind === "single" && character === "'")) {
      cut(index + 1, "plain");
    }
  }
  cut(line.length, "plain");
  return stretches;
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, " ").trim();
}

function insideDouble(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** Scalars of a stretch without quotes: what stands between the structure characters of the line. */
const scalarPattern =
  /(^\s*(?:-\s+)*|:\s+|-\s+|[[{,]\s*)((?:(?!\{\{)[^,[\]{}:]|:(?!\s)|\{\{[^{}]*\}\})*\{\{[^{}]*\}\}(?:(?!\{\{)[^,[\]{}:]|:(?!\s|$)|\{\{[^{}]*\}\})*)/g;

/** Fills the places of one template file. */
export class PlaceFiller {
  readonly problems: PlaceProblem[] = [];
  readonly #lookup: Lookup;
  #line = 0;
  /** Indentation of the key of a block text (`key: |`) whose lines are being read. */
  #block: number | undefined;

  constructor(lookup: Lookup) {
    this.#lookup = lookup;
  }

  /** Values are put in so that they read back as they are, whatever characters they have. */
  yaml(text: string): string {
    return text
      .split("\n")
      .map((line, index) => {
        this.#line = index;
        return this.#yamlLine(line);
      })
      .join("\n");
  }

  /** For file names and for texts that are not YAML. */
  plain(text: string): string {
    return text.replace(placePattern, (_, place: string) => oneLine(this.#value(place).text));
  }

  #yamlLine(line: string): string {
    const indent = line.length - line.trimStart().length;
    if (this.#block !== undefined && line.trim() !== "" && indent <= this.#block) this.#block = undefined;
    if (this.#block !== undefined) return this.plain(line);
    if (/(?:^|[:-]\s+)[|>][-+\d]*\s*$/.test(line)) this.#block = indent;
    return stretchesOf(line)
      .map(({ kind, text }) => this.#stretch(kind, text))
      .join("");
  }

  #stretch(kind: Stretch["kind"], text: string): string {
    if (!text.includes("{{")) return text;
    switch (kind) {
      case "comment":
        return this.plain(text);
      case "double":
        return text.replace(placePattern, (_, place: string) => insideDouble(this.#value(place).text));
      case "single":
        return text.replace(placePattern, (_, place: string) => oneLine(this.#value(place).text).replaceAll("'", "''"));
      case "plain":
        return text.replace(scalarPattern, (_, lead: string, scalar: string) => lead + this.#scalar(scalar));
    }
  }

  /** A text without quotes is filled as a whole, and then gets quotes if it needs them. */
  #scalar(scalar: string): string {
    const trailing = /\s*$/.exec(scalar)?.[0] ?? "";
    const body = scalar.slice(0, scalar.length - trailing.length);
    const whole = /^\{\{\s*([^{}]*?)\s*\}\}$/.exec(body);
    if (whole) {
      const value = this.#value(whole[1] ?? "");
      return (value.bare ? value.text : writeString(value.text, "flow")) + trailing;
    }
    const filled = body.replace(placePattern, (_, place: string) => this.#value(place).text);
    return writeString(filled, "flow") + trailing;
  }

  #value(place: string): PlaceValue {
    const value = this.#lookup(place);
    if (value !== undefined) return value;
    this.problems.push({ line: this.#line, message: message("The template has the unknown placeholder '{0}'", place) });
    return { text: "", bare: false };
  }
}
