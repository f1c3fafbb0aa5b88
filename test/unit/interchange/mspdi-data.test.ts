import assert from "node:assert/strict";
import { dataFolder, filesIn, importAndSchedule, readPlan, storedDates } from "./data";
import { expandExceptions } from "../../../src/core/interchange/mspdi/exceptions";
import { isAtLeast } from "../../../src/core/text/finding";
import { renderMessage } from "../../../src/core/text/message";
import { ProjectStore } from "../../../src/workspace/store";

const folder = dataFolder("mspdi");

/** Shares of tasks whose computed dates are the stored ones. */
function compare(
  xml: string,
  name: string,
): { readonly tasks: number; readonly shares: Readonly<Record<string, number>> } {
  const { schedule } = importAndSchedule(xml, name);
  const computed = new Map(schedule.tasks.map((task) => [task.task.source, task]));
  const pairs = storedDates(xml).flatMap((stored) => {
    const task = computed.get(`mspdi:${stored.uid}`);
    return task === undefined ? [] : [{ stored, task }];
  });
  const fields = ["earlyStart", "earlyFinish", "lateStart", "lateFinish", "start", "finish"] as const;
  const shares = fields.map((field) => {
    const equal = pairs.filter(({ stored, task }) => stored[field] === task[field]).length;
    return [field, pairs.length === 0 ? 1 : equal / pairs.length] as const;
  });
  return { tasks: pairs.length, shares: Object.fromEntries(shares) };
}

describe("Real Microsoft Project files", function () {
  this.timeout(20000);

  it("are there, or their absence is said", () => {
    if (folder === undefined) console.log("      no development data: neither $PMO_DATA nor ../shared/data exists");
    else assert.ok(filesIn(folder, ".xml").length > 0);
  });

  for (const { name, text } of folder === undefined ? [] : filesIn(folder, ".xml")) {
    it(`${name} becomes a project without errors`, () => {
      const { result } = importAndSchedule(text, name);
      const store = new ProjectStore();
      for (const file of result.files) store.setFile(`/plan/${file.path}`, file.text);
      const errors = store
        .allFindings()
        .filter((finding) => isAtLeast(finding.severity, "warning"))
        .map(
          (finding) =>
            `${finding.file}:${finding.range.start.line + 1} ${finding.code} ${renderMessage(finding.message)}`,
        );
      assert.deepEqual(errors, []);
      assert.equal(store.projects().length, 1);
    });

    const both = readPlan(text).calendars.filter(
      ({ exceptions }) => new Set(exceptions.map((item) => item.legacy)).size === 2,
    );
    for (const calendar of both) {
      it(`${name}: recurring exceptions of '${calendar.name}' fall on the days that Microsoft Project had written out`, () => {
        const days = (legacy: boolean): readonly string[] =>
          expandExceptions({
            ...calendar,
            exceptions: calendar.exceptions.filter((item) => item.legacy === legacy),
          }).runs.flatMap((run) =>
            Array.from(
              { length: run.toDay - run.fromDay + 1 },
              (_, index) => `${run.fromDay + index} ${JSON.stringify(run.hours)}`,
            ),
          );
        assert.ok(days(true).length > 0);
        assert.deepEqual(days(false), days(true));
      });
    }

    // A file of calendars alone has no dates to compare.
    if (storedDates(text).length <= 1) continue;
    it(`${name} is scheduled on the dates that Microsoft Project had computed`, () => {
      const { tasks, shares } = compare(text, name);
      const percent = Object.entries(shares).map(([field, share]) => `${field} ${(share * 100).toFixed(1)}%`);
      console.log(`      ${name}: ${tasks} tasks, ${percent.join(", ")}`);
      assert.ok((shares["earlyStart"] ?? 0) >= 0.95 && (shares["earlyFinish"] ?? 0) >= 0.95, percent.join(", "));
    });
  }
});
