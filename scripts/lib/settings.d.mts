export const QUIET_SETTINGS: Readonly<Record<string, unknown>>;
