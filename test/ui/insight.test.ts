import { equal, match, notEqual, ok } from "node:assert/strict";
import { THEMES, useWorkbench, type Theme } from "./support/launch";
import { hoverText, placeOf } from "./support/text";
import type { Workbench } from "./support/workbench";

const plan = "mobile-store/schedule.pmo.yaml";

/** The words of the editor that are not part of the text: inlay hints, and lenses above lines. */
async function added(workbench: Workbench): Promise<{ readonly hints: string[]; readonly lenses: string[] }> {
  const plain = (text: string): string => text.replaceAll("\u00a0", " ").trim();
  const hints = await workbench.page.locator('.view-lines span[class*="dyn-rule"]').allTextContents();
  const lenses = await workbench.page.locator(".codelens-decoration").allTextContents();
  return { hints: hints.map(plain).filter((text) => text !== ""), lenses: lenses.map(plain) };
}

/** The colour of a word in the editor, where the word is drawn as a piece of its own. */
async function colourOf(workbench: Workbench, word: string): Promise<string> {
  return await workbench.waitFor(`the colour of ${word}`, () =>
    workbench.page.evaluate((word) => {
      for (const span of document.querySelectorAll(".view-lines .view-line > span > span"))
        if (span.textContent === word) return getComputedStyle(span).color;
      return undefined;
    }, word),
  );
}

describe("the editor tells what it knows about a plan", () => {
  const workbench = useWorkbench({ width: 1300, height: 1000 });

  before("a plan is open at its first task", async function () {
    this.timeout(60_000);
    await workbench().openFile(plan, { line: 1 });
    await workbench().runCommand("View: Toggle Primary Side Bar Visibility");
  });

  it("hints and lenses stand in the text", async () => {
    const { hints, lenses } = await workbench().waitFor("hints and lenses", async () => {
      const found = await added(workbench());
      // A lens has its place before it has its words.
      return found.hints.length > 3 && (found.lenses[0] ?? "") !== "" ? found : undefined;
    });
    ok(
      hints.some((hint) => /^\d\d-\d\d \w{3} → \d\d-\d\d \w{3}/.test(hint)),
      hints.join(" | "),
    );
    ok(hints.includes("Fri"), hints.join(" | "));
    match(lenses[0] ?? "", /Open Gantt chart \| Finish 2027-\d\d-\d\d \w{3}, critical tasks: \d+ of \d+/);
  });

  it("pointing at a task tells dates, float and reasons", async () => {
    await workbench().openFile(plan, await placeOf(workbench(), plan, "store-training"));
    const told = await hoverText(workbench(), "store-training", "id: store-training");
    match(told, /Why these dates: /);
    match(told, /Total float: \d+/);
    await workbench().screenshot("insight hover");
    await workbench().press("Escape");
  });

  it("the status of the language names project, standard and findings", async () => {
    const entry = workbench().page.locator('[id="status.languageStatus"]');
    await entry.hover();
    const hover = workbench().page.locator(".hover-language-status");
    await hover.first().waitFor();
    const text = await workbench().waitFor("the status", async () => {
      const found = (await hover.allTextContents()).join("\n");
      return found.includes("Mobile store") ? found : undefined;
    });
    match(text, /Standard: nagisa\.pmo\.yaml/);
    match(text, /findings|error|warning|hint/i);
    await workbench().screenshot("insight status");
    await workbench().page.mouse.move(0, 0);
  });

  for (const theme of Object.keys(THEMES) as Theme[])
    it(`${THEMES[theme].name}: ids, links and values have colours of their own`, async () => {
      await workbench().setTheme(THEMES[theme]);
      await workbench().openFile(plan, await placeOf(workbench(), plan, "backlog"));
      await workbench().waitFor("the colours", async () => (await colourOf(workbench(), "SS")) !== undefined);
      const [key, id, link, duration] = await Promise.all(
        ["duration", "journeys", "SS", "8d"].map((word) => colourOf(workbench(), word)),
      );
      notEqual(id, key, "an id is not coloured as a key");
      notEqual(link, id, "a link type is not coloured as an id");
      notEqual(duration, link, "a duration is not coloured as a link type");
      await workbench().screenshot(`insight ${theme}`);
    });
});

describe("the editor tells it in Japanese", () => {
  const workbench = useWorkbench({ language: "ja", width: 1300, height: 1000, theme: "light" });
  const japanese = "kikan-sasshin/schedule.pmo.yaml";

  it("hints, lenses and what pointing tells", async function () {
    this.timeout(60_000);
    await workbench().openFile(japanese, { line: 1 });
    await workbench().runCommand("View: Toggle Primary Side Bar Visibility");
    const { hints, lenses } = await workbench().waitFor("hints and lenses", async () => {
      const found = await added(workbench());
      return found.hints.length > 3 && found.lenses.length > 0 ? found : undefined;
    });
    ok(
      hints.some((hint) => /^\d\d-\d\d \([月火水木金土日]\) → /.test(hint)),
      hints.join(" | "),
    );
    match(lenses[0] ?? "", /ガントチャートを開く \| 終了 2027-/);
    await workbench().screenshot("insight ja");
    await workbench().openFile(japanese, await placeOf(workbench(), japanese, "g2", "id: "));
    const told = await hoverText(workbench(), "g2", "id: g2");
    match(told, /日付の根拠: /);
    match(told, /ベースライン/);
    await workbench().screenshot("insight ja hover");
    equal(/Why|Start:|Finish:/.test(told), false, "nothing in English");
  });
});
