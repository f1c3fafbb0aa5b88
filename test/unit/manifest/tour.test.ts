import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));

interface Step {
  readonly id: string;
  readonly description: string;
  readonly media: { readonly svg: string; readonly altText: string };
  readonly completionEvents: readonly string[];
}

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly walkthroughs: readonly { readonly steps: readonly Step[] }[];
  };
}

const read = (path: string): string => readFileSync(join(root, path), "utf8");

describe("the tour and the texts of empty views", () => {
  const { contributes } = JSON.parse(read("package.json")) as Manifest;
  const steps = contributes.walkthroughs.flatMap((tour) => tour.steps);

  it("each step is done by something that people do", () => {
    assert.equal(steps.length, 5);
    for (const { id, completionEvents } of steps) assert.ok(completionEvents.length > 0, id);
  });

  it("pictures take the colours of the theme as attributes: the page refuses style sheets in them", () => {
    for (const { media } of steps) {
      const picture = read(media.svg);
      assert.match(picture, /var\(--vscode-editor-foreground/);
      assert.doesNotMatch(picture, /<style|style=|class=|<script/, media.svg);
    }
  });

  for (const texts of ["package.nls.json", "package.nls.ja.json"])
    it(`links in ${texts} name commands and views that exist`, () => {
      const known = new Set([
        ...contributes.commands.map(({ command }) => command),
        ...Object.values(contributes.views).flatMap((views) => views.map(({ id }) => `${id}.focus`)),
      ]);
      const linked = [...read(texts).matchAll(/\(command:(pmo\.[\w.]+)/g)].map((match) => match[1] ?? "");
      assert.ok(linked.length >= 5);
      assert.deepEqual(
        linked.filter((command) => !known.has(command)),
        [],
      );
    });
});
