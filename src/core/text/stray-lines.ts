import { readLine } from "./split";

/** One line, or the part of a line behind a dash. */
export interface Line {
  readonly start: number;
  /** Offset of the first character that is not white space. */
  readonly content: number;
  /** Without the line break. */
  readonly end: number;
  /** Column of `content`; a tab counts as one level (two columns). Of a stray line the column in which it is taken to stand. */
  readonly column: number;
  /** Neither blank nor a comment. */
  readonly written: boolean;
  /** Whether it stands further to the left than the lines around it allow. */
  readonly isStray: boolean;
}

/** A column in which keys or dashes stand around the present line. */
interface Level {
  readonly column: number;
  readonly isDash: boolean;
}

/** What a line is, by its first and last characters. */
interface Shape extends Level {
  /** Column of the key: behind the dash, if there is one. */
  readonly keyColumn: number;
  /** A key, or a dash, with nothing behind it. */
  readonly opensBlock: boolean;
  /** Whether its value goes on in the lines below it, or ends with it: text in a block, brackets or quotes. */
  readonly goesOn: boolean;
}

/** The lines of a text, each as it stands. */
export function splitLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (const match of text.matchAll(/([ \t]*)([^\r\n]*)(?:\r\n|\n|\r|$)/g)) {
    const [whole, blank = "", rest = ""] = match;
    if (whole === "" && match.index === text.length) break;
    const start = match.index;
    const content = start + blank.length;
    const column = blank.length + (blank.split("\t").length - 1);
    // Directives and the separator at the top are not content.
    const written = rest !== "" && !rest.startsWith("#") && !(column === 0 && /^(?:---|%)/.test(rest));
    lines.push({ start, content, end: content + rest.length, column, written, isStray: false });
  }
  return lines;
}

/**
 * Takes lines that have lost their indentation for what they are: what stands before and below them goes on in a column further to the right, in which they are
 * then read. Without this all lines below would belong to the lost one, and nothing of them would line up.
 */
export function lineUp(lines: readonly Line[], text: string): readonly Line[] {
  const written = lines.filter((line) => line.written);
  const shapes = written.map((line) => shapeOf(line, text));
  const strays = new Map<Line, Line>();
  const levels: Level[] = [];
  for (const [index, shape] of shapes.entries()) {
    const line = written[index];
    if (!line) continue;
    const target = strayTarget(shapes, index, levels);
    if (target !== undefined) strays.set(line, { ...line, column: target, isStray: true });
    const by = (target ?? shape.column) - shape.column;
    enter(levels, { column: shape.column + by, isDash: shape.isDash });
    if (shape.isDash) enter(levels, { column: shape.keyColumn + by, isDash: false });
  }
  return strays.size === 0 ? lines : lines.map((line) => strays.get(line) ?? line);
}

/** Leaves the columns further to the right. A dash may stand in the column of the key of its list. */
function enter(levels: Level[], level: Level): void {
  for (let top = levels.at(-1); top && isBehind(top, level); top = levels.at(-1)) levels.pop();
  levels.push(level);
}

function isBehind(top: Level, level: Level): boolean {
  return top.column > level.column || (top.column === level.column && (top.isDash || !level.isDash));
}

/** The column in which a line was meant to stand, or undefined when it may stand where it does. */
function strayTarget(shapes: readonly Shape[], index: number, levels: readonly Level[]): number | undefined {
  const line = shapes[index];
  const next = shapes[index + 1];
  const innermost = levels.at(-1);
  const above = shapes[index - 1];
  if (above && line && next && isFirstBelow(above, line, next)) return next.column;
  if (!line || !next || !innermost || line.goesOn || (line.isDash && line.opensBlock)) return undefined;
  if (innermost.column <= line.column || next.column <= line.column) return undefined;
  if (line.isDash && !next.isDash && next.column <= line.keyColumn) return undefined;
  const target = line.isDash ? dashColumn(line, next, levels) : keyColumn(line, next, innermost, levels);
  return target !== undefined && target > line.column && isLeftByBlock(shapes, index, levels) ? target : undefined;
}

/** Whether a key with a value stands between an empty key and others that seem to be below that. */
function isFirstBelow(above: Shape, line: Shape, next: Shape): boolean {
  if (!above.opensBlock || above.isDash || line.opensBlock || line.goesOn || line.isDash || next.isDash) return false;
  return line.column <= above.keyColumn && next.column > above.keyColumn;
}

/** The column of the list whose items go on below a dash, or to one of whose items the line below it belongs; otherwise of the list before it. */
function dashColumn({ column, keyColumn }: Shape, next: Shape, levels: readonly Level[]): number | undefined {
  const list = next.isDash ? next.column : next.column - (keyColumn - column);
  const known = levels.find((level) => level.isDash && level.column === list);
  return (known ?? levels.findLast((level) => level.isDash))?.column;
}

/** The column of the keys with which the line below a key goes on; otherwise of those before it. */
function keyColumn(line: Shape, next: Shape, innermost: Level, levels: readonly Level[]): number {
  const goesOn = !next.isDash && (!line.opensBlock || innermost.column >= next.column);
  const isKnown = levels.some((level) => !level.isDash && level.column === next.column);
  return goesOn && isKnown ? next.column : innermost.column;
}

/** Whether the lines below a line can't be its own: they come back to a column of the lines before it, which is one between its own and that of the first of them. */
function isLeftByBlock(shapes: readonly Shape[], index: number, levels: readonly Level[]): boolean {
  const own = shapes[index]?.column ?? 0;
  const first = shapes[index + 1]?.column ?? 0;
  for (let at = index + 2; at < shapes.length; at++) {
    const shape = shapes[at];
    if (!shape) break;
    if (shape.column < own || (shape.column === own && !shape.isDash)) return false;
    if (shape.column >= first) continue;
    if (levels.some(({ column, isDash }) => column === shape.column && isDash === shape.isDash)) return true;
  }
  // Further out than all that is read, it can't be a key around it.
  return own < (shapes[0]?.column ?? 0);
}

const dashes = /^-[ \t]+(?=[^\s#])/;

function shapeOf({ content, end, column }: Line, text: string): Shape {
  const written = text.slice(content, end);
  const isDash = /^-(?:[ \t]|$)/.test(written);
  const behind = dashes.exec(written)?.[0].length ?? (isDash ? 2 : 0);
  const { emptyKey, open } = readLine(text, content, end, column, -1);
  return {
    column,
    isDash,
    keyColumn: column + behind,
    opensBlock: emptyKey >= 0 || /^-[ \t]*(?:#.*)?$/.test(written),
    goesOn: open !== undefined || /^[\]}]/.test(written),
  };
}
