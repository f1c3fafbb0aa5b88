import type { Finding } from "./finding";
import type { LineIndex } from "./range";
import type { TreeNode } from "./tree";

/** Why the text of another file is not there. */
export type OutsideProblem = "missing" | "outside" | "too-large" | "unreadable";

/** The text of a file that another one names, or why it is not there. */
export type OutsideFile = { readonly text: string } | { readonly problem: OutsideProblem };

/** A file after parsing. `version` changes whenever the text does. */
export interface ParsedFile {
  readonly path: string;
  readonly text: string;
  readonly version: number;
  readonly lines: LineIndex;
  /** Undefined for an empty file or one that can't be read at all. */
  readonly root: TreeNode | undefined;
  /** Findings of the text itself: encoding, YAML syntax, aliases, size. */
  readonly findings: readonly Finding[];
  /** Of a standard: files of its overlays and templates, by the names as they are written. One that has not been read yet is not there. */
  readonly outside?: ReadonlyMap<string, OutsideFile>;
}
