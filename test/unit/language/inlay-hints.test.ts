import assert from "node:assert/strict";
import { renderMessage } from "../../../src/core/text/message";
import type { Range } from "../../../src/core/text/range";
import { inlayHints, type InlayHintKinds } from "../../../src/language/inlay-hints";
import type { Language } from "../../../src/language/types";
import { ProjectStore } from "../../../src/workspace/store";

const plan = `project:
  id: demo
  name: Demo
  start: 2026-04-01
  currency: JPY
calendars:
  - { id: jp, workingHours: [09:00-12:00, 13:00-18:00], holidays: JP }
organization:
  people:
    - { id: sato, name: Sato, rate: 9000/h }
    - { id: abe, name: Abe }
schedule:
  calendar: jp
  tasks:
    - id: design # 設計
      name: Design
      duration: 5d
      assignments: [sato 50%, abe]
    - id: done
      name: Done
      duration: 2d
      actualStart: 2026-04-01
      actualFinish: 2026-04-02
    - { id: build, name: Build, duration: 3d, predecessors: [design] }
    - { id: short, name: Short, duration: 1d }
    - { id: one, name: One, milestone: true, predecessors: [build] }
    - id: later
      name: Later
      duration: 2d
      constraint: { type: start-no-earlier-than, date: 2026-12-30 }
risks:
  - { id: R-1, title: Late, identified: 2026-05-04 }
`;

const all: InlayHintKinds = { dates: true, float: true, weekdays: true, cost: true };
const none: InlayHintKinds = { dates: false, float: false, weekdays: false, cost: false };
const everywhere: Range = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

function hintsOf(kinds: InlayHintKinds, text = plan, range = everywhere, language: Language = "en") {
  const store = new ProjectStore();
  store.setFile("demo/plan.pmo.yaml", text);
  const scope = { store, language, today: "2026-11-23", render: renderMessage };
  const lines = text.split(/\r?\n/);
  return inlayHints(scope, "demo/plan.pmo.yaml", range, kinds).map(({ position, label, tooltip }) => ({
    before: (lines[position.line] ?? "").slice(0, position.character).trim(),
    after: (lines[position.line] ?? "").slice(position.character),
    label,
    tooltip,
  }));
}

function hintBehind(words: string, kinds: InlayHintKinds, text = plan, language: Language = "en") {
  return hintsOf(kinds, text, everywhere, language).find(({ before }) => before.includes(words));
}

describe("inlay hints", () => {
  it("show computed start and finish at the end of the line of a task's id, behind its comment", () => {
    const hint = hintBehind("id: design", { ...none, dates: true });
    assert.equal(hint?.label, "04-01 Wed → 04-07 Tue");
    assert.equal(hint.after, "");
    assert.match(hint.tooltip, /2026-04-01 Wed 09:00 → 2026-04-07 Tue 18:00\nStarts with the project/);
  });
  it("show one date where a task is done in a day, and for a milestone", () => {
    assert.equal(hintBehind("id: short", { ...none, dates: true })?.label, "04-01 Wed");
    assert.equal(hintBehind("id: one", { ...none, dates: true })?.label, "04-10 Fri");
  });
  it("name the year where it changes", () => {
    assert.equal(hintBehind("id: later", { ...none, dates: true })?.label, "12-30 Wed → 12-31 Thu");
    const next = plan.replace("date: 2026-12-30", "date: 2026-12-31");
    assert.equal(hintBehind("id: later", { ...none, dates: true }, next)?.label, "12-31 Thu → 2027-01-04 Mon");
  });
  it("don't repeat what the text says: actual dates", () => {
    assert.equal(hintBehind("id: done", all), undefined);
  });
  it("show float, or that a task is critical", () => {
    assert.match(hintBehind("id: design", { ...none, float: true })?.label ?? "", /^float \d+ d$/);
    const hint = hintBehind("id: later", { ...none, float: true });
    assert.equal(hint?.label, "critical");
    assert.match(hint.tooltip, /Total float 0 days/);
  });
  it("show the labour cost by the rates of the people, and say who has none", () => {
    const hint = hintBehind("id: design", { ...none, cost: true });
    assert.equal(hint?.label, "180,000 JPY");
    assert.match(hint.tooltip, /20 hours of work[^]*no rate: Abe/);
    assert.equal(hintBehind("id: build", { ...none, cost: true }), undefined);
  });
  it("show the weekday and the holiday directly behind a written date", () => {
    const hint = hintBehind("identified: 2026-05-04", { ...none, weekdays: true });
    assert.equal(hint?.label, "Mon, Greenery Day");
    assert.equal(hint.after, " }");
    const japanese = hintBehind("identified: 2026-05-04", { ...none, weekdays: true }, plan, "ja");
    assert.equal(japanese?.label, "月, みどりの日");
  });
  it("are one hint of several parts behind a task", () => {
    assert.match(hintBehind("id: design", all)?.label ?? "", /^04-01 Wed → 04-07 Tue · float \d+ d · 180,000 JPY$/);
  });
  it("stand at the end of the line for tasks in braces, and nowhere where two tasks share a line", () => {
    assert.equal(hintBehind("id: build", { ...none, dates: true })?.after, "");
    const text =
      "project: { id: a, name: A, start: 2026-04-01 }\nschedule: { tasks: [{ id: a, name: A, duration: 1d }, { id: b, name: B, duration: 1d }] }\n";
    assert.deepEqual(hintsOf({ ...none, dates: true }, text), []);
  });
  it("are made for the asked lines only", () => {
    const line = plan.split("\n").findIndex((one) => one.includes("id: build"));
    const range = { start: { line, character: 0 }, end: { line, character: 5 } };
    assert.deepEqual(
      hintsOf(all, plan, range).map(({ before }) => before),
      ["- { id: build, name: Build, duration: 3d, predecessors: [design] }"],
    );
  });
  it("stand before the line break in files with CRLF", () => {
    const hint = hintBehind("id: design", { ...none, dates: true }, plan.replaceAll("\n", "\r\n"));
    assert.equal(hint?.label, "04-01 Wed → 04-07 Tue");
    assert.equal(hint.after, "");
  });
  it("are not shown for the second of two tasks with one id", () => {
    assert.equal(hintBehind("id: short", all, plan.replace("id: short", "id: build"))?.before, undefined);
  });
  it("keep silent when all are switched off, and in half-typed text", () => {
    assert.deepEqual(hintsOf(none), []);
    for (let end = 0; end < plan.length; end += 7) hintsOf(all, plan.slice(0, end));
  });
});
