import type { Finding } from "./finding";
import type { LineIndex } from "./range";
import type { TreeNode } from "./tree";

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
}
