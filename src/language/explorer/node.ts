import type { LanguageScope } from "../types";

/**
 * An entry of the project explorer, named by words that outlive an edit: folder of the project, section and id. What it shows is read from the
 * store each time, so that no place or record of an older text is kept.
 */
export type ExplorerNode =
  | { readonly kind: "project" | "schedule" | "files"; readonly folder: string }
  | { readonly kind: "register"; readonly folder: string; readonly recordKind: string }
  | { readonly kind: "record"; readonly folder: string; readonly key: string }
  | { readonly kind: "file"; readonly folder: string; readonly file: string };

/** An icon of VS Code's own set, with the id of its theme colour. */
export interface TreeIcon {
  readonly name: string;
  readonly color?: string;
}

/** What a tree shows of an entry. Plain data, so that two of them can be compared. */
export interface TreeItemView {
  /** Unique in its tree, and the same as long as the entry is the same for a person. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly icon?: TreeIcon;
  /** A file whose icon and marks are shown. */
  readonly file?: string;
  readonly state: "leaf" | "collapsed" | "expanded";
  /** For menus: `project`, `task`, `record.risk`, `file` … */
  readonly context: string;
  /** All that the row shows, in words. */
  readonly spoken: string;
}

/** The name of an entry. Folders and files are opaque, and no id has a line break. */
export function nodeId(node: ExplorerNode): string {
  switch (node.kind) {
    case "register":
      return `register\n${node.folder}\n${node.recordKind}`;
    case "record":
      return `record\n${node.folder}\n${node.key}`;
    case "file":
      return `file\n${node.folder}\n${node.file}`;
    default:
      return `${node.kind}\n${node.folder}`;
  }
}

/** Joins the parts of a row for screen readers. */
export function spoken(scope: LanguageScope, parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join(scope.language === "ja" ? "、" : ", ");
}

/** Joins short facts that stand beside a label. */
export function facts(parts: readonly (string | undefined)[]): string | undefined {
  const kept = parts.filter((part) => part !== undefined && part !== "");
  return kept.length === 0 ? undefined : kept.join(" · ");
}

/** The name of a file as seen from a folder; names in addresses are percent-encoded. */
export function relativeName(folder: string, file: string): string {
  const inside = file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : file;
  try {
    return decodeURIComponent(inside);
  } catch {
    return inside;
  }
}
