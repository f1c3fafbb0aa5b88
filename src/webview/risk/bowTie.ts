import type { BowTieModel } from "../../core/risk/bowTie";
import { bowTieHeadings, bowTieLine, layoutBowTie, type BowTieBox } from "../../core/report/risk/bowTieLayout";
import { message } from "../../core/text/message";
import { element, svgElement } from "../kit/dom";
import { emptyState } from "../kit/states";
import type { RiskWords } from "./words";

/** The bow-tie of the selected risk. Arrow keys go from box to box, each is announced; Enter or a click shows the text of the risk. `available`: width in pixels. */
export function bowTie(
  model: BowTieModel | undefined,
  words: RiskWords,
  choose: (id: string, event: Event) => void,
  available: number,
): HTMLElement {
  if (!model) {
    return emptyState({
      title: words.text(message("No risk is selected")),
      hint: words.text(
        message("Choose a risk in the matrix or in the register; its causes, barriers and effects then stand here."),
      ),
    });
  }
  const layout = layoutBowTie(model, (text) => words.text(text), available);
  const boxes = layout.boxes.map((box, index) => boxNode(box, words, index === 0));
  const picture = svgElement("svg", {
    class: "bowtie",
    attributes: {
      width: layout.width,
      height: layout.height,
      viewBox: `0 0 ${layout.width} ${layout.height}`,
      role: "list",
      "aria-label": words.text(message("Bow-tie of {0}", `${model.id} ${model.title}`)),
    },
    children: [
      ...layout.headings.map(({ x, text }) =>
        svgElement("text", { class: "bowtie-heading", text, attributes: { x, y: 14, "aria-hidden": "true" } }),
      ),
      ...layout.links.map((d) =>
        svgElement("path", { class: "bowtie-link", attributes: { d, "aria-hidden": "true" } }),
      ),
      ...boxes,
    ],
  });
  picture.addEventListener("click", (event) => choose(model.id, event));
  picture.addEventListener("keydown", (event) => {
    const index = boxes.findIndex((box) => box === document.activeElement);
    const targets: Readonly<Record<string, number>> = {
      ArrowRight: index + 1,
      ArrowDown: index + 1,
      ArrowLeft: index - 1,
      ArrowUp: index - 1,
      Home: 0,
      End: boxes.length - 1,
    };
    const target = targets[event.key];
    if (target !== undefined) {
      const next = boxes[Math.min(Math.max(target, 0), boxes.length - 1)];
      for (const box of boxes) box.setAttribute("tabindex", box === next ? "0" : "-1");
      next?.focus();
    } else if (event.key === "Enter") choose(model.id, event);
    else return;
    event.preventDefault();
  });
  return element("div", {
    class: "bowtie-place",
    children: [
      element("h3", { class: "bowtie-title", text: `${model.id} ${model.title}` }),
      ...(model.response === undefined
        ? []
        : [
            element("p", {
              class: "beside-note",
              text: words.text(message("Response: {0}", words.value("response", model.response))),
            }),
          ]),
      element("div", { class: "bowtie-scroll", children: [picture] }),
    ],
  });
}

function boxNode(box: BowTieBox, words: RiskWords, first: boolean): SVGGElement {
  const { x, y, width, height, lines, side } = box;
  return svgElement("g", {
    class: `bowtie-box bowtie-${side}${box.missing ? " bowtie-missing" : ""}`,
    attributes: {
      role: "listitem",
      tabindex: first ? 0 : -1,
      "aria-label": `${words.text(bowTieHeadings[side])}: ${box.text}`,
    },
    children: [
      svgElement("title", { text: box.text }),
      svgElement("rect", { attributes: { x, y, width, height, rx: side === "event" ? 14 : 3 } }),
      ...(side === "preventive" || side === "recovery"
        ? [svgElement("path", { class: "bowtie-barrier", attributes: { d: `M${x + 2} ${y}v${height}` } })]
        : []),
      ...lines.map((text, index) =>
        svgElement("text", { text, attributes: { x: x + 9, y: y + 9 + bowTieLine * index + 12 } }),
      ),
    ],
  });
}
