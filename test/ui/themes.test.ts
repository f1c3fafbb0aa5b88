import { deepEqual, equal, notEqual, ok } from "node:assert/strict";
import type { Frame } from "playwright-core";
import { THEMES, useWorkbench, type Theme } from "./support/launch";
import { GanttView, RiskMatrixView } from "./support/views";

/** The colours of an element as they are drawn: what is transparent shows what is behind. */
interface Colours {
  readonly background: string;
  readonly foreground: string;
}

/** The colours of the first element like this, mixed as the browser mixes them. */
async function coloursOf(frame: Frame, selector: string): Promise<Colours> {
  return await frame
    .locator(selector)
    .first()
    .evaluate((element) => {
      const canvas = document.createElement("canvas");
      canvas.width = canvas.height = 1;
      const context = canvas.getContext("2d", { willReadFrequently: true });
      if (!context) throw new Error("There is no canvas.");
      const paint = (colour: string): string => {
        context.fillStyle = colour;
        context.fillRect(0, 0, 1, 1);
        const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
        return `rgb(${red}, ${green}, ${blue})`;
      };
      const around: Element[] = [];
      for (let at: Element | null = element; at; at = at.parentElement) around.unshift(at);
      let background = paint("white");
      for (const at of around) background = paint(getComputedStyle(at).backgroundColor);
      return { background, foreground: paint(getComputedStyle(element).color) };
    });
}

/** How far two colours are apart for the eye (WCAG 2.2 contrast, 1 to 21). */
function contrast({ background, foreground }: Colours): number {
  const luminance = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
      const share = Number(part) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [light = 0, dark = 0] = [luminance(background), luminance(foreground)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

describe("the views take the colours of the theme", () => {
  const workbench = useWorkbench({ width: 1700 });
  const seen = new Map<Theme, string>();

  before("a project is open, without the side bar", async function () {
    this.timeout(60_000);
    await workbench().openFile("mobile-store/registers.pmo.yaml");
    await workbench().runCommand("View: Toggle Primary Side Bar Visibility");
    await RiskMatrixView.open(workbench());
  });

  /** Background and text of the editor. */
  async function editorColours(): Promise<Colours> {
    return await workbench().page.evaluate(() => {
      const probe = document.createElement("div");
      probe.style.backgroundColor = "var(--vscode-editor-background)";
      probe.style.color = "var(--vscode-editor-foreground)";
      document.querySelector(".monaco-workbench")?.append(probe);
      const { backgroundColor, color } = getComputedStyle(probe);
      probe.remove();
      return { background: backgroundColor, foreground: color };
    });
  }

  /** WCAG 2.2 asks for 4.5 where letters are small. */
  async function readable(frame: Frame, selectors: readonly string[]): Promise<void> {
    for (const selector of selectors) {
      const colours = await coloursOf(frame, selector);
      ok(contrast(colours) >= 4.5, `${selector}: ${colours.foreground} on ${colours.background}`);
    }
  }

  for (const theme of Object.keys(THEMES) as Theme[])
    it(`${THEMES[theme].name}: Gantt chart and risk matrix`, async () => {
      await workbench().setTheme(THEMES[theme]);
      const editor = await editorColours();
      const risks = await RiskMatrixView.open(workbench());
      await workbench().waitFor(
        "the background of the risk matrix",
        async () => (await coloursOf(risks.frame, ".risk")).background === editor.background,
      );
      deepEqual(await coloursOf(risks.frame, ".risk"), editor);
      await readable(risks.frame, [".list-row .column-title", ".list-sort", ".chip-id", ".cell-score"]);
      await workbench().screenshot(`risk ${theme}`);
      const gantt = await GanttView.open(workbench());
      await workbench().waitFor(
        "the background of the Gantt chart",
        async () => (await coloursOf(gantt.frame, ".chart")).background === editor.background,
      );
      deepEqual(await coloursOf(gantt.frame, ".chart"), editor);
      await readable(gantt.frame, [".row .label", ".grid-head .cell", ".bar-summary"]);
      const bar = gantt.frame.locator("svg.timeline rect.bar:not([display])").first();
      const fill = await bar.evaluate((element) => getComputedStyle(element).fill);
      const stroke = await bar.evaluate((element) => getComputedStyle(element).stroke);
      notEqual(`${fill} ${stroke}`, `${editor.background} none`, "bars can be seen");
      await workbench().screenshot(`gantt ${theme}`);
      seen.set(theme, JSON.stringify(editor));
    });

  it("the four themes differ", () => {
    equal(new Set(seen.values()).size, 4, [...seen.values()].join("\n"));
  });
});
