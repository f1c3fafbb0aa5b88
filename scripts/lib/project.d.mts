export const root: string;
export const hostWorkspace: string;
export function built(path: string): string;
export function packagedExtension(): Promise<string>;
export function checkHostSuiteList(): Promise<void>;
