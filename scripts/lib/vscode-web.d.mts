export interface WebOptions {
  readonly extensionDevelopmentPath: string;
  readonly extensionTestsPath?: string;
  readonly folderPath?: string;
  readonly port?: number;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly saveToDisk?: boolean;
  readonly verbose?: boolean;
  readonly log?: (line: string) => void;
}

export function ensureWebBuild(options?: {
  readonly log?: (line: string) => void;
}): Promise<{ folder: string; dataDir: string; commit: string }>;

export function openWeb(options: WebOptions): Promise<{ url: string; port: number; dispose: () => Promise<void> }>;
