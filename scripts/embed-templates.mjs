// Writes templates/** and standards/** into a module, so that the command line and the web extension, which have no such folders, carry them with them.
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import path from "node:path";

const root = fileURLToPath(new URL("..", import.meta.url));
const target = path.join(root, "src/core/standard/generated/templates.ts");

/** Every file below a folder, paths with slashes, in a stable order. */
async function filesBelow(folder, prefix = "") {
  const found = [];
  const entries = (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith(".")) continue;
    const name = prefix + entry.name;
    if (entry.isDirectory()) found.push(...(await filesBelow(path.join(folder, entry.name), `${name}/`)));
    else
      found.push({
        path: name,
        text: (await readFile(path.join(folder, entry.name), "utf8")).replaceAll("\r\n", "\n"),
      });
  }
  return found;
}

async function templateSources() {
  const folder = path.join(root, "templates");
  const entries = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const sources = await Promise.all(
    entries.map(async ({ name }) => ({ name, files: await filesBelow(path.join(folder, name)) })),
  );
  return sources
    .filter(({ files }) => files.some((file) => file.path === "template.yaml"))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const templates = await templateSources();
const standards = (await filesBelow(path.join(root, "standards"))).filter(({ path: name }) =>
  /\.pmo\.ya?ml$/.test(name),
);
const text = `// Made by scripts/embed-templates.mjs from templates/ and standards/.
import type { TemplateFile, TemplateSource } from "../template";

export const templateSources: readonly TemplateSource[] = ${JSON.stringify(templates, null, 1)};

/** Built-in standards: \`pmo:recommended\` is the file \`recommended.pmo.yaml\`. */
export const standardFiles: readonly TemplateFile[] = ${JSON.stringify(standards, null, 1)};
`;
await mkdir(path.dirname(target), { recursive: true });
const before = await readFile(target, "utf8").catch(() => "");
if (before !== text) await writeFile(target, text);
