export const CHROMIUM_FLAGS: readonly string[];
export function findChromium(): string | undefined;
export function ensureChromium(options?: { readonly log?: (line: string) => void }): Promise<string>;
export function canInstallDebianPackages(): Promise<boolean>;
export function installDebianPackages(packages: readonly string[], log?: (line: string) => void): Promise<void>;
export function hasDebianPackage(name: string): Promise<boolean>;
