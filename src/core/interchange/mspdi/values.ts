import { parseInstant, type Instant } from "../../text/instant";
import type { XmlElement } from "./xml";

/** Typed access to the values of an element. Empty elements count as missing, as Microsoft Project reads them. */
export class Fields {
  readonly #values = new Map<string, string>();

  constructor(readonly element: XmlElement) {
    for (const child of element.children) {
      if (child.children.length === 0 && !this.#values.has(child.name)) this.#values.set(child.name, child.text);
    }
  }

  text(name: string): string | undefined {
    const value = this.#values.get(name);
    return value === undefined || value.trim() === "" ? undefined : value;
  }

  /** The text on one line, trimmed: names. */
  line(name: string): string | undefined {
    return this.text(name)
      ?.replace(/[\s\p{Cc}]+/gu, " ")
      .trim();
  }

  number(name: string): number | undefined {
    const value = this.text(name)?.trim();
    if (value === undefined) return undefined;
    const number = Number(value);
    return Number.isFinite(number) ? number : undefined;
  }

  integer(name: string): number | undefined {
    const value = this.number(name);
    return value !== undefined && Number.isSafeInteger(value) ? value : undefined;
  }

  flag(name: string): boolean | undefined {
    const value = this.text(name)?.trim().toLowerCase();
    if (value === undefined) return undefined;
    return value === "1" || value === "true" || value === "-1";
  }

  instant(name: string): Instant | undefined {
    return readInstant(this.text(name));
  }

  minutes(name: string): number | undefined {
    return readMinutes(this.text(name));
  }

  /** Minutes past midnight of a time `08:00:00`. */
  time(name: string): number | undefined {
    const match = /(?:^|T)(\d{1,2}):(\d{2})(?::\d{2})?/.exec(this.text(name)?.trim() ?? "");
    return match ? Number(match[1]) * 60 + Number(match[2]) : undefined;
  }

  children(name: string): readonly XmlElement[] {
    return this.element.children.filter((child) => child.name === name);
  }

  child(name: string): XmlElement | undefined {
    return this.element.children.find((child) => child.name === name);
  }

  /** Elements `<item>` inside the element `<list>`. */
  items(list: string, item: string): readonly XmlElement[] {
    return this.children(list).flatMap((element) => element.children.filter((child) => child.name === item));
  }
}

/** Reads `2026-04-01T08:00:00`; a time zone at the end, which some converters write, is dropped: plans mean the clock on the wall. */
export function readInstant(text: string | undefined): Instant | undefined {
  const trimmed = text?.trim().replace(/(?:Z|[+-]\d{2}:\d{2})$/, (zone, offset: number) => (offset > 10 ? "" : zone));
  if (trimmed === undefined || trimmed === "" || /^(?:NA|N\/A)$/i.test(trimmed)) return undefined;
  const instant = parseInstant(trimmed);
  // Microsoft Project's own empty date.
  return trimmed.startsWith("1984-01-01T00:00") || trimmed.startsWith("0001-") ? undefined : instant;
}

/**
 * Reads an XML duration `PT8H30M0S`. Microsoft Project counts working time in hours, minutes and seconds; days and months of other writers are days of
 * 24 hours and months of 30 days, as XML Schema has it.
 * @returns minutes, rounded to a tenth
 */
export function readMinutes(text: string | undefined): number | undefined {
  const match =
    /^(-?)P(?:(\d+(?:\.\d+)?)Y)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(
      text?.trim() ?? "",
    );
  if (match === null) return undefined;
  const factors = [365 * 1440, 30 * 1440, 7 * 1440, 1440, 60, 1, 1 / 60];
  const total = factors.reduce((sum, factor, index) => sum + Number(match[index + 2] ?? 0) * factor, 0);
  return (match[1] === "-" ? -1 : 1) * (Math.round(total * 10) / 10);
}
