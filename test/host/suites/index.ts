/** The host suites by file name. They are loaded one by one, after `describe` exists; the runner checks that none is left out. */
export const suites: Readonly<Record<string, () => Promise<unknown>>> = {
  "activation.test.ts": () => import("./activation.test"),
  "charts.test.ts": () => import("./charts.test"),
  "coexistence.test.ts": () => import("./coexistence.test"),
  "commands.test.ts": () => import("./commands.test"),
  "completion.test.ts": () => import("./completion.test"),
  "editing.test.ts": () => import("./editing.test"),
  "explorer.test.ts": () => import("./explorer.test"),
  "files.test.ts": () => import("./files.test"),
  "findings.test.ts": () => import("./findings.test"),
  "fixes.test.ts": () => import("./fixes.test"),
  "format.test.ts": () => import("./format.test"),
  "insight.test.ts": () => import("./insight.test"),
  "navigation.test.ts": () => import("./navigation.test"),
  "new-project.test.ts": () => import("./new-project.test"),
  "standards.test.ts": () => import("./standards.test"),
  "tools.test.ts": () => import("./tools.test"),
};
