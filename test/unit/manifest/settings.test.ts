import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), "utf8");

interface Setting {
  readonly default: unknown;
  readonly description?: string;
  readonly markdownDescription?: string;
}

const manifest = JSON.parse(read("package.json")) as {
  readonly contributes: { readonly configuration: { readonly properties: Readonly<Record<string, Setting>> } };
};

describe("settings", () => {
  const settings = Object.entries(manifest.contributes.configuration.properties);

  it("are fewer than 15", () => {
    assert.ok(settings.length < 15, String(settings.length));
  });

  for (const [language, page, texts] of [
    ["English", "docs/settings.md", "package.nls.json"],
    ["Japanese", "docs/settings.ja.md", "package.nls.ja.json"],
  ] as const)
    it(`are documented in ${language}, each with its default, and no others`, () => {
      const words = JSON.parse(read(texts)) as Readonly<Record<string, string>>;
      const documented = read(page)
        .split("\n")
        .filter((line) => line.startsWith("| `pmo."));
      const wanted = settings.map(([name, setting]) => {
        const key = (setting.markdownDescription ?? setting.description ?? "").replaceAll("%", "");
        return `| \`${name}\` | \`${JSON.stringify(setting.default)}\` | ${words[key] ?? "?"} |`;
      });
      assert.deepEqual(documented, wanted);
    });
});
