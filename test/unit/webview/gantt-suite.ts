import assert from "node:assert/strict";
import { GanttHost } from "./gantt-host";
import { serveWebview, type WebviewSite } from "./page";

type Opening = Parameters<typeof GanttHost.open> extends [unknown, ...infer Rest] ? Rest : never;

/**
 * Serves the chart for the tests of a suite. Every chart that is opened is closed after its test, and must have had no errors and no violations of its policy.
 * @returns opens a chart, and the site for charts that a test looks after itself
 */
export function ganttCharts(): {
  readonly openChart: (...opening: Opening) => Promise<GanttHost>;
  readonly site: () => WebviewSite;
} {
  let site: WebviewSite;
  const opened: GanttHost[] = [];

  before(async () => {
    site = await serveWebview("src/webview/gantt/main.ts");
  });

  after(async () => {
    await site.close();
  });

  afterEach(async () => {
    for (const host of opened.splice(0)) {
      const problems = await host.view.problems();
      await host.view.close();
      assert.deepEqual(problems, [], "no errors and no violations of the Content-Security-Policy");
    }
  });

  return {
    openChart: async (...opening) => {
      const host = await GanttHost.open(site, ...opening);
      opened.push(host);
      return host;
    },
    site: () => site,
  };
}
