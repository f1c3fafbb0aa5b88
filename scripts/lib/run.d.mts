export function cleanEnvironment(extra?: NodeJS.ProcessEnv): NodeJS.ProcessEnv;
export function findOnPath(name: string): string | undefined;
export function isExecutable(file: string): boolean;
export function run(
  command: string,
  args: readonly string[],
  options?: {
    readonly cwd?: string;
    readonly env?: NodeJS.ProcessEnv;
    readonly show?: boolean;
    readonly timeout?: number;
  },
): Promise<string>;
export function npm(
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv; readonly show?: boolean },
): Promise<string>;
