import type { Frame, Locator } from "playwright-core";
import type { Workbench } from "./workbench";

/** Where something is drawn, in pixels of the window. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const TREEGRID = '[role="treegrid"]';

/** The Gantt chart as a person sees it: its table and its drawing. Made anew after the view was opened or loaded again. */
export class GanttView {
  private constructor(
    readonly workbench: Workbench,
    readonly frame: Frame,
  ) {}

  /** Waits for the chart that is on the screen, until it has rows. */
  static async find(workbench: Workbench): Promise<GanttView> {
    const frame = await workbench.webview(TREEGRID);
    await frame.locator(".grid-rows .row").first().waitFor();
    return new GanttView(workbench, frame);
  }

  /** Opens the chart by its command, on the active project. @param project its name, where charts of others may be on the screen */
  static async open(workbench: Workbench, project?: string): Promise<GanttView> {
    await workbench.runCommand("PMO: Open Gantt Chart");
    if (project !== undefined) await workbench.page.locator(".tab.active", { hasText: `Gantt: ${project}` }).waitFor();
    return await GanttView.find(workbench);
  }

  /** Waits for the chart of a project where several are on the screen. @param project its name */
  static async of(workbench: Workbench, project: string): Promise<GanttView> {
    const frame = await workbench.waitFor(`the chart of ${project}`, async () => {
      for (const one of workbench.page.frames()) {
        const title = await one.title().catch(() => "");
        if (title !== project) continue;
        const rows = one.locator(`${TREEGRID} .grid-rows .row`);
        if ((await rows.count().catch(() => 0)) > 0) return one;
      }
      return undefined;
    });
    return new GanttView(workbench, frame);
  }

  /** The row of a task, by its whole name. */
  row(name: string): Locator {
    const label = this.frame.locator(".cell-name .label").getByText(name, { exact: true });
    return this.frame.locator(".grid-rows .row").filter({ has: label });
  }

  async hasRow(name: string): Promise<boolean> {
    return (await this.row(name).count()) > 0;
  }

  /** Names of the rows on the page, from the top. */
  async names(): Promise<string[]> {
    return await this.frame.locator(".grid-rows .row").evaluateAll((rows) =>
      rows
        .map((row) => ({
          top: row.getBoundingClientRect().top,
          name: row.querySelector(".cell-name .label")?.textContent ?? "",
        }))
        .sort((a, b) => a.top - b.top)
        .map(({ name }) => name),
    );
  }

  /** Texts of a row: WBS, name, start, finish, duration, % done, float, who. */
  async cells(name: string): Promise<string[]> {
    const texts = await this.row(name).first().locator(".cell").allTextContents();
    return texts.map((text) => text.trim());
  }

  /** The drawn row of a task: bar, progress, milestone, name beside it. */
  drawn(name: string): Locator {
    const label = this.frame.locator("text.bar-label").getByText(name, { exact: true });
    return this.frame.locator("svg.timeline g.bar-row").filter({ has: label });
  }

  /** Where the bar of a task stands; its diamond or bracket for milestones and summary tasks. */
  async barBox(name: string): Promise<Box> {
    const parts = this.drawn(name).first().locator("rect.bar:not([display]), path.shape:not([display])");
    return await boxOf(parts.first(), `the bar of ${name}`);
  }

  /** Presses a button of the toolbar by its name. */
  async press(name: string): Promise<void> {
    await this.frame.getByRole("toolbar").getByRole("button", { name, exact: true }).click();
  }
}

/** The risk matrix as a person sees it. */
export class RiskMatrixView {
  private constructor(
    readonly workbench: Workbench,
    readonly frame: Frame,
  ) {}

  static async find(workbench: Workbench): Promise<RiskMatrixView> {
    return new RiskMatrixView(workbench, await workbench.webview('.matrix [role="grid"] [role="gridcell"]'));
  }

  static async open(workbench: Workbench): Promise<RiskMatrixView> {
    await workbench.runCommand("PMO: Open Risk Matrix");
    return await RiskMatrixView.find(workbench);
  }

  /** A cell by its levels, as people read them on the axes. */
  cell(probability: string, impact: string): Locator {
    return this.frame.locator(`[role="gridcell"][aria-label^="${probability} × ${impact}"]`);
  }

  /** The chip of a risk at its inherent position, or at its residual one. */
  chip(id: string, position: "inherent" | "residual"): Locator {
    const kind = position === "residual" ? ".chip-ghost" : ":not(.chip-ghost)";
    return this.frame.locator(`.chip${kind}[data-risk="${id}"]`);
  }

  /** The row of a risk in the list. */
  row(id: string): Locator {
    return this.frame.locator(`.list-row[data-risk="${id}"]`);
  }

  /** Ids in the list, from the top. */
  async listed(): Promise<string[]> {
    return await this.frame.locator(".list-row .column-id").allTextContents();
  }
}

/** A diagram that Mermaid draws. */
export class DiagramView {
  private constructor(
    readonly workbench: Workbench,
    readonly frame: Frame,
  ) {}

  /** Waits for a diagram that contains a text. */
  static async find(workbench: Workbench, text: string): Promise<DiagramView> {
    const frame = await workbench.webview(".diagram .stage");
    await frame.locator(".stage svg g.node", { hasText: text }).first().waitFor();
    return new DiagramView(workbench, frame);
  }

  node(text: string): Locator {
    return this.frame.locator(".stage svg g.node", { hasText: text });
  }

  /** The texts of the nodes. */
  async nodes(): Promise<string[]> {
    const texts = await this.frame.locator(".stage svg g.node").allTextContents();
    return texts.map((text) => text.replace(/\s+/g, " ").trim());
  }
}

/** The place of an element that is drawn. @throws when it isn't */
export async function boxOf(element: Locator, what: string): Promise<Box> {
  const box = await element.boundingBox();
  if (!box) throw new Error(`${what} is not drawn.`);
  return box;
}
