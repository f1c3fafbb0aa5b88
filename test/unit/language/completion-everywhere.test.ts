import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { renderMessage } from "../../../src/core/text/message";
import { parseText } from "../../../src/core/text/parse";
import { LineIndex } from "../../../src/core/text/range";
import { complete } from "../../../src/language/completion";
import { cursorContext } from "../../../src/language/context";
import type { CompletionItem } from "../../../src/language/types";
import { ProjectStore } from "../../../src/workspace/store";
import { apply } from "./support/completion";

const examples = [
  "kikan-sasshin/project.pmo.yaml",
  "kikan-sasshin/registers.pmo.yaml",
  "kikan-sasshin/risks.pmo.yaml",
  "kikan-sasshin/gates.pmo.yaml",
  "mobile-store/project.pmo.yaml",
  "office-move/office-move.pmo.yaml",
  "portfolio.pmo.yaml",
];

function textOf(name: string): string {
  return readFileSync(new URL(`../../../examples/${name}`, import.meta.url), "utf8");
}

/** Every so many offsets, and all ends of lines. */
function offsets(text: string, step: number): readonly number[] {
  const found = new Set<number>([0, text.length]);
  for (let at = 0; at < text.length; at += step) found.add(at);
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) found.add(at);
  return [...found].sort((a, b) => a - b);
}

/** The path of the mapping entry or item that stands at an offset, as the parser sees it. */
function place(text: string, offset: number): string {
  const { kind, path, key } = cursorContext(text, offset);
  return kind === "none" ? "none" : [...path, ...(key === undefined ? [] : [key])].join("/");
}

describe("completions everywhere in the examples", () => {
  for (const name of examples) {
    const text = textOf(name);
    const file = `examples/${name}`;
    const scopeOf = (store: ProjectStore) =>
      ({ store, language: "ja", today: "2026-11-23", render: renderMessage }) as const;

    it(`${name}: every place has an answer, and what is chosen stands where it belongs`, () => {
      const store = new ProjectStore();
      for (const other of examples) store.setFile(`examples/${other}`, textOf(other));
      const step = Math.max(7, Math.floor(text.length / 2000) * 7);
      for (const offset of offsets(text, step)) {
        const { items } = complete(scopeOf(store), file, offset);
        for (const item of sample(items, offset)) checkItem(text, offset, item);
      }
    }).timeout(60_000);

    it(`${name}: half-typed, up to any place`, () => {
      const step = Math.ceil(text.length / 40);
      for (let offset = 0; offset <= text.length; offset += step) {
        const prefix = text.slice(0, offset);
        const store = new ProjectStore();
        store.setFile(file, prefix);
        const { items } = complete(scopeOf(store), file, offset);
        for (const item of sample(items, offset)) checkItem(prefix, offset, item);
      }
    }).timeout(60_000);
  }

  /** A few items: the first, the last, and one in between. */
  function sample(items: readonly CompletionItem[], seed: number): readonly CompletionItem[] {
    const picked = [items[0], items.at(-1), items[seed % Math.max(items.length, 1)]];
    return picked.flatMap((item) => item ?? []);
  }

  function checkItem(text: string, offset: number, item: CompletionItem): void {
    const applied = apply(text, item);
    const what = (): string => `'${item.label}' at ${JSON.stringify(text.slice(Math.max(offset - 80, 0), offset))}`;
    // What stood before and behind the replaced word is untouched.
    assert.equal(applied.slice(0, Math.max(offset - 60, 0)), text.slice(0, Math.max(offset - 60, 0)), what());
    const behind = text.length - Math.min(text.indexOf("\n", offset) + 1 || text.length, text.length);
    assert.equal(applied.slice(applied.length - behind), text.slice(text.length - behind), what());
    if (item.kind === "key" && !item.snippet) {
      const start = new LineIndex(text).offset(item.range.start);
      assert.equal(place(applied, start + item.label.length), place(text, offset), what());
    }
    // A choice never breaks a text that was whole; the name of another project waits for an id.
    if (!item.snippet && !item.label.endsWith(":") && parseText("a", text, 1).findings.length === 0)
      assert.deepEqual(
        parseText("a", applied, 1).findings.map(({ message }) => renderMessage(message)),
        [],
        `${what()}\n${applied.slice(Math.max(offset - 200, 0), offset + 200)}`,
      );
  }
});

describe("the context of a place", () => {
  it("is the same with and without the tree of the text, whole or half-typed", () => {
    const pieces = ["\n          predecessors: [", "\n    na", "\n      - ", '\n  xx: "', " {"];
    for (const name of ["kikan-sasshin/gates.pmo.yaml", "mobile-store/project.pmo.yaml"]) {
      const whole = textOf(name);
      const check = (text: string, offset: number): void => {
        const { root } = parseText("a", text, 1);
        const strip = (one: ReturnType<typeof cursorContext>) => ({
          ...one,
          ids: [],
          siblings: [...one.siblings].sort(),
        });
        assert.deepEqual(strip(cursorContext(text, offset, root)), strip(cursorContext(text, offset)));
      };
      for (let at = 0; at < whole.length; at += 397) check(whole, at);
      for (const piece of pieces)
        for (let part = 1; part < 6; part++) {
          const at = whole.indexOf("\n", Math.floor((whole.length * part) / 6));
          check(whole.slice(0, at) + piece + whole.slice(at), at + piece.length);
        }
    }
  }).timeout(30_000);
});
