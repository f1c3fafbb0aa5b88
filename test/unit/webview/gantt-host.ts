// The Gantt view on a page with a host that answers as the extension does: pictures with versions, previews, and lines of news.
import { readFileSync } from "node:fs";
import { compileCalendars } from "../../../src/core/calendar/compile";
import { dailyLoads } from "../../../src/core/people/daily-load";
import { teamLoadsInSteps } from "../../../src/core/people/team-load";
import { ganttLoad } from "../../../src/core/report/gantt/load";
import type { GanttModel } from "../../../src/core/report/gantt/types";
import { completed } from "../../../src/core/text/steps";
import type { GanttEdit, GanttPreview } from "../../../src/protocol/gantt-edit";
import { makeModel, makePlan, type PlanSpec } from "../report/gantt/plan";
import type { OpenOptions, WebviewPage, WebviewSite } from "./page";

const part = (name: string): Record<string, string> =>
  JSON.parse(readFileSync(`l10n/parts/${name}.ja.json`, "utf8")) as Record<string, string>;
const japanese = {
  ...part("gantt"),
  ...part("gantt-gestures"),
  ...part("gantt-reading"),
  ...part("gantt-filters"),
  ...part("gantt-edits"),
  ...part("gantt-findings"),
  ...part("gantt-outside"),
  ...part("gantt-groups"),
  ...part("explorer"),
  ...part("gantt-load"),
};

/** Two weeks of design, a week of building behind it, a gate, and a long task apart. */
export const smallPlan: PlanSpec = {
  today: "2026-05-04",
  people: { sato: "佐藤 花子" },
  tasks: [
    {
      id: "phase",
      name: "Phase one",
      tasks: [
        { id: "design", name: "Design", start: "2026-05-04", finish: "2026-05-15", done: 40, who: ["sato 50%"] },
        { id: "build", name: "Build", start: "2026-05-18", finish: "2026-05-22", after: ["design"] },
        { id: "gate", name: "Gate", milestone: true, start: "2026-05-22T18:00", after: ["build"] },
      ],
    },
    { id: "papers", name: "Papers", start: "2026-05-11", finish: "2026-06-12", deadline: "2026-06-12" },
    { id: "call", name: "Call", start: "2026-05-06", finish: "2026-05-06" },
  ],
};

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A page with the chart, and the host's side of it. */
export class GanttHost {
  version = 1;
  #loadsSent = 0;
  readonly #language: "en" | "ja";

  private constructor(
    readonly view: WebviewPage,
    public model: GanttModel,
    language: "en" | "ja",
  ) {
    this.#language = language;
  }

  static async open(
    site: WebviewSite,
    plan: PlanSpec | GanttModel = smallPlan,
    options: OpenOptions & { readonly language?: "en" | "ja" } = {},
  ): Promise<GanttHost> {
    const model = "tasks" in plan ? makeModel(plan) : plan;
    const host = new GanttHost(await site.open(options), model, options.language ?? "en");
    await host.show(model, 1);
    return host;
  }

  get page(): WebviewPage["page"] {
    return this.view.page;
  }

  get #speech(): object {
    return { language: this.#language, translations: this.#language === "ja" ? japanese : {} };
  }

  /** Shows another plan, as after a change of the text. */
  async show(plan: PlanSpec | GanttModel, version = this.version + 1): Promise<void> {
    this.model = "tasks" in plan ? makeModel(plan) : plan;
    this.version = version;
    const { model } = this;
    await this.view.send({ type: "model", version, model, ...this.#speech, title: "Gantt" });
  }

  async status(template: string): Promise<void> {
    await this.view.send({ type: "status", message: { template, args: [] }, ...this.#speech });
  }

  /** Answers the last question. */
  async answer(preview: Partial<GanttPreview>): Promise<void> {
    const question = (await this.questions()).at(-1);
    if (!question) throw new Error("Nothing was asked");
    const empty = { rows: [], start: [], finish: [], missed: [] };
    await this.view.send({
      type: "preview",
      version: this.version,
      number: question.number,
      preview: { ...empty, ...preview },
    });
  }

  /** Answers the last question, and those that come of the answer. */
  async foresee(preview: Partial<GanttPreview>): Promise<void> {
    for (let asked = 0; asked < (await this.questions()).length;) {
      asked = (await this.questions()).length;
      await this.answer(preview);
    }
  }

  /** Answers how much the people of a plan have to do, once the view has asked. */
  async sendLoad(plan: PlanSpec): Promise<void> {
    await this.#until(async () => (await this.#posted("askLoad")).length > this.#loadsSent);
    this.#loadsSent = (await this.#posted("askLoad")).length;
    const { project, schedule } = makePlan(plan);
    const people = dailyLoads(project, schedule, compileCalendars(project));
    const teams = completed(teamLoadsInSteps([{ project, schedule }], people));
    const load = ganttLoad(people, teams);
    await this.view.send({ type: "load", load });
  }

  async #until(isTrue: () => Promise<boolean>): Promise<void> {
    while (!(await isTrue())) await this.page.waitForTimeout(20);
  }

  async edits(): Promise<readonly GanttEdit[]> {
    return (await this.#posted("edit")).map(({ edit }) => edit as GanttEdit);
  }

  async questions(): Promise<readonly { readonly number: number; readonly edit: GanttEdit }[]> {
    return (await this.#posted("preview")).map(({ number, edit }) => ({
      number: number as number,
      edit: edit as GanttEdit,
    }));
  }

  async #posted(type: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
    return (await this.view.posted()).filter((message) => message.type === type);
  }

  /** What screen readers heard last. */
  async said(): Promise<string> {
    return ((await this.page.locator(".chart > [role=status]").textContent()) ?? "").trim();
  }

  row(name: string): ReturnType<WebviewPage["page"]["locator"]> {
    return this.page.locator(".row", { has: this.page.locator(".label").getByText(name, { exact: true }) });
  }

  /** Focuses a row as a person does: by a click on its WBS code. */
  async focusRow(name: string): Promise<void> {
    await this.row(name).locator(".cell-wbs").click();
  }

  /** Left and right end and middle of a bar, in pixels of the page. */
  async bar(name: string): Promise<{ readonly left: number; readonly right: number; readonly y: number }> {
    const shape = this.page
      .locator(".bar-row", { has: this.page.locator(".bar-label").getByText(name, { exact: true }) })
      .locator("rect.bar, path.shape")
      .filter({ visible: true })
      .first();
    return shape.evaluate((node) => {
      const { x, y, width, height } = (node as SVGGraphicsElement).getBBox();
      const { e, f } = (node as SVGGraphicsElement).getScreenCTM() ?? new DOMMatrix();
      return { left: e + x, right: e + x + width, y: f + y + height / 2 };
    });
  }

  async middle(name: string): Promise<Point> {
    const { left, right, y } = await this.bar(name);
    return { x: (left + right) / 2, y };
  }

  /** Pixels of a day. */
  async day(): Promise<number> {
    const { left, right } = await this.bar("Build");
    return (right - left) / 5;
  }

  /** Presses at a point and moves on, without letting go. */
  async press(from: Point, by: Point): Promise<void> {
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(from.x + by.x, from.y + by.y, { steps: 6 });
    await this.frames();
  }

  async drag(from: Point, by: Point): Promise<void> {
    await this.press(from, by);
    await this.page.mouse.up();
    await this.frames();
  }

  /** Two frames, in which everything that waits is drawn. */
  async frames(): Promise<void> {
    await this.page.evaluate(
      () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
    );
  }
}

/** Whether a part of the drawing has an outline. */
export async function isDrawn(host: GanttHost, selector: string): Promise<boolean> {
  return ((await host.page.locator(selector).getAttribute("d")) ?? "") !== "";
}
