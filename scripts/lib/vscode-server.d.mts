export interface ServerOptions {
  readonly vsix?: string;
  readonly folder: string;
  readonly workspaceFile?: string | undefined;
  readonly port?: number;
  readonly userData?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly log?: (line: string) => void;
}

export function ensureServer(options?: {
  readonly log?: (line: string) => void;
}): Promise<{ node: string; entry: string }>;

export function startServer(
  options: ServerOptions,
): Promise<{ url: string; port: number; output: () => string; dispose: () => Promise<void> }>;
