import assert from "node:assert/strict";
import type { ProjectConformance } from "../../../src/core/report/conformance/table";
import { scored, type ConformanceRow } from "../../../src/core/standard/conformance";
import { message } from "../../../src/core/text/message";
import type { ConformanceMessage, HostToStandards } from "../../../src/protocol/standards";
import { until, type WebviewOptions, type WebviewPage } from "../webview-risk/page";
import { useView } from "../webview-risk/risk-view";

function row(code: string, violations: number, fields: Partial<ConformanceRow> = {}): ConformanceRow {
  return { code, standard: "acme", weight: 1, severity: "warning", applicable: 4, violations, waived: 0, ...fields };
}

function project(name: string, phase: string, rows: readonly ConformanceRow[]): ProjectConformance {
  return { project: { id: name, name, folder: `file:///${name}`, phase }, conformance: { rows, ...scored(rows) } };
}

const projects = [
  project("Shop", "build", [row("acme.owner", 1), row("acme.short", 0), row("acme.plan", 4, { severity: "error" })]),
  project("営業支援", "test", [row("acme.owner", 4), row("acme.short", 0), row("acme.plan", 0, { applicable: 0 })]),
];

function picture(fields: Partial<ConformanceMessage> = {}): ConformanceMessage {
  return {
    type: "conformance",
    version: 1,
    language: "en",
    translations: {},
    projects,
    rules: {
      "acme.owner": { title: "Risks have an owner", standard: "Acme", description: "Somebody watches." },
      "acme.short": { title: "Names are short", standard: "Acme" },
      "acme.plan": { title: "High risks have a plan", standard: "Acme" },
    },
    standards: [{ id: "acme", title: "Acme" }],
    ...fields,
  };
}

const range = { start: { line: 4, character: 2 }, end: { line: 4, character: 8 } };
const finding = {
  code: "acme.owner",
  severity: "warning" as const,
  message: message("'{0}' has no owner", "<img src=x onerror=alert(1)>"),
  file: "file:///Shop/risks.pmo.yaml",
  range,
  place: "risks.pmo.yaml:5",
};

describe("The view of standards, in Chromium", function () {
  this.timeout(60_000);
  const openView = useView("standards");
  let view: WebviewPage;

  const open = async (options: Partial<WebviewOptions> = {}, shown = picture()): Promise<void> => {
    view = await openView(options);
    await view.send(shown);
  };
  const send = (sent: HostToStandards): Promise<void> => view.send(sent);
  const intents = async (type: string) => (await view.sent()).filter((told) => told["type"] === type);
  const rules = () => view.page.locator(".map-body [role=rowheader]").allTextContents();
  const cell = (name: string) => view.page.getByRole("gridcell", { name });
  const details = () => view.page.locator(".details-place");

  it("shows rules that not all projects keep, each share in figures and each score; all rules when asked", async () => {
    await open();
    assert.deepEqual(await rules(), ["Acme", "Risks have an owner", "High risks have a plan"]);
    assert.deepEqual(await view.page.locator(".map-cell[role=gridcell]").allTextContents(), [
      "D 58%",
      "D 50%",
      "75%",
      "0%",
      "0%",
      "—",
    ]);
    assert.match((await view.page.locator(".filter-summary").textContent()) ?? "", /^2 of 3 rules/);
    await view.page.getByRole("button", { name: "All rules" }).click();
    assert.deepEqual(await rules(), ["Acme", "Risks have an owner", "Names are short", "High risks have a plan"]);
    await until(view, async () => (JSON.stringify(await view.state()) ?? "").includes('"showsAll":true'));
  });

  it("goes from a cell to its findings and to the text, and takes every word for text", async () => {
    await open();
    await cell("Risks have an owner – Shop: 3 of 4 keep it.").click();
    assert.deepEqual(await intents("listFindings"), [
      { type: "listFindings", version: 1, folder: "file:///Shop", code: "acme.owner" },
    ]);
    await send({ type: "findings", folder: "file:///Shop", code: "acme.owner", findings: [finding] });
    assert.match(
      (await details().textContent()) ?? "",
      /3 of 4 keep it\..*Somebody watches\..*<img src=x.*risks\.pmo\.yaml:5/,
    );
    await details().locator(".finding").click();
    assert.deepEqual(await intents("revealText"), [
      { type: "revealText", version: 1, file: finding.file, range, focus: false },
    ]);
    await details().getByRole("button", { name: "Show the rule" }).click();
    assert.deepEqual(
      (await intents("revealRule")).map(({ code }) => code),
      ["acme.owner"],
    );
    // Findings of a cell that is not chosen any more are not shown.
    await cell("High risks have a plan – Shop: 0 of 4 keep it.").click();
    await send({ type: "findings", folder: "file:///Shop", code: "acme.owner", findings: [finding] });
    assert.equal(await details().locator(".finding").count(), 0);
  });

  it("is a grid with one tab stop: arrows between the cells, Enter chooses", async () => {
    await open();
    assert.equal(await view.page.locator('.map [tabindex="0"]').count(), 1);
    await view.page.locator('.map [tabindex="0"]').focus();
    const focused = () => view.page.evaluate(() => document.activeElement?.textContent);
    const press = async (key: string): Promise<string | null | undefined> => {
      await view.page.keyboard.press(key);
      return focused();
    };
    assert.equal(await focused(), "D 58%");
    assert.equal(await press("ArrowDown"), "75%");
    assert.equal(await press("ArrowRight"), "0%");
    assert.equal(await press("ArrowRight"), "0%", "the edge");
    assert.equal(await press("Home"), "Risks have an owner");
    assert.equal(await press("Control+End"), "—");
    assert.equal(await press("ArrowUp"), "0%");
    await view.page.keyboard.press("Enter");
    assert.deepEqual(
      (await intents("listFindings")).map(({ folder, code }) => [folder, code]),
      [["file:///営業支援", "acme.owner"]],
    );
    assert.equal(await view.page.locator('.map [aria-selected="true"]').textContent(), "0%");
    // Another picture keeps the place.
    await send(picture({ version: 2 }));
    assert.equal(await focused(), "0%");
  });

  it("filters by phase and severity with the scores of what shows, and exports what shows", async () => {
    await open();
    await view.page.getByLabel("Phase").selectOption("test");
    assert.deepEqual(await view.page.locator(".map-heads [role=columnheader]").allTextContents(), [
      "Rule",
      "All",
      "営業支援",
    ]);
    await view.page.getByLabel("Severity").selectOption("error");
    assert.deepEqual(await rules(), []);
    await view.page.getByRole("button", { name: "Export" }).click();
    await view.page.getByRole("menuitem", { name: "Workbook (XLSX)" }).click();
    assert.deepEqual(
      (await intents("exportConformance")).map(({ format, filter }) => [format, filter]),
      [["xlsx", { phase: "test", severity: "error" }]],
    );
  });

  it("draws the trend of a score when the history is read, which can be given up", async () => {
    await open();
    await cell("Shop: D 58%").click();
    await details().getByRole("button", { name: "Read the git history" }).click();
    assert.deepEqual(
      (await intents("readTrend")).map(({ folder }) => folder),
      ["file:///Shop"],
    );
    await send({ type: "trend", folder: "file:///Shop", state: "reading", done: 1, total: 3 });
    assert.match((await details().textContent()) ?? "", /Reading commit 2 of 3/);
    await details().getByRole("button", { name: "Cancel" }).click();
    assert.equal((await intents("cancelTrend")).length, 1);
    const points = [
      { at: 0, score: 0.25, grade: "D" as const },
      { at: 1440, score: 0.58, grade: "D" as const },
    ];
    await send({ type: "trend", folder: "file:///Shop", state: "ready", points, skipped: 1 });
    assert.equal(
      await details().getByRole("img").getAttribute("aria-label"),
      "Score from 25% on 1970-01-01 to 58% now",
    );
    assert.equal(await details().locator("circle").count(), 2);
    assert.match((await details().textContent()) ?? "", /Commits that could not be read: 1/);
  });

  it("shows what an edit changes by rule and project, one rule alone when chosen, and how to begin when there is nothing", async () => {
    await open();
    await view.page.getByRole("button", { name: "Impact of an edit" }).click();
    assert.deepEqual(
      (await intents("turnTo")).map(({ tab }) => tab),
      ["impact"],
    );
    await send({
      type: "impact",
      state: "none",
      reason: message("No standard has been changed"),
      hint: message("Edit a standard"),
    });
    assert.match((await view.page.getByRole("status").first().textContent()) ?? "", /No standard has been changed/);
    await send({
      type: "impact",
      state: "ready",
      against: message("Compared with the last commit"),
      rules: [
        { code: "acme.owner", added: 1, removed: 0, projects: 1 },
        { code: "acme.short", added: 0, removed: 1, projects: 1 },
      ],
      projects: [
        {
          folder: "file:///Shop",
          name: "Shop",
          added: 1,
          removed: 1,
          changes: [
            { ...finding, kind: "added" },
            { ...finding, code: "acme.short", message: message("Too long"), kind: "removed" },
          ],
        },
      ],
    });
    const lines = () => view.page.locator(".finding").allTextContents();
    assert.deepEqual(await lines(), [
      "+▲'<img src=x onerror=alert(1)>' has no ownerrisks.pmo.yaml:5",
      "−▲Too longrisks.pmo.yaml:5",
    ]);
    await view.page.getByRole("button", { name: "Names are short" }).click();
    assert.deepEqual(await lines(), ["−▲Too longrisks.pmo.yaml:5"]);
    await view.page.locator(".finding").click();
    assert.equal((await intents("revealText")).length, 1);
  });

  it("stays quick to build for hundreds of projects: rows out of sight are not laid out", async () => {
    const codes = Array.from({ length: 80 }, (_, at) => `acme.r${at}`);
    const many = Array.from({ length: 150 }, (_, at) =>
      project(
        `P${at}`,
        "build",
        codes.map((code) => row(code, 1)),
      ),
    );
    await open({}, picture({ projects: many, rules: {} }));
    assert.equal(await view.page.locator(".map-body .map-row").count(), 81);
    assert.equal(
      await view.page
        .locator(".map-body .map-row")
        .last()
        .evaluate((node) => getComputedStyle(node).contentVisibility),
      "auto",
    );
    // The heads and the rules stay in sight.
    await view.page.locator(".map").evaluate((node) => node.scrollTo(node.scrollWidth, node.scrollHeight));
    for (const place of [".map-heads .map-rule", ".map-body .map-row:last-child .map-rule"])
      assert.ok(((await view.page.locator(place).boundingBox())?.x ?? -1) >= 0, place);
  });
});
