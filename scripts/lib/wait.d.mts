export function pollUntil<T>(
  ask: () => T | Promise<T>,
  options: { readonly what: string; readonly timeout: number; readonly interval?: number },
): Promise<Exclude<T, undefined | null | false>>;
