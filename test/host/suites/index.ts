/** The host suites by file name. They are loaded one by one, after `describe` exists; the runner checks that none is left out. */
export const suites: Readonly<Record<string, () => Promise<unknown>>> = {
  "activation.test.ts": () => import("./activation.test"),
};
