export function cacheRoot(): string;
export function cached(
  name: string,
  version: string,
  install: (folder: string) => Promise<void>,
  options?: { readonly log?: (line: string) => void },
): Promise<string>;
export function writeEmptyPackage(folder: string): Promise<void>;
