// Merges l10n/parts/*.<language>.json into l10n/bundle.l10n.<language>.json, the one file that VS Code, the command line and the webviews read.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import path from "node:path";

const folder = fileURLToPath(new URL("../l10n/", import.meta.url));

/** @returns {Promise<string[]>} what stands in two parts with two translations, as sentences */
export async function mergeTranslations() {
  const conflicts = [];
  const merged = {};
  const parts = (await readdir(path.join(folder, "parts"))).filter((name) => name.endsWith(".ja.json")).sort();
  for (const name of parts) {
    const entries = JSON.parse(await readFile(path.join(folder, "parts", name), "utf8"));
    for (const [template, translation] of Object.entries(entries)) {
      if (Object.hasOwn(merged, template) && merged[template] !== translation) {
        conflicts.push(`${name}: "${template}" is translated as "${merged[template]}" and as "${translation}"`);
      }
      merged[template] = translation;
    }
  }
  const sorted = Object.fromEntries(Object.entries(merged).sort(([a], [b]) => (a < b ? -1 : 1)));
  await writeFile(path.join(folder, "bundle.l10n.ja.json"), `${JSON.stringify(sorted, null, 1)}\n`);
  return conflicts;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const conflicts = await mergeTranslations();
  for (const conflict of conflicts) console.error(conflict);
  if (conflicts.length > 0) process.exitCode = 1;
}
