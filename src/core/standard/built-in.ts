import type { ParsedFile } from "../text/parsed-file";
import { parseText } from "../text/parse";
import { standardFiles } from "./generated/templates";

const prefix = "pmo:";
const ending = ".pmo.yaml";

/** Names of the standards that the product brings along: `pmo:recommended`. */
export const builtInStandardNames: readonly string[] = standardFiles.map(
  ({ path }) => prefix + path.slice(0, -ending.length),
);

const parsed = new Map<string, ParsedFile>();

/** Whether a file is that of a built-in standard. */
export function isBuiltIn(file: ParsedFile): boolean {
  return [...parsed.values()].includes(file);
}

/** The file of a built-in standard, or undefined when there is none of that name. */
export function builtInStandard(name: string): ParsedFile | undefined {
  const known = parsed.get(name);
  if (known) return known;
  const source = standardFiles.find(({ path }) => prefix + path.slice(0, -ending.length) === name);
  if (!source) return undefined;
  const file = parseText(source.path, source.text, 1);
  parsed.set(name, file);
  return file;
}
