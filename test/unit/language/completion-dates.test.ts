import assert from "node:assert/strict";
import { at, choose, details, labels, listAt } from "./support/completion";

const plan = `project:
  id: demo
  name: Demo
  start: 2026-04-01
  finish: 2027-03-31
  statusDate: 2026-11-20
calendars:
  - id: jp
    workingDays: [mon, tue, wed, thu, fri]
    workingHours: [09:00-12:00, 13:00-18:00]
    holidays: JP
gates:
  - { id: g1, name: 要件承認, planned: 2026-12-03 }
schedule:
  calendar: jp
  tasks:
    - { id: design, name: Design, duration: 5d, deadline: 2026-12-11 }
    - { id: done, name: Done, milestone: true, predecessors: [design] }
    - id: build
      name: Build
      duration: 5d
      predecessors: [design]
`;

describe("completions of dates", () => {
  it("offer today where nothing else is known, and days near it", () => {
    assert.deepEqual(details("actions:\n  - due: |").slice(0, 2), [
      "2026-11-23: Mon · Today",
      "2026-11-24: Tue · Next working day",
    ]);
  });

  it("offer the computed start of the task and the day after its predecessor, for what starts", () => {
    const offered = details(`${plan}      actualStart: |\n`);
    assert.equal(offered[0], "2026-11-20: Fri · Status date");
    assert.equal(offered[1], "2026-04-08: Wed · Computed start of this task · After Design");
    assert.ok(offered.includes("2026-12-03: Thu · Gate 要件承認"));
    assert.ok(offered.includes("2026-12-11: Fri · Deadline of Design"));
    assert.ok(offered.includes("2026-04-07: Tue · Milestone Done"));
    assert.ok(offered.includes("2027-03-31: Wed · Finish of the project"));
  });

  it("offer the computed finish of the task for what finishes", () => {
    assert.equal(details(`${plan}      deadline: |\n`)[0], "2026-04-14: Tue · Computed finish of this task");
  });

  it("name holidays, in the language of the person", () => {
    const items = at(`${plan}actions:\n  - due: |`, { language: "ja" });
    assert.equal(items[0]?.detail, "月 · 勤労感謝の日 · Today");
    assert.equal(items.find(({ label }) => label === "2026-11-24")?.detail, "火 · Next working day");
  });

  it("offer every day of the month that is typed", () => {
    const days = labels(`${plan}actions:\n  - due: 2026-05-|`).filter((label) => label.startsWith("2026-05-"));
    assert.equal(days.length, 31);
    assert.ok(details(`${plan}actions:\n  - due: 2026-05-|`).includes("2026-05-05: Tue · Children's Day"));
    assert.equal(
      choose("actions:\n  - due: 2026-05-0|1 # soon\n", "2026-05-29"),
      "actions:\n  - due: 2026-05-29 # soon\n",
    );
  });

  it("count working days from today for a number with a sign", () => {
    assert.deepEqual(details(`${plan}actions:\n  - due: +3|`), ["2026-11-26: Thu · 3 working days from today"]);
    assert.deepEqual(labels(`${plan}actions:\n  - due: +2w|`), ["2026-12-07"]);
    assert.equal(at(`${plan}actions:\n  - due: +3|`)[0]?.filterText, "+3");
  });

  it("find the dates of a task by its name", () => {
    const item = at(`${plan}actions:\n  - due: Desi|`).find(({ label }) => label.endsWith("design"));
    assert.equal(item?.newText, "2026-04-07");
  });

  it("find a day by what it is", () => {
    assert.ok(
      at("actions:\n  - due: tod|").some(({ filterText }) => filterText?.toLowerCase().includes("tod") === true),
    );
  });

  it("stand in a flow mapping and in a list", () => {
    assert.equal(
      choose("actions:\n  - { id: A-1, due: | }\n", "2026-11-23"),
      "actions:\n  - { id: A-1, due: 2026-11-23 }\n",
    );
    assert.equal(
      choose("benefits:\n  - measureDates:\n      |\n", "2026-11-23"),
      "benefits:\n  - measureDates:\n      - 2026-11-23\n",
    );
  });
});

describe("completions of durations", () => {
  it("offer those that the project has most, and the usual ones, with what they mean", () => {
    const offered = details(`${plan}      work: |\n`);
    assert.equal(offered[0], "5d: 5 working days");
    assert.ok(offered.includes("1ed: 1 day around the clock"));
    assert.equal(new Set(offered).size, offered.length);
  });

  it("offer every unit for the number that is typed", () => {
    assert.deepEqual(labels("schedule:\n  tasks:\n    - duration: 7|").slice(0, 4), ["7d", "7w", "7h", "7mo"]);
    assert.ok(listAt("schedule:\n  tasks:\n    - duration: 7|").isIncomplete);
  });

  it("offer lags, leads and shares for a lag", () => {
    const offered = labels("schedule:\n  tasks:\n    - predecessors: [{ task: a, lag: | }]");
    for (const lag of ["1d", "-1d", "50%", "1ed"]) assert.ok(offered.includes(lag), lag);
  });
});
