import { isoDate, offer } from "./contestant";
import type { Plan } from "../plan";

interface Mermaid {
  initialize(settings: object): void;
  render(id: string, text: string): Promise<{ readonly svg: string }>;
}

let mermaid: Mermaid;
let text = "";
let place: HTMLElement | undefined;
let pictures = 0;

/** Packages are sections; the summary tasks above them have no counterpart. */
function textOf(plan: Plan): string {
  const lines = ["gantt", "dateFormat YYYY-MM-DD", "axisFormat %Y-%m", "tickInterval 1month"];
  for (const task of plan.tasks) {
    const name = task.name.replace(/[:;#]/g, "");
    if (task.kind === "summary") {
      if (task.level === 3) lines.push(`section ${name}`);
      continue;
    }
    const tags = [
      ...(task.critical ? ["crit"] : []),
      ...(task.progress >= 100 ? ["done"] : task.progress > 0 ? ["active"] : []),
      ...(task.kind === "milestone" ? ["milestone"] : []),
    ];
    const end = task.kind === "milestone" ? "0d" : isoDate(task.finish);
    lines.push(`${name} :${[...tags, task.id, isoDate(task.start), end].join(", ")}`);
  }
  return lines.join("\n");
}

async function draw(): Promise<void> {
  const { svg } = await mermaid.render(`m${pictures++}`, text);
  if (place) place.innerHTML = svg;
}

offer({
  async prepare(plan) {
    text = textOf(plan);
    const path = "/mermaid/mermaid.esm.min.mjs";
    ({ default: mermaid } = (await import(path)) as { readonly default: Mermaid });
    mermaid.initialize({
      startOnLoad: false,
      securityLevel: "strict",
      maxTextSize: 1e9,
      gantt: { useWidth: 1200, displayMode: "" },
    });
    // Its parts load with the first picture.
    await mermaid.render("warm", "gantt\ndateFormat YYYY-MM-DD\nsection a\nb: x, 2026-01-01, 3d");
  },
  mount(node) {
    place = node;
    node.style.overflow = "auto";
    return draw();
  },
  bars: () => place?.querySelectorAll("rect.task").length ?? 0,
  scrollTo: (y) => place?.scrollTo(0, y),
  scrollTop: () => place?.scrollTop ?? 0,
  mostScroll: () => (place ? place.scrollHeight - place.clientHeight : 0),
  update(round) {
    text = text.replace(/, \d{4}-\d\d-\d\d$/m, `, 2026-02-${10 + (round % 2)}`);
    return draw();
  },
  async drawFile() {
    const begun = performance.now();
    await mermaid.render("file", text);
    return performance.now() - begun;
  },
});
