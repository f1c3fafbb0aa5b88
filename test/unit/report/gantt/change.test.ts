import assert from "node:assert/strict";
import fc from "fast-check";
import { applyChange, changeOf, type GanttChange } from "../../../../src/core/report/gantt/change";
import { buildGanttModel } from "../../../../src/core/report/gantt/model";
import type { GanttModel } from "../../../../src/core/report/gantt/types";
import { ProjectStore } from "../../../../src/workspace/store";
import { makePlan } from "../../../../bench/gantt/plan";
import { planFileText } from "../../../../bench/gantt/plan-text";
import { at } from "./plan";

const file = "plan/plan.pmo.yaml";
const today = at("2026-03-02");

const small = `project:
  id: small
  name: Small
  start: 2026-04-01
  statusDate: 2026-04-10
calendars:
  - { id: jp, workingDays: [mon, tue, wed, thu, fri], workingHours: [09:00-18:00], holidays: JP }
organization:
  people:
    - { id: sato, name: Sato }
    - { id: ito, name: Ito }
schedule:
  calendar: jp
  tasks:
    - id: phase
      name: Phase
      tasks:
        - id: one
          name: One
          duration: 5d
          assignments: [sato 50%, ito]
        - id: two
          name: Two
          duration: 3d
          predecessors: [one FS+1d]
          owner: ito
        - id: three
          name: Three
          milestone: true
          predecessors: [two, four SS]
          deadline: 2026-04-20
    - id: last
      name: Last
      tasks:
        - id: four
          name: Four
          duration: 8d
          percentComplete: 40
    - { id: end, name: End, milestone: true }
`;

/** What people write, each as a replacement in the text; those that do not find their place change nothing. */
const edits: readonly (readonly [RegExp, string])[] = [
  [/duration: 5d/, "duration: 9d"],
  [/duration: 9d/, "duration: 5d"],
  [/duration: 3d/, "duration: 4ed"],
  [/name: Two/, "name: Two and a half"],
  [/name: Sato/, "name: 佐藤 花子"],
  [/sato 50%, ito/, "ito"],
  [/ {10}owner: ito\n/, "          owner: sato\n"],
  [/predecessors: \[one FS\+1d\]/, "predecessors: [one]"],
  [/predecessors: \[one\]/, "predecessors: [one FS+2d, four]"],
  [/, four SS/, ""],
  [/percentComplete: 40/, "percentComplete: 100"],
  [/deadline: 2026-04-20/, "deadline: 2026-05-20"],
  [/ {10}deadline: 2026-05-20\n/, ""],
  [/statusDate: 2026-04-10/, "statusDate: 2026-04-25"],
  [/ {2}statusDate: 2026-04-25\n/, ""],
  [/holidays: JP/, "holidays: US"],
  [/name: Small/, "name: Smaller"],
  [/schedule:\n/, "schedule:\n  # what is to be done\n"],
  [/ {8}- id: two\n/, "        - id: new\n          name: New\n          duration: 2d\n        - id: two\n"],
  [/ {8}- id: new\n {10}name: New\n {10}duration: 2d\n/, ""],
  // One comes in as another goes out, so that the number of rows says nothing.
  [/ {8}- id: one\n[^]*?(?= {8}- id: two)/, "        - id: other\n          name: Other\n"],
  [/ {4}- id: last\n {6}name: Last\n {6}tasks:\n/, ""],
  // Tasks that nobody touches get another code.
  [
    / {4}- id: last\n {6}name: Last\n {6}tasks:\n {8}- id: four\n/,
    "        - id: last\n          name: Last\n        - id: four\n",
  ],
  [/ {4}- id: last\n {6}name: Last\n/, "        - id: last\n          name: Last\n"],
  [/milestone: true/, "duration: 1d"],
  [/id: four/, "id: one"],
  [/duration: 8d/, "duration: ?"],
  [/ {4}- id: phase\n {6}name: Phase\n {6}tasks:\n/, ""],
];

function modelOf(store: ProjectStore, previous?: GanttModel): GanttModel {
  const project = store.projectOf(file);
  assert.ok(project);
  return buildGanttModel(project, store.schedule(project), { today, ...(previous && { previous }) });
}

/** As it comes out of a message. */
function sent(change: GanttChange): GanttChange {
  return JSON.parse(JSON.stringify(change)) as GanttChange;
}

describe("Gantt model after changes of the text", () => {
  it("is the same with and without the model before, and so is what a view makes of the change", function () {
    // Seconds of work; more on a machine with other work.
    this.timeout(60_000);
    const chosen = fc.array(fc.nat({ max: edits.length - 1 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(chosen, (places) => {
        const store = new ProjectStore();
        let text = small;
        store.setFile(file, text);
        let model = modelOf(store);
        for (const place of places) {
          const [pattern = /$^/, replacement = ""] = edits[place] ?? [];
          text = text.replace(pattern, replacement);
          store.setFile(file, text);
          const next = modelOf(store, model);
          assert.deepEqual(next, modelOf(store), text);
          const change = changeOf(model, next);
          if (change) assert.deepEqual(applyChange(model, sent(change)), next, text);
          else assert.notEqual(model.rows.id.length, next.rows.id.length, text);
          model = next;
        }
      }),
      { numRuns: 150 },
    );
  });

  describe("in a plan of 2,000 rows", () => {
    const store = new ProjectStore();
    const text = planFileText(makePlan(2_000));
    store.setFile(file, text);
    const before = modelOf(store);
    const afterEdit = (pattern: RegExp, replacement: string): GanttModel => {
      assert.match(text, pattern);
      store.setFile(file, text.replace(pattern, replacement));
      return modelOf(store, before);
    };

    it("says only what changed when a duration changes", () => {
      const after = afterEdit(/duration: 3d/, "duration: 4d");
      const change = changeOf(before, after);
      assert.ok(change);
      assert.ok(change.rows.length > 0 && change.rows.length < 100, `${change.rows.length} rows`);
      assert.ok(JSON.stringify(change).length < 10_000);
      assert.equal(after.rows.name, before.rows.name);
      assert.equal(after.rows.who, before.rows.who);
      assert.equal(after.links, before.links);
      assert.equal(after.calendar, before.calendar);
      const shown = applyChange(before, sent(change));
      assert.equal(shown.rows.name, before.rows.name);
      assert.equal(shown.links, before.links);
    });

    it("says one name when a task is renamed", () => {
      const change = changeOf(before, afterEdit(/name: "Phase 2/, 'name: "Second phase'));
      assert.equal(change?.rows.length, 1);
      assert.deepEqual(Object.keys(change?.cells ?? {}), ["name"]);
    });

    it("says nothing when only a comment is written, although all lines below it move", () => {
      const change = changeOf(before, afterEdit(/schedule:\n/, "schedule:\n  # agreed\n"));
      assert.deepEqual(change, { rows: [], cells: {}, tables: {}, parts: {}, gone: [] });
    });

    it("has no change to say when a row is added, because all rows below it get another number", () => {
      const after = afterEdit(/ {4}- id: t1\n/, "    - { id: new, name: New }\n    - id: t1\n");
      assert.equal(changeOf(before, after), undefined);
    });
  });
});
