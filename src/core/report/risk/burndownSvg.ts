import { formatDate } from "../../text/instant";
import { message } from "../../text/message";
import { escapeXml } from "../gantt/svg";
import { burndownSize, layOutBurndown, type BurndownMeasure, type BurndownPoint } from "./burndownLayout";
import { riskSvgColors, svgPicture, svgText } from "./svgFrame";
import type { RegisterWords } from "./words";

/** The line of a measure over the history as a picture. The same points give the same bytes. @param points the present one last */
export function renderBurndownSvg(
  points: readonly BurndownPoint[],
  measure: BurndownMeasure,
  { say }: Pick<RegisterWords, "say">,
  language: "en" | "ja",
): string {
  const { width, height, left, right } = burndownSize;
  const layout = layOutBurndown(points, measure, language);
  return svgPicture(width, height, say(layout.summary), language, [
    ...layout.grid.map(
      ({ y, text }) =>
        `<path d="M${left} ${y}H${width - right}" stroke="#d0d7de"/>${svgText(left - 8, y + 4, text, "m e")}`,
    ),
    `<path d="${layout.line}" fill="none" stroke="#0969da" stroke-width="2"/>`,
    ...layout.points.map(
      ({ x, y, text }) =>
        `<circle cx="${x}" cy="${y}" r="3.5" fill="#0969da" stroke="${riskSvgColors.back}"><title>${escapeXml(text)}</title></circle>`,
    ),
    svgText(left, height - 6, formatDate(points[0]?.at ?? 0), "m"),
    svgText(width - right, height - 6, say(message("Now")), "m e"),
  ]);
}
