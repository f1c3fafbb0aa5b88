import { createRequire } from "node:module";
import { join } from "node:path";
import { cached, writeEmptyPackage } from "../../scripts/lib/cache.mjs";
import { npm } from "../../scripts/lib/run.mjs";
import { plainRules } from "./plain-rules";

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

/** The ruleset as Spectral reads it: every task at whatever depth. */
function ruleset({ truthy, falsy, pattern, length }: SpectralModules["functions"]): unknown {
  const given = "$..tasks[*]";
  const rules = plainRules.map(({ name, question }): readonly [string, unknown] => {
    const { field } = question;
    const each = `${given}.${field}`;
    switch (question.kind) {
      case "written":
        return [name, { given, then: { field, function: truthy } }];
      case "not-written":
        return [name, { given, then: { field, function: falsy } }];
      case "not-like":
        return [name, { given: each, then: { function: pattern, functionOptions: { notMatch: question.pattern } } }];
      case "at-most":
        return [name, { given: each, then: { function: length, functionOptions: { max: question.characters } } }];
      case "at-least":
        return [name, { given: each, then: { function: length, functionOptions: { min: question.characters } } }];
    }
  });
  return {
    rules: Object.fromEntries(
      rules.map(([name, rule]) => [name, { message: "{{error}}", severity: "warn", ...(rule as object) }]),
    ) as unknown,
  };
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
