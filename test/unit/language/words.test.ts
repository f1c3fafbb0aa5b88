import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = fileURLToPath(new URL("../../..", import.meta.url));

function json(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(root, path), "utf8")) as Record<string, unknown>;
}

interface Template {
  readonly text: string;
  readonly place: string;
}

/** Templates of `message("…")`, and of `say("…")` and `text("…")` where they take the same arguments. */
function templatesOf(file: string): { readonly templates: readonly Template[]; readonly unclear: readonly string[] } {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ES2022, true);
  const templates: Template[] = [];
  const unclear: string[] = [];
  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit);
    if (!ts.isCallExpression(node)) return;
    const callee = ts.isPropertyAccessExpression(node.expression)
      ? node.expression.name.text
      : node.expression.getText(source);
    if (!["message", "say", "t"].includes(callee)) return;
    const place = `${file.slice(root.length)}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
    const [first] = node.arguments;
    if (first && ts.isStringLiteralLike(first)) templates.push({ text: first.text, place });
    else if (callee === "message" && first && !ts.isSpreadElement(first)) unclear.push(place);
  };
  visit(source);
  return { templates, unclear };
}

function sourceFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts") && !name.includes("generated"))
    .map((name) => join(folder, name));
}

describe("words for people", () => {
  const scanned = sourceFiles(join(root, "src")).map(templatesOf);
  const templates = scanned.flatMap((one) => one.templates);
  const parts = readdirSync(join(root, "l10n/parts")).filter((name) => name.endsWith(".ja.json"));
  const translations = new Map(
    parts.flatMap((name) =>
      Object.entries(json(`l10n/parts/${name}`)).map(([key, value]) => [key, String(value)] as const),
    ),
  );

  it("every template is a literal, so that it can be found", () => {
    assert.deepEqual(
      scanned.flatMap((one) => one.unclear),
      [],
    );
  });

  it("every template has a Japanese translation", () => {
    assert.ok(templates.length > 50, "the scan finds templates");
    const missing = templates
      .filter(({ text }) => !translations.has(text))
      .map(({ text, place }) => `${place}: ${text}`);
    assert.deepEqual([...new Set(missing)], []);
  });

  it("every translation has the places of its template, and is not empty", () => {
    const placesOf = (text: string): string => [...new Set(text.match(/\{\d+\}/g) ?? [])].sort().join(" ");
    const wrong = [...translations].filter(([key, value]) => value.trim() === "" || placesOf(key) !== placesOf(value));
    assert.deepEqual(wrong, []);
  });

  it("the manifest has every one of its texts in English and Japanese, and no others", () => {
    const used = [...readFileSync(join(root, "package.json"), "utf8").matchAll(/"%([^%"]+)%"/g)].map(
      (match) => match[1] ?? "",
    );
    const wanted = [...new Set(used)].sort();
    assert.ok(wanted.length > 0);
    assert.deepEqual(Object.keys(json("package.nls.json")).sort(), wanted, "package.nls.json");
    assert.deepEqual(Object.keys(json("package.nls.ja.json")).sort(), wanted, "package.nls.ja.json");
  });
});
