/** What happened to a file. */
export interface FileChange {
  readonly path: string;
  readonly kind: "changed" | "deleted";
}

/**
 * Where project files come from: the disk in the command line, the workspace in VS Code, a table in tests. Files are named by opaque strings with
 * `/` between folders (docs/architecture.md).
 */
export interface FileSystem {
  /** Every project file (`*.pmo.yaml`, `*.pmo.yml`) in a folder and below it. Fails when the folder can't be read. */
  list(folder: string): Promise<readonly string[]>;
  /** The bytes of a file. Fails when it can't be read. */
  read(path: string): Promise<Uint8Array>;
  /** Tells of changes in a folder and below it, until the returned function is called. Not every file system can. */
  watch?(folder: string, listener: (changes: readonly FileChange[]) => void): () => void;
}

/** Whether a path names a project file. */
export function isProjectFile(path: string): boolean {
  return /\.pmo\.ya?ml$/i.test(path);
}
