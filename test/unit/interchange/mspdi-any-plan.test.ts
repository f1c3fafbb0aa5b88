import assert from "node:assert/strict";
import fc from "fast-check";
import { importMspdi } from "../../../src/core/interchange/mspdi";
import { renderMessage } from "../../../src/core/text/message";
import { ProjectStore } from "../../../src/workspace/store";
import { planXml, standardCalendar, standardWeek } from "./mspdi-xml";

const date = fc
  .integer({ min: 0, max: 400 })
  .map((day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10));
const instant = fc
  .tuple(date, fc.constantFrom("08:00:00", "12:00:00", "13:30:00", "17:00:00", "00:00:00"))
  .map(([day, time]) => `${day}T${time}`);
const minutes = fc.integer({ min: 0, max: 20000 }).map((value) => `PT${Math.floor(value / 60)}H${value % 60}M0S`);
const text = fc.string({ unit: "grapheme", maxLength: 20 }).map((value) =>
  value
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "?")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll("]]>", "]]&gt;"),
);

const element = (name: string, value: fc.Arbitrary<string | number>): fc.Arbitrary<string> =>
  fc.option(value, { nil: undefined }).map((item) => (item === undefined ? "" : `<${name}>${item}</${name}>`));
const all = (...parts: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...parts).map((items) => items.join(""));

/** Links lead backwards, as Microsoft Project allows no circles. */
const links = (uid: number): fc.Arbitrary<string> =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: Math.max(uid - 1, 1) }), { maxLength: uid > 1 ? 2 : 0 })
    .chain((from) =>
      fc.tuple(
        ...from.map((item) =>
          all(
            fc.constant(`<PredecessorUID>${item}</PredecessorUID>`),
            element("Type", fc.integer({ min: 0, max: 3 })),
            element("LinkLag", fc.integer({ min: -9600, max: 9600 })),
            element("LagFormat", fc.constantFrom(3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 19, 20, 35, 39, 51, 53)),
          ),
        ),
      ),
    )
    .map((items) => items.map((item) => `<PredecessorLink>${item}</PredecessorLink>`).join(""));

const baseline = all(
  element("Number", fc.integer({ min: 0, max: 10 })),
  element("Interim", fc.integer({ min: 0, max: 1 })),
  element("Start", instant),
  element("Finish", instant),
  element("Duration", minutes),
  element("Work", minutes),
  element("Cost", fc.integer({ min: 0, max: 1e7 })),
).map((inner) => `<Baseline>${inner}</Baseline>`);

/** All tasks stand on one level, so that no link leads to a task's own summary task. */
const task = (uid: number): fc.Arbitrary<string> =>
  all(
    fc.constant(`<UID>${uid}</UID><ID>${uid}</ID><OutlineLevel>1</OutlineLevel>`),
    element("Name", text),
    element("Type", fc.integer({ min: 0, max: 2 })),
    element("WBS", text),
    element("Milestone", fc.integer({ min: 0, max: 1 })),
    element("Duration", minutes),
    element("DurationFormat", fc.integer({ min: 3, max: 53 })),
    element("Estimated", fc.integer({ min: 0, max: 1 })),
    element("Work", minutes),
    element("Start", instant),
    element("Finish", instant),
    element("ActualStart", instant),
    element("ActualFinish", instant),
    element("PercentComplete", fc.integer({ min: 0, max: 100 })),
    element("RemainingDuration", minutes),
    element("Stop", instant),
    element("Resume", instant),
    element("ConstraintType", fc.integer({ min: 0, max: 7 })),
    element("ConstraintDate", instant),
    element("Deadline", instant),
    element("CalendarUID", fc.constantFrom(-1, 1, 2)),
    element("Priority", fc.integer({ min: 0, max: 1000 })),
    element("LevelingDelay", fc.integer({ min: 0, max: 48000 })),
    element("LevelingDelayFormat", fc.constantFrom(7, 8)),
    element(
      "FixedCost",
      fc.double({ min: 0, max: 1e6, noNaN: true }).map((value) => value.toFixed(2)),
    ),
    element("Manual", fc.integer({ min: 0, max: 1 })),
    element("Active", fc.integer({ min: 0, max: 1 })),
    element("Notes", text),
    element("Contact", text),
    links(uid),
    fc.option(baseline, { nil: "" }),
  ).map((inner) => `<Task>${inner}</Task>`);

const resource = (uid: number): fc.Arbitrary<string> =>
  all(
    fc.constant(`<UID>${uid}</UID>`),
    element("Name", text),
    element("Type", fc.integer({ min: 0, max: 2 })),
    element("Initials", text),
    element("Group", text),
    element("EmailAddress", text),
    element(
      "MaxUnits",
      fc.double({ min: 0, max: 20, noNaN: true }).map((value) => value.toFixed(3)),
    ),
    element(
      "StandardRate",
      fc.double({ min: 0, max: 1e5, noNaN: true }).map((value) => value.toFixed(3)),
    ),
    element("StandardRateFormat", fc.integer({ min: 1, max: 8 })),
    element("CostPerUse", fc.integer({ min: 0, max: 1e6 })),
    element("CalendarUID", fc.constantFrom(1, 2)),
    element("MaterialLabel", text),
    element("Notes", text),
  ).map((inner) => `<Resource>${inner}</Resource>`);

const assignment = all(
  element("TaskUID", fc.integer({ min: 1, max: 6 })),
  element("ResourceUID", fc.constantFrom(-65535, 0, 1, 2, 3)),
  element(
    "Units",
    fc.double({ min: 0, max: 5, noNaN: true }).map((value) => value.toFixed(3)),
  ),
  element("Work", minutes),
  element("ActualWork", minutes),
  element("Delay", fc.integer({ min: 0, max: 48000 })),
  element("WorkContour", fc.integer({ min: 0, max: 8 })),
  element("Cost", fc.integer({ min: 0, max: 1e6 })),
).map((inner) => `<Assignment>${inner}</Assignment>`);

const exception = all(
  element("Name", text),
  fc
    .tuple(date, date)
    .map(([a, b]) => `<TimePeriod><FromDate>${a}T00:00:00</FromDate><ToDate>${b}T23:59:00</ToDate></TimePeriod>`),
  element("Type", fc.integer({ min: 1, max: 9 })),
  element("Period", fc.integer({ min: 1, max: 12 })),
  element("DaysOfWeek", fc.integer({ min: 0, max: 127 })),
  element("Month", fc.integer({ min: 0, max: 11 })),
  element("MonthDay", fc.integer({ min: 1, max: 31 })),
  element("MonthItem", fc.integer({ min: 0, max: 9 })),
  element("MonthPosition", fc.integer({ min: 0, max: 4 })),
  element("DayWorking", fc.integer({ min: 0, max: 1 })),
).map((inner) => `<Exception>${inner}</Exception>`);

const plan = fc.record({
  header: all(
    element("Manager", text),
    element("Company", text),
    element("Subject", text),
    element("StatusDate", instant),
    element("CriticalSlackLimit", fc.integer({ min: -5, max: 5 })),
    element("CurrencyCode", fc.constantFrom("JPY", "USD", "x")),
  ),
  tasks: fc.tuple(...[1, 2, 3, 4, 5, 6].map(task)).map((items) => items.join("")),
  resources: fc.tuple(...[1, 2, 3].map(resource)).map((items) => items.join("")),
  assignments: fc.array(assignment, { maxLength: 5 }).map((items) => items.join("")),
  calendars: fc
    .tuple(text, fc.array(exception, { maxLength: 3 }))
    .map(
      ([name, exceptions]) =>
        `${standardCalendar}<Calendar><UID>2</UID><Name>${name}</Name><IsBaseCalendar>0</IsBaseCalendar><BaseCalendarUID>1</BaseCalendarUID>${standardWeek}<Exceptions>${exceptions.join("")}</Exceptions></Calendar>`,
    ),
});

describe("Any plan of Microsoft Project", function () {
  this.timeout(60000);

  it("becomes a folder that the check accepts, with every task in it", () => {
    fc.assert(
      fc.property(plan, (parts) => {
        const result = importMspdi(planXml(parts), { fileName: "any.xml" });
        const store = new ProjectStore();
        for (const file of result.files) store.setFile(`/any/${file.path}`, file.text);
        const errors = store
          .allFindings()
          .filter((finding) => finding.severity === "error")
          .map(
            (finding) =>
              `${finding.file}:${finding.range.start.line + 1} ${finding.code} ${renderMessage(finding.message)}`,
          );
        assert.deepEqual(errors, [], result.files.map((file) => file.text).join("---\n"));
        assert.equal(store.projects()[0]?.tasksById.size, 6);
      }),
      { numRuns: 120 },
    );
  });
});
