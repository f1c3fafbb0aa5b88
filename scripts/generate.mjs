// Makes everything that is derived from other files and not kept in git: validators and schema documentation, embedded templates, translations.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { spawnSync } from "node:child_process";

const steps = ["compile-schemas.mjs", "bundle-file-schema.mjs", "embed-templates.mjs", "merge-translations.mjs"];
for (const step of steps) {
  const script = fileURLToPath(new URL(step, import.meta.url));
  if (!existsSync(script)) throw new Error(`${script} is missing`);
  const result = spawnSync(process.execPath, [script], { stdio: "inherit" });
  if (result.status !== 0) process.exit(result.status ?? 1);
}
