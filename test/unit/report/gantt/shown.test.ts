import assert from "node:assert/strict";
import fc from "fast-check";
import { columnKeys, type ColumnKey } from "../../../../src/core/report/gantt/columns";
import { filterRows } from "../../../../src/core/report/gantt/filter";
import { keptFilter } from "../../../../src/core/report/gantt/filterWords";
import { ganttFormats, type GanttFormat } from "../../../../src/core/report/gantt/formats";
import { keptLayers, noLayers, usualLayers, type Layers } from "../../../../src/core/report/gantt/layers";
import { buildGanttModel } from "../../../../src/core/report/gantt/model";
import { modelOfRows } from "../../../../src/core/report/gantt/narrow";
import { optionsOfView } from "../../../../src/core/report/gantt/shownView";
import { minutesPerDay, parseInstant } from "../../../../src/core/text/instant";
import { ProjectStore } from "../../../../src/workspace/store";
import { makeModel } from "./plan";
import { japanesePlan, largeModel } from "./plans";

const formats = Object.keys(ganttFormats) as readonly GanttFormat[];

/** Every text of a chart, and the data of a page, in which texts are as they are shown. */
function textsOf(format: GanttFormat, written: string): string {
  return format === "html" ? (/id="data"[^>]*>(.*?)<\/script>/s.exec(written)?.[1] ?? "") : written;
}

describe("Gantt files as the person sees the chart", () => {
  const plan = makeModel(japanesePlan);

  it("hold only what a filter lets through, with its summary tasks, and say so", () => {
    for (const format of formats) {
      const written = ganttFormats[format].render(plan, {
        language: "en",
        filter: { person: "佐藤 花子", critical: true },
      });
      const { matches, all } = filterRows(plan, { person: "佐藤 花子", critical: true });
      assert.ok(matches > 0 && matches < all);
      assert.ok(written.includes(`Filter: Critical, 佐藤 花子; ${matches} of ${all} tasks`), format);
      const texts = textsOf(format, written);
      assert.ok(texts.includes("要件定義書の作成") && texts.includes("要件定義"), format);
      assert.ok(!texts.includes("現行業務の調査"), `${format}: a task of somebody else`);
    }
  });

  it("have the chosen columns in their order, and on paper as many as leave room for the time", () => {
    const columns = ["who", "name", "deadline", "float"] as const;
    const heads = (format: GanttFormat, keys: readonly ColumnKey[]): readonly string[] => {
      const written = ganttFormats[format].render(plan, { language: "en", columns: keys });
      // Every page has the same.
      if (format !== "html")
        return [...new Set([...written.matchAll(/class="s b m(?: e)?">([^<]*)</g)].map(([, head]) => head ?? ""))];
      const data = JSON.parse(textsOf(format, written)) as { readonly columns: readonly { readonly label: string }[] };
      return data.columns.map(({ label }) => label);
    };
    for (const format of formats)
      assert.deepEqual(heads(format, columns), ["Who", "Task name", "Deadline", "Float"], format);
    assert.equal(heads("svg", columnKeys).length, columnKeys.length);
    const onPaper = heads("print", columnKeys);
    assert.ok(
      onPaper.length > 4 && onPaper.length < columnKeys.length && onPaper.includes("Task name"),
      onPaper.join(),
    );
  });

  it("are the same without a filter and with one that says nothing", () => {
    for (const format of formats) {
      const draw = (filter: object): string => ganttFormats[format].render(plan, { language: "ja", filter });
      assert.ok(draw({}) === ganttFormats[format].render(plan, { language: "ja" }), format);
    }
  });

  it("a plan of some rows is in order: parents above, links between rows that are there, dates as they were", () => {
    const whole = largeModel(200);
    const count = whole.rows.id.length;
    fc.assert(
      fc.property(fc.uint8Array({ minLength: count, maxLength: count, max: 1 }), (wanted) => {
        const shows = wanted.map((value) => (value > 0 ? 1 : 0));
        shows.forEach((value, row) => {
          for (let up = whole.rows.parent[row] ?? -1; value > 0 && up >= 0; up = whole.rows.parent[up] ?? -1)
            shows[up] = 1;
        });
        const { rows, links } = modelOfRows(whole, shows);
        assert.deepEqual(
          rows.id,
          whole.rows.id.filter((_, row) => (shows[row] ?? 0) > 0),
        );
        rows.id.forEach((id, row) => {
          const before = whole.rows.id.indexOf(id);
          const parent = whole.rows.parent[before] ?? -1;
          assert.equal(rows.id[rows.parent[row] ?? -1], whole.rows.id[parent]);
          assert.ok((rows.parent[row] ?? -1) < row);
          assert.equal(rows.finish[row], whole.rows.finish[before]);
        });
        links.from.forEach((from, link) => {
          assert.ok(
            rows.id[from] !== undefined && rows.id[links.to[link] ?? -1] !== undefined && from !== links.to[link],
          );
        });
      }),
      { numRuns: 30 },
    );
    assert.deepEqual(modelOfRows(whole, new Uint8Array(count).fill(1)), whole, "all rows are the same plan");
  });
});

const layered = `project: { id: p, name: P, start: 2026-04-06, statusDate: 2026-04-15 }
organization: { people: [{ id: sato, name: Sato }] }
schedule:
  tasks:
    - { id: a, name: Late, duration: 10d, percentComplete: 10, actualStart: 2026-04-06, assignments: [sato] }
    - { id: b, name: Next, duration: 2d, predecessors: [a] }
    - { id: c, name: Aside, duration: 1d }
baselines:
  - { id: BL, name: First plan, date: 2026-04-01, tasks: [{ task: a, start: 2026-04-06, finish: 2026-04-10 }] }
gates: [{ id: G, name: Go, planned: 2026-04-17 }]
`;

describe("A file as shown", () => {
  const model = makeModel(japanesePlan);

  it("has the closed rows, the filter, the layers, the zoom and the days of the window", () => {
    const layers = { ...usualLayers(model), links: false };
    const from = (parseInstant("2026-06-01") ?? 0) / minutesPerDay;
    const view = {
      columns: ["name", "who", "from another version"],
      collapsed: ["req"],
      filter: { critical: true },
      layers,
      pixelsPerDay: 20,
      leftInstant: from + 0.4,
      days: 13.2,
    };
    const options = optionsOfView(view, model);
    assert.deepEqual(options, {
      columns: ["name", "who"],
      collapsed: ["req"],
      filter: { critical: true },
      layers,
      pixelsPerDay: 20,
      from: parseInstant("2026-06-01"),
      to: parseInstant("2026-06-15"),
    });
    const svg = ganttFormats.svg.render(model, { language: "en", ...options });
    assert.ok(svg.includes("Filter: Critical") && !svg.includes("現行業務の調査") && !/class="[kx]" d="M/.test(svg));
  });

  it("is a file whatever a page says of itself", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.record({
            collapsed: fc.anything(),
            filter: fc.anything(),
            layers: fc.anything(),
            pixelsPerDay: fc.oneof(fc.double(), fc.anything()),
            leftInstant: fc.oneof(fc.double(), fc.integer()),
            days: fc.oneof(fc.double(), fc.integer()),
          }),
        ),
        (view) => {
          const svg = ganttFormats.svg.render(model, { language: "en", ...optionsOfView(view, model) });
          assert.ok(svg.startsWith("<svg ") && !/NaN|Infinity|undefined/.test(svg));
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe("Layers of Gantt files", () => {
  const store = new ProjectStore();
  store.setFile("p/p.pmo.yaml", layered);
  const [project] = store.projects();
  assert.ok(project);
  const model = buildGanttModel(project, store.schedule(project), { today: 0 });
  /** How each format says that something is drawn. */
  const signs: Readonly<Record<string, readonly [Layers, RegExp, RegExp]>> = {
    "the baseline": [{ ...noLayers, baseline: "BL" }, /class="B" d="M[\d.]+ (?!\d+h26v3)/, /"B":\{"0":"M/],
    "what is behind": [{ ...noLayers, behind: true }, /class="V" d="M/, /"V":\{"0":"M/],
    slack: [{ ...noLayers, slack: true }, /class="A" d="M[1-9]/, /"A":\{"2":"M/],
    gates: [{ ...noLayers, gates: true }, /class="G" d="M[\d.]+ 64/, /"gates":\[\d+\]/],
    people: [{ ...noLayers, people: true }, />Late · Sato</, /"named":true/],
    links: [{ ...noLayers, links: true }, /class="[kx]" d="M/, /"links":\{"from":\[0\]/],
  };
  for (const [name, [layers, inPicture, inPage]] of Object.entries(signs))
    it(`draw ${name} when it is wanted, and not otherwise`, () => {
      for (const format of formats) {
        const draw = (wanted: Layers): string => ganttFormats[format].render(model, { language: "en", layers: wanted });
        const sign = format === "html" ? inPage : inPicture;
        assert.match(draw(layers), sign, format);
        assert.doesNotMatch(draw(noLayers), sign, format);
      }
    });

  it("what was kept by another version or is hostile is cleaned", () => {
    assert.deepEqual(keptFilter({ critical: "yes", period: "century", person: 3, text: "a" }), { text: "a" });
    assert.deepEqual(keptFilter(null), {});
    assert.deepEqual(keptLayers({ slack: 1, baseline: {}, people: true }, usualLayers(model)), {
      ...noLayers,
      links: true,
      behind: true,
      gates: true,
      people: true,
    });
  });
});
