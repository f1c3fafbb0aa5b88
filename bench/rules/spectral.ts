import { createRequire } from "node:module";
import { join } from "node:path";
import { cached, writeEmptyPackage } from "../../scripts/lib/cache.mjs";
import { npm } from "../../scripts/lib/run.mjs";

/** Measured only, and never shipped: it comes from npm into a cache folder. */
const packages = [
  "@stoplight/spectral-core@1.24.1",
  "@stoplight/spectral-functions@1.11.1",
  "@stoplight/spectral-parsers@1.0.5",
] as const;

/** What is used of Spectral. */
interface SpectralModules {
  readonly Spectral: new () => {
    setRuleset(ruleset: unknown): void;
    run(document: unknown): Promise<readonly unknown[]>;
  };
  readonly Document: new (text: string, parser: unknown, source: string) => unknown;
  readonly functions: Readonly<Record<string, unknown>>;
  readonly yaml: unknown;
}

async function load(): Promise<SpectralModules> {
  const version = packages.map((one) => one.slice(one.lastIndexOf("@") + 1)).join("-");
  const folder = await cached("spectral", version, async (temporary) => {
    await writeEmptyPackage(temporary);
    await npm(["install", "--ignore-scripts", "--no-audit", "--no-fund", ...packages], { cwd: temporary });
  });
  const require = createRequire(join(folder, "package.json"));
  const core = require("@stoplight/spectral-core") as Pick<SpectralModules, "Spectral" | "Document">;
  const functions = require("@stoplight/spectral-functions") as SpectralModules["functions"];
  const parsers = require("@stoplight/spectral-parsers") as { readonly Yaml: unknown };
  return { ...core, functions, yaml: parsers.Yaml };
}

/** Fields of tasks of which rules ask whether and how they are written: what Spectral can tell without a schedule. */
const fields = [
  "id",
  "name",
  "description",
  "duration",
  "predecessors",
  "assignments",
  "estimate",
  "owner",
  "priority",
  "notes",
] as const;

/** Forty rules over every task: four questions about each of ten fields. */
function ruleset({ truthy, falsy, pattern, length }: SpectralModules["functions"]): unknown {
  const questions = [
    ["is-written", (field: string) => ({ given: "$..tasks[*]", then: { field, function: truthy } })],
    ["is-not-old", (field: string) => ({ given: "$..tasks[*]", then: { field: `old-${field}`, function: falsy } })],
    [
      "has-a-form",
      (field: string) => ({
        given: `$..tasks[*].${field}`,
        then: { function: pattern, functionOptions: { notMatch: "^TBD" } },
      }),
    ],
    [
      "is-short",
      (field: string) => ({ given: `$..tasks[*].${field}`, then: { function: length, functionOptions: { max: 200 } } }),
    ],
  ] as const;
  const rules = fields.flatMap((field) =>
    questions.map(([name, make]) => [`${field}-${name}`, { message: "{{error}}", severity: "warn", ...make(field) }]),
  );
  return { rules: Object.fromEntries(rules) as unknown };
}

/** Runs the ruleset over parsed files. @returns milliseconds without parsing, and the number of rules */
export async function measureSpectral(
  texts: readonly string[],
): Promise<{ readonly time: number; readonly found: number }> {
  const modules = await load();
  const spectral = new modules.Spectral();
  spectral.setRuleset(ruleset(modules.functions));
  const documents = texts.map((text, at) => new modules.Document(text, modules.yaml, `/p${at}.yaml`));
  const begun = performance.now();
  let found = 0;
  for (const document of documents) found += (await spectral.run(document)).length;
  return { time: performance.now() - begun, found };
}
