/** One face of a font file. */
export interface FontFace {
  /** Name of its family in English where it has one. */
  readonly family: string;
  /** Whether there is a drawing for a character. */
  readonly has: (code: number) => boolean;
}

/**
 * The first face of a TrueType or OpenType file, or of a collection of them. All faces of a collection have nearly the same characters.
 * @returns undefined for files of other kinds and for broken ones
 */
export function readFont(data: Uint8Array): FontFace | undefined {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  return within(() => {
    const isCollection = view.getUint32(0) === tag("ttcf");
    const tables = tablesOf(view, isCollection ? view.getUint32(12) : 0);
    const names = tables.get("name");
    const characters = tables.get("cmap");
    if (names === undefined || characters === undefined) return undefined;
    const family = familyOf(view, names);
    const has = charactersOf(view, characters);
    return family === undefined || !has ? undefined : { family, has: (code) => within(() => has(code)) ?? false };
  });
}

/** What a file says, or undefined where it points beyond its own end. */
function within<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function tag(name: string): number {
  return [...name].reduce((sum, letter) => sum * 256 + letter.charCodeAt(0), 0);
}

/** Places of the tables of a face. */
function tablesOf(view: DataView, at: number): ReadonlyMap<string, number> {
  const version = view.getUint32(at);
  if (version !== 0x00010000 && version !== tag("OTTO") && version !== tag("true")) return new Map();
  const count = view.getUint16(at + 4);
  return new Map(
    Array.from({ length: count }, (_, index) => {
      const entry = at + 12 + index * 16;
      const name = String.fromCharCode(...Array.from({ length: 4 }, (__, letter) => view.getUint8(entry + letter)));
      return [name, view.getUint32(entry + 8)] as const;
    }),
  );
}

const windowsEnglish = 0x409;

/** Name of the family (id 1) in UTF-16; the letters of an old Macintosh (platform 1) are not read, no present font has those alone. */
function familyOf(view: DataView, table: number): string | undefined {
  const count = view.getUint16(table + 2);
  const texts = table + view.getUint16(table + 4);
  let found: string | undefined;
  for (let index = 0; index < count; index++) {
    const record = table + 6 + index * 12;
    if (view.getUint16(record) === 1 || view.getUint16(record + 6) !== 1) continue;
    const start = texts + view.getUint16(record + 10);
    const units = Array.from({ length: view.getUint16(record + 8) / 2 }, (_, unit) => view.getUint16(start + unit * 2));
    const name = String.fromCharCode(...units);
    if (view.getUint16(record + 4) === windowsEnglish) return name;
    found ??= name;
  }
  return found;
}

/** The table of Unicode characters: that of the whole of Unicode (format 12), otherwise that of its first plane (format 4). */
function charactersOf(view: DataView, table: number): ((code: number) => boolean) | undefined {
  const count = view.getUint16(table + 2);
  const places = Array.from({ length: count }, (_, index) => table + view.getUint32(table + 8 + index * 8));
  const ofFormat = (format: number): number | undefined => places.find((place) => view.getUint16(place) === format);
  const whole = ofFormat(12);
  if (whole !== undefined) return (code) => isInGroups(view, whole, code);
  const plane = ofFormat(4);
  return plane === undefined ? undefined : (code) => isInSegments(view, plane, code);
}

/** The first of `count` ascending numbers that is not below the wanted one. */
function firstNotBelow(count: number, wanted: number, at: (index: number) => number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(middle) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isInGroups(view: DataView, table: number, code: number): boolean {
  const count = view.getUint32(table + 12);
  const group = (index: number): number => table + 16 + index * 12;
  const index = firstNotBelow(count, code, (at) => view.getUint32(group(at) + 4));
  return index < count && view.getUint32(group(index)) <= code;
}

function isInSegments(view: DataView, table: number, code: number): boolean {
  const count = view.getUint16(table + 6) / 2;
  const ends = table + 14;
  const starts = ends + count * 2 + 2;
  const index = firstNotBelow(count, code, (at) => view.getUint16(ends + at * 2));
  if (index >= count || code > 0xffff) return false;
  const start = view.getUint16(starts + index * 2);
  if (start > code) return false;
  const delta = view.getUint16(starts + (count + index) * 2);
  const range = starts + (2 * count + index) * 2;
  const offset = view.getUint16(range);
  if (offset === 0) return ((code + delta) & 0xffff) !== 0;
  return view.getUint16(range + offset + (code - start) * 2) !== 0;
}
