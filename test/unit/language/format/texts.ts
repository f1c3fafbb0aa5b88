import fc from "fast-check";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../../", import.meta.url));

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .map((name) => path.join(folder, name))
    .flatMap((file) => (statSync(file).isDirectory() ? filesIn(file) : /\.ya?ml$/.test(file) ? [file] : []));
}

/** Every project file of a folder of the repository, by its name. */
export function textsOf(...folders: readonly string[]): readonly (readonly [string, string])[] {
  return folders.flatMap((folder) =>
    filesIn(path.join(root, folder)).map((file) => [path.relative(root, file), readFileSync(file, "utf8")] as const),
  );
}

const hardTexts = [
  "a:\n    b: |\n        x\n         y\n\n    c: >-\n      p\n\n\n      q\n    # end\n    d:\n    - 1\n    -   - 2\n        - 3\n    - k: v\n      l: [ 1,2 ,\n        3]\ne: 'x\n  y'\nf: \"p\\\n   q\n\n   r\"\ng: plain\n   more\n\n   again # c\nh: { a: 1,b: {c: d},'e':f }\n",
  "- a\n-   b: c\n    d:   e\n    ff:  g\n-   # c\n    x: y\n",
  "a: &x\n    b: c\nd: *x\ne:\n    <<: *x\n",
  "a: |+\n   x\n\n\nb: |2\n    x\n   y\n\n",
  "people:\n- {id: a,   name: 佐藤}  # one\n- {id: bbb, name: 田中}  # two\n\n\n\n# end",
];

const pieces = [
  ...[" ", "  ", "\t", "\n", "\n\n", "\r\n", "#", " # c", "-", "- ", ":", ": ", "[", "]", "{", "}", ",", "'", '"', "|"],
  ...["|\n", "|+\n", ">-\n", "&a ", "*a", "!t ", "?", "　", "x", "key: v\n", "  - ", "---\n", "\\", "%"],
];

interface Change {
  readonly at: number;
  readonly kind: "insert" | "delete" | "copy";
  readonly piece: string;
  readonly length: number;
}

function change(text: string, { at, kind, piece, length }: Change): string {
  const offset = Math.floor(at * text.length);
  if (kind === "insert") return text.slice(0, offset) + piece + text.slice(offset);
  if (kind === "delete") return text.slice(0, offset) + text.slice(offset + length);
  return text.slice(0, offset) + text.slice(offset, offset + length * 10) + text.slice(offset);
}

/** Four columns a level, three spaces behind a dash. */
function wide(text: string): string {
  return text.replace(/^( +)/gm, "$1$1").replace(/^( *)- /gm, "$1-   ");
}

/** Beginnings and ends of real files, and texts that are hard to read, as they are or with a few changes at random. */
export const anyText: fc.Arbitrary<string> = fc
  .record({
    base: fc.constantFrom(
      ...hardTexts,
      ...textsOf("examples", "templates", "standards", "test/fixtures/bad-input").map(([, text]) => shortened(text)),
    ),
    changes: fc.array(
      fc.record<Change>({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        kind: fc.constantFrom("insert", "delete", "copy"),
        piece: fc.constantFrom(...pieces),
        length: fc.integer({ min: 1, max: 6 }),
      }),
      { maxLength: 4 },
    ),
    isWide: fc.boolean(),
    isWindows: fc.boolean(),
  })
  .map(({ base, changes, isWide, isWindows }) => {
    const styled = isWide ? wide(base) : base;
    const changed = changes.reduce(change, styled);
    return isWindows ? changed.replace(/\r?\n/g, "\r\n") : changed;
  })
  .filter((text) => !/\r(?!\n)/.test(text));

function shortened(text: string): string {
  if (text.length <= 2400) return text;
  return text.slice(0, text.indexOf("\n", 1200) + 1) + text.slice(text.indexOf("\n", text.length - 1200) + 1);
}
