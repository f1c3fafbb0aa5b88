import type { BowTieModel } from "../../risk/bowTie";
import { renderMessage, type Message, type Translations } from "../../text/message";
import type { Wording } from "../gantt/format";
import { bowTieLine, layoutBowTie } from "./bowTieLayout";
import { riskSvgColors, svgPicture, svgText } from "./svgFrame";

export interface RiskSvgOptions {
  readonly language?: Wording["language"];
  readonly translations?: Translations;
}

const margin = 20;
const top = 56;

/** The bow-tie of a risk as a picture that stands by itself; the same bytes for the same risk. */
export function renderBowTieSvg(model: BowTieModel, options: RiskSvgOptions = {}): string {
  const say = (text: Message): string => renderMessage(text, options.translations);
  const layout = layoutBowTie(model, say);
  const title = `${model.id} ${model.title}`;
  const { line, muted, text, barrier, box: plain, event, back } = riskSvgColors;
  const body = layout.boxes.map(({ side, x, y, width, height, lines, missing }) => {
    const isEvent = side === "event";
    const stroke = isEvent ? `stroke="${text}" stroke-width="2"` : `stroke="${missing ? muted : line}"`;
    const dash = missing ? ' stroke-dasharray="4 3"' : "";
    const fill = missing ? back : isEvent ? event : plain;
    const isBarrier = side === "preventive" || side === "recovery";
    return [
      `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${isEvent ? 14 : 3}" fill="${fill}" ${stroke}${dash}/>`,
      ...(isBarrier && !missing ? [`<path d="M${x + 2} ${y}v${height}" stroke="${barrier}" stroke-width="5"/>`] : []),
      ...lines.map((words, index) => svgText(x + 9, y + 21 + bowTieLine * index, words, missing ? "m" : "")),
    ].join("");
  });
  return svgPicture(layout.width + 2 * margin, layout.height + top + margin, title, options.language ?? "en", [
    svgText(margin, 34, title, "h"),
    `<g transform="translate(${margin} ${top})">`,
    ...layout.headings.map((heading) => svgText(heading.x, 14, heading.text, "b m")),
    ...layout.links.map((path) => `<path d="${path}" fill="none" stroke="${line}" stroke-width="1.5"/>`),
    ...body,
    "</g>",
  ]);
}
