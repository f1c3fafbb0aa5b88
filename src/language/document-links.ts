import { kindOfFile } from "../core/model/facts";
import { partSpan } from "../core/model/origin";
import type { ParsedFile } from "../core/model/types";
import { itemSchema, propertySchema, resolveSchema, rootSchema, type Schema } from "../core/schema/registry";
import type { Range } from "../core/text/range";
import type { ScalarNode, TreeNode } from "../core/text/tree";
import { folderOf, resolvePath } from "../workspace/folders";
import { nodeChain } from "./node-chain";
import type { LanguageScope } from "./types";

/** A path or address that can be opened. */
export interface DocumentLink {
  readonly range: Range;
  /** A file by its name in the store, or an address such as `mailto:…`. The file need not exist. */
  readonly target: string;
  /** What stands behind `#`: a place in the file. */
  readonly fragment?: string;
  readonly kind: "file" | "standard" | "address";
}

/** Scheme under which the editor shows the standards that the product brings along. */
export const builtInStandardScheme = "pmo-standard";

/** The paths of a file: its standard, templates, documents, members of a portfolio. Addresses that begin with http are left to VS Code, which finds them everywhere. */
export function documentLinks(scope: LanguageScope, file: string): readonly DocumentLink[] {
  const parsed = scope.store.file(file);
  if (!parsed?.root) return [];
  const links: DocumentLink[] = [];
  const visit = (node: TreeNode, schema: Schema | undefined, key: string): void => {
    if (!schema || !holdsLinks(schema)) return;
    if (node.kind === "scalar") {
      const link = linkOf(scope, parsed, node, schema, key);
      if (link) links.push(link);
    } else if (node.kind === "sequence") for (const item of node.items) visit(item, itemSchema(schema), key);
    else for (const entry of node.entries) visit(entry.value, propertySchema(schema, entry.key), entry.key);
  };
  visit(parsed.root, rootSchema(kindOfFile(parsed)), "");
  return links;
}

/** The path at an offset. */
export function linkAt(scope: LanguageScope, file: string, offset: number): DocumentLink | undefined {
  const parsed = scope.store.file(file);
  const chain = parsed ? nodeChain(parsed, offset) : [];
  const link = chain.at(-1);
  const key = chain.findLast(({ entry }) => entry !== undefined)?.entry?.key ?? "";
  if (!parsed || link?.node.kind !== "scalar" || offset < link.node.start || offset > link.node.end) return undefined;
  return link.schema && linkOf(scope, parsed, link.node, link.schema, key);
}

const known = new WeakMap<Schema, boolean>();

/** Whether a path or address can stand somewhere below a schema, so that the tasks of a large plan are never walked through. */
function holdsLinks(schema: Schema): boolean {
  const before = known.get(schema);
  if (before !== undefined) return before;
  const result = leadsToLink(schema, new Set());
  known.set(schema, result);
  return result;
}

function leadsToLink(schema: Schema, seen: Set<Schema>): boolean {
  if (seen.has(schema)) return false;
  seen.add(schema);
  const type = schema["x-type"];
  const below = [...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : [])];
  return type === "path" || type === "url" || below.some((child) => leadsToLink(resolveSchema(child), seen));
}

function linkOf(
  scope: LanguageScope,
  file: ParsedFile,
  node: ScalarNode,
  schema: Schema,
  key: string,
): DocumentLink | undefined {
  const type = schema["x-type"];
  const text = typeof node.value === "string" ? node.value.trim() : "";
  if ((type !== "path" && type !== "url") || text === "" || text.includes("\n")) return undefined;
  // A template writes its files somewhere else.
  if (kindOfFile(file) === "standard" && key === "path") return undefined;
  const start = String(node.value).indexOf(text);
  const link = targetOf(scope, file, text);
  const span = partSpan(node, file.text, { start, end: start + text.length });
  return link && { ...link, range: file.lines.range(span) };
}

function targetOf(scope: LanguageScope, file: ParsedFile, text: string): Omit<DocumentLink, "range"> | undefined {
  const builtIn = /^pmo:([\w-]+)$/.exec(text)?.[1];
  if (builtIn !== undefined) return { target: `${builtInStandardScheme}:/${builtIn}.pmo.yaml`, kind: "standard" };
  if (/^mailto:/i.test(text)) return { target: text, kind: "address" };
  if (/^[a-z][a-z0-9+.-]+:/i.test(text)) return undefined;
  const [path = "", fragment] = text.split("#", 2);
  const isRooted = path.startsWith("/") || path.startsWith("\\");
  const target = isRooted ? undefined : resolvePath(folderOf(file.path), path.replaceAll("\\", "/"));
  if (path === "" || target === undefined) return undefined;
  const shown = kindOfFile(file) === "portfolio" ? memberFile(scope, text, target) : target;
  return { target: shown, kind: "file", ...(fragment !== undefined && { fragment }) };
}

/** The file of a project that a portfolio names by its id or folder; otherwise the path itself. */
function memberFile({ store }: LanguageScope, id: string, path: string): string {
  const projects = store.projects().filter(({ header }) => header !== undefined);
  const project = projects.find((one) => one.id === id) ?? projects.find(({ folder }) => folder === path);
  return project?.header?.origin.file ?? path;
}
