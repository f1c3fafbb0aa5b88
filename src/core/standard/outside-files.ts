import { itemsAt } from "../model/fields";
import type { Finding } from "../text/finding";
import { message, type Message } from "../text/message";
import { parseText } from "../text/parse";
import type { OutsideProblem, ParsedFile } from "../text/parsed-file";
import { entryOf, valueOf, type TreeNode } from "../text/tree";
import { placedTextAt, type PlacedText } from "./placed-text";
import type { Standard } from "./model";

/** Files of overlays and templates beyond this size (1 MB) are not read. */
export const largestOutsideFile = 1024 * 1024;

/** Every `from` of a standard: the files of its overlays and templates. */
export function outsideNames(file: ParsedFile): readonly PlacedText[] {
  const { overlays, files } = holdersIn(file);
  return [...overlays, ...files].flatMap((holder) => placedTextAt(holder, "from") ?? []);
}

/** What can have a `from`: overlays, and files of templates. */
function holdersIn({ root }: ParsedFile): {
  readonly overlays: readonly TreeNode[];
  readonly files: readonly TreeNode[];
} {
  const standard = valueOf(root, "standard");
  return {
    overlays: itemsAt(standard, "overlays"),
    files: itemsAt(standard, "templates").flatMap((template) => itemsAt(template, "files")),
  };
}

/** Why a name can't be that of a file beside a standard, whatever is on the disk; undefined where it can. */
export function nameProblem(name: string): Message | undefined {
  if (name.trim() === "") return message("The name of a file is expected here, relative to this one.");
  if (/^[a-z][a-z0-9+.-]+:/i.test(name))
    return message("'{0}' is an address. Save the file beside the standard, and write its path relative to it.", name);
  if (/^(?:[/\\~]|[a-z]:)/i.test(name))
    return message("'{0}' is an absolute path. Write the path relative to the standard.", name);
  return name.includes("\\") ? message("Folders are separated by '/': {0}", name.replaceAll("\\", "/")) : undefined;
}

/** A schema of an overlay in a file of its own. */
export interface OutsideSchema {
  readonly file: ParsedFile;
  /** Undefined where the text is no YAML or JSON. */
  readonly root: TreeNode | undefined;
}

/** Reads the schema in a file that a standard names; undefined where its text is not there. */
export function outsideSchema({ outside }: ParsedFile, { text: name }: PlacedText): OutsideSchema | undefined {
  const found = outside?.get(name);
  if (!found || !("text" in found)) return undefined;
  // JSON may be indented by tabs, and has them nowhere else.
  const text = /\.json$/i.test(name) ? found.text.replaceAll("\t", " ") : found.text;
  const file = parseText(name, text, 1);
  return { file, root: file.findings.some(({ severity }) => severity === "error") ? undefined : file.root };
}

/** What is wrong with the files that a standard names, at their names: those that can't be read, and schemas that are no YAML or JSON. Also where nothing is named. */
export function outsideFindings({ file }: Standard): readonly Finding[] {
  const { overlays, files } = holdersIn(file);
  return [
    ...overlays.flatMap((holder) => holderFindings(file, holder, "schema", "section")),
    ...files.flatMap((holder) => holderFindings(file, holder, "content", "path")),
  ];
}

/** @param inline the key that says the same in place of `from` @param head the key that a holder always has */
function holderFindings(
  file: ParsedFile,
  holder: TreeNode,
  inline: "schema" | "content",
  head: "section" | "path",
): readonly Finding[] {
  const name = placedTextAt(holder, "from");
  const finding = (node: TreeNode, words: Message): readonly Finding[] => [
    { code: "standard.file", severity: "error", file: file.path, range: file.lines.range(node), message: words },
  ];
  if (!name) {
    const node = valueOf(holder, head);
    if (!node || entryOf(holder, inline) || entryOf(holder, "from")) return [];
    return finding(node, message("Write '{0}' here, or 'from' with the path of a file.", inline));
  }
  if (entryOf(holder, inline))
    return finding(name.node, message("'{0}' stands here as well and counts; the file is not read.", inline));
  const words = accessProblem(file, name.text) ?? (inline === "schema" ? syntaxProblem(file, name) : undefined);
  return words ? finding(name.node, words) : [];
}

function accessProblem({ outside }: ParsedFile, name: string): Message | undefined {
  const problem = nameProblem(name);
  if (problem) return problem;
  const found = outside?.get(name);
  return found && "problem" in found ? problemWords(found.problem, name) : undefined;
}

function problemWords(problem: OutsideProblem, name: string): Message {
  switch (problem) {
    case "missing":
      return message("There is no file '{0}' (relative to the standard). Add it, or correct the path.", name);
    case "outside":
      return message(
        "'{0}' lies outside of the workspace, or of the package of the standard, and is not read. Copy the file into it.",
        name,
      );
    case "too-large":
      return message("'{0}' has more than {1} MB and is not read.", name, largestOutsideFile / (1024 * 1024));
    case "unreadable":
      return message("'{0}' can't be read as text. It must be a file in UTF-8.", name);
  }
}

function syntaxProblem(file: ParsedFile, at: PlacedText): Message | undefined {
  const schema = outsideSchema(file, at);
  if (!schema) return undefined;
  const error = schema.file.findings.find(({ severity }) => severity === "error");
  if (error) return message("Line {0} of '{1}': {2}", error.range.start.line + 1, at.text, error.message);
  return schema.root?.kind === "mapping"
    ? undefined
    : message("'{0}' holds no schema: a group of keywords of JSON Schema is expected.", at.text);
}
