import assert from "node:assert/strict";
import { compileCalendars } from "../../../src/core/calendar/compile";
import { hourlyRate, parseRate } from "../../../src/core/cost/rate";
import { taskCost } from "../../../src/core/cost/task-cost";
import { standardBasis } from "../../../src/core/text/duration";
import { ProjectStore } from "../../../src/workspace/store";

function costOf(people: string, task: string) {
  const store = new ProjectStore();
  store.setFile(
    "p/plan.pmo.yaml",
    `project: { id: p, name: P, start: 2026-04-01, currency: EUR }\norganization:\n  people:\n${people}schedule:\n  tasks:\n    - { id: t, name: T, ${task} }\n`,
  );
  const project = store.projectOf("p/plan.pmo.yaml");
  assert.ok(project);
  const scheduled = store.schedule(project).byId.get("t");
  assert.ok(scheduled);
  return taskCost(project, compileCalendars(project), scheduled);
}

describe("rates", () => {
  it("are read with currency, thousands and unit", () => {
    assert.deepEqual(parseRate("9000/h"), { amount: 9000, per: "h" });
    assert.deepEqual(parseRate("1,200.50 USD/d"), { amount: 1200.5, currency: "USD", per: "d" });
    assert.equal(parseRate("9000"), undefined);
    assert.equal(parseRate("x/h"), undefined);
  });
  it("of a day, week, month and year are turned into hours by the calendar", () => {
    const hourly = (text: string): number => hourlyRate(parseRate(text) ?? { amount: 0, per: "h" }, standardBasis);
    assert.deepEqual(["80/d", "400/w", "1600/mo", "19200/y"].map(hourly), [10, 10, 10, 10]);
  });
});

describe("labour cost of a task", () => {
  it("is work times rate, over the people assigned", () => {
    const people = "    - { id: a, name: A, rate: 100/h }\n    - { id: b, name: B, rate: 400/d }\n";
    const cost = costOf(people, "duration: 2d, assignments: [a, b 50%]");
    assert.equal(cost?.amount, 16 * 100 + 8 * 50);
    assert.equal(cost.currency, "EUR");
  });
  it("shares written work by units", () => {
    const people = "    - { id: a, name: A, rate: 10/h }\n    - { id: b, name: B }\n";
    const cost = costOf(people, "work: 30h, assignments: [a 50%, b]");
    assert.equal(cost?.amount, 100);
    assert.deepEqual(cost.withoutRate, ["b"]);
  });
  it("is unknown without a rate, and where currencies differ", () => {
    assert.equal(costOf("    - { id: a, name: A }\n", "duration: 2d, assignments: [a]"), undefined);
    const people = "    - { id: a, name: A, rate: 1 USD/h }\n    - { id: b, name: B, rate: 1/h }\n";
    assert.equal(costOf(people, "duration: 2d, assignments: [a, b]"), undefined);
  });
});
