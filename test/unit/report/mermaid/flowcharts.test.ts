import assert from "node:assert/strict";
import fc from "fast-check";
import { networkDiagram, networkToMermaid } from "../../../../src/core/report/mermaid/network";
import { organizationDiagram, organizationToMermaid } from "../../../../src/core/report/mermaid/organization";
import { parseInstant } from "../../../../src/core/text/instant";
import { anyName, hostileNames } from "./names";
import { mermaidParsers, type MermaidParser } from "./parsers";
import { sketch, type ProjectSketch, type TaskSketch } from "./support";

const at = (text: string): number => parseInstant(text) ?? assert.fail(text);

describe("Dependency network as Mermaid text", () => {
  let parsers: readonly MermaidParser[];
  before(async () => {
    parsers = await mermaidParsers();
  });

  const network = (tasks: readonly TaskSketch[]): string => {
    const { project, schedule } = sketch({ tasks, name: "CRM" });
    return networkToMermaid(project, schedule);
  };

  const accepted = async (text: string): Promise<void> => {
    for (const { parse } of parsers) assert.equal((await parse(text)).type, "flowchart-v2");
  };

  it("shows tasks with their dates, link types and lags, and the critical path in thick lines", async () => {
    const text = network([
      { id: "a", name: "Design", critical: true, start: at("2026-04-01T09:00"), finish: at("2026-04-10T18:00") },
      {
        id: "b",
        name: "Build",
        critical: true,
        start: at("2026-04-13T09:00"),
        finish: at("2026-04-24T18:00"),
        predecessors: [{ task: "a" }],
      },
      {
        id: "c",
        name: "Manual",
        start: at("2026-04-15T09:00"),
        finish: at("2026-04-17"),
        predecessors: [
          { task: "a", type: "SS", lag: { amount: 2, unit: "day", elapsed: false } },
          { task: "b", type: "FF", lag: { percent: -50 } },
        ],
      },
      {
        id: "g",
        name: "Gate",
        milestone: true,
        critical: true,
        start: at("2026-04-24T18:00"),
        finish: at("2026-04-24T18:00"),
        predecessors: [{ task: "b" }],
      },
      { id: "z", name: "Alone" },
    ]);
    assert.equal(
      text,
      [
        "flowchart LR",
        "  accTitle: Dependency network of CRM",
        '  n1["Design\n2026-04-01 – 04-10"]:::critical',
        '  n2["Build\n2026-04-13 – 04-24"]:::critical',
        '  n3["Manual\n2026-04-15 – 04-16"]',
        '  n4{{"Gate\n2026-04-24"}}:::critical',
        "  n1 ==> n2",
        '  n1 -->|"SS +2d"| n3',
        '  n2 -->|"FF −50#37;"| n3',
        "  n2 ==> n4",
        "  classDef critical stroke-width:3px",
        "  %% Tasks without links, not shown: 1",
        "",
      ].join("\n"),
    );
    await accepted(text);
  });

  it("a link of a summary task goes out from its last and into its first child", () => {
    const text = network([
      {
        id: "p",
        name: "P",
        tasks: [
          { id: "early", name: "early", start: 0, finish: 10 },
          { id: "late", name: "late", start: 5, finish: 90 },
        ],
      },
      {
        id: "q",
        name: "Q",
        predecessors: [{ task: "p" }],
        tasks: [
          { id: "second", name: "second", start: 200, finish: 300 },
          { id: "first", name: "first", start: 100, finish: 150 },
        ],
      },
    ]);
    assert.match(text, /n1\["late\n.*\n {2}n2\["first\n.*\n {2}n1 -\.-> n2\n/);
  });

  it("5,000 linked tasks stay within Mermaid's limits, rolled up, with the links between phases", async () => {
    const tasks = Array.from({ length: 50 }, (_, phase) => ({
      id: `p${phase}`,
      name: `Phase ${phase}`,
      tasks: Array.from({ length: 100 }, (_, leaf): TaskSketch => ({
        id: `p${phase}-${leaf}`,
        start: phase * 10,
        finish: phase * 10 + 5,
        predecessors: phase + leaf === 0 ? [] : [{ task: leaf === 0 ? `p${phase - 1}-99` : `p${phase}-${leaf - 1}` }],
      })),
    }));
    const text = network(tasks);
    assert.equal(text.match(/-->/g)?.length, 49);
    assert.match(text, /Summary tasks shown without their children: 50/);
    await accepted(text);
  });

  it("more links than Mermaid draws are cut, critical ones last", async () => {
    const tasks = Array.from({ length: 60 }, (_, index): TaskSketch => ({
      id: `t${index}`,
      critical: index > 57,
      predecessors: Array.from({ length: index }, (_, before) => ({ task: `t${before}` })),
    }));
    const text = network(tasks);
    assert.equal(text.match(/(-->|==>)/g)?.length, 480);
    assert.match(text, /==>/);
    assert.match(text, /%% More links, not shown: 1290/);
    await accepted(text);
  });

  it("a plan without links says so, and a cycle or an unknown predecessor is drawn as far as it is known", async () => {
    await accepted(network([{ id: "a" }]));
    assert.match(network([]), /No dependencies yet/);
    const text = network([
      { id: "a", predecessors: [{ task: "b" }, { task: "nobody" }, { task: "vendor", project: "other" }] },
      { id: "b", predecessors: [{ task: "a" }, { task: "b" }] },
    ]);
    assert.equal(text.match(/-->/g)?.length, 2);
    await accepted(text);
  });

  it("says which task each node stands for", () => {
    const { project, schedule } = sketch({ tasks: [{ id: "a.1" }, { id: "業務", predecessors: [{ task: "a.1" }] }] });
    assert.deepEqual(networkDiagram(project, schedule).nodes, { n1: "a.1", n2: "業務" });
  });

  it("any names are accepted", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyName, { minLength: 2, maxLength: 8 }), async (names) => {
        await accepted(
          network(
            names.map((name, index) => ({
              id: `t${index}`,
              name,
              predecessors: index > 0 ? [{ task: `t${index - 1}` }] : [],
            })),
          ),
        );
      }),
      { numRuns: 80 },
    );
  });
});

describe("Organisation chart as Mermaid text", () => {
  let parsers: readonly MermaidParser[];
  before(async () => {
    parsers = await mermaidParsers();
  });

  const chart = (source: ProjectSketch): string => organizationToMermaid(sketch({ name: "CRM", ...source }).project);
  const accepted = async (text: string): Promise<void> => {
    for (const { parse } of parsers) assert.equal((await parse(text)).type, "flowchart-v2");
  };

  it("shows people with their roles under whom they report to, and teams under their leads", async () => {
    const text = chart({
      people: [
        { id: "tanaka", name: "田中 一郎", role: "sponsor" },
        { id: "sato", name: "佐藤 花子", role: "pm", reportsTo: "tanaka" },
        { id: "kim", name: "Kim" },
      ],
      teams: [{ id: "dev", name: "開発チーム", data: { lead: "sato", members: ["sato", "kim", "nobody"] } }],
    });
    assert.equal(
      text,
      [
        "flowchart TB",
        "  accTitle: Organisation of CRM",
        '  n1["田中 一郎\nsponsor"]',
        '  n2["佐藤 花子\npm"]',
        '  n3["Kim"]',
        '  n4(["開発チーム"]):::team',
        "  n1 --> n2",
        "  n4 -.-> n3",
        "  n2 --> n4",
        "  classDef team stroke-width:2px",
        "",
      ].join("\n"),
    );
    await accepted(text);
  });

  it("people who report to themselves, to each other or to strangers are drawn without breaking the chart", async () => {
    const text = chart({
      people: [
        { id: "a", reportsTo: "a" },
        { id: "b", reportsTo: "c" },
        { id: "c", reportsTo: "b" },
        { id: "d", reportsTo: "other:boss" },
      ],
    });
    assert.equal(text.match(/-->/g)?.length, 2);
    await accepted(text);
  });

  it("2,000 people are grouped under those they report to", async () => {
    const people = [
      { id: "boss", name: "Boss" },
      ...Array.from({ length: 20 }, (_, index) => ({ id: `lead${index}`, name: `Lead ${index}`, reportsTo: "boss" })),
      ...Array.from({ length: 1980 }, (_, index) => ({ id: `p${index}`, reportsTo: `lead${index % 20}` })),
    ];
    const text = chart({ people });
    assert.equal(text.match(/"\+99"|"#43;99"/g)?.length, 20);
    await accepted(text);
  });

  it("a project without people says so", async () => {
    const text = chart({});
    assert.match(text, /No people or teams yet/);
    await accepted(text);
  });

  it("any names and roles are accepted, and every person has a node", async () => {
    await accepted(chart({ people: hostileNames.map((name, index) => ({ id: `p${index}`, name, role: name })) }));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(anyName, anyName, fc.nat(9)), { maxLength: 10 }), async (rows) => {
        const { project } = sketch({
          people: rows.map(([name, role, superior], index) => ({
            id: `p${index}`,
            name,
            role,
            reportsTo: `p${superior}`,
          })),
        });
        const { text, nodes } = organizationDiagram(project);
        assert.equal(Object.keys(nodes).length, rows.length);
        await accepted(text);
      }),
      { numRuns: 80 },
    );
  });
});
