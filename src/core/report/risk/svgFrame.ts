import { escapeXml } from "../gantt/svg";
import type { Wording } from "../gantt/format";

/** Colours of exported pictures of risks. They stand outside of the editor, so they bring their own. */
export const riskSvgColors = {
  back: "#ffffff",
  text: "#24292f",
  muted: "#57606a",
  line: "#8c959f",
  box: "#f6f8fa",
  event: "#fff1e5",
  barrier: "#1a7f37",
  green: "#c9ecd0",
  yellow: "#fbeaa6",
  orange: "#fbd0a6",
  red: "#f8b9bc",
} as const;

/** The style sheet of a picture; it is the same in all, so that a page can admit it by its hash. */
export const riskSvgStyle = `text{fill:${riskSvgColors.text}}.h{font-size:18px;font-weight:600}.b{font-weight:600}.m{fill:${riskSvgColors.muted}}.i{font-size:11px}.x{text-decoration:line-through}.e{text-anchor:end}.c{text-anchor:middle}`;

/** A text of a picture at a place, escaped. */
export function svgText(x: number, y: number, content: string, className = ""): string {
  return `<text x="${x}" y="${y}"${className === "" ? "" : ` class="${className}"`}>${escapeXml(content)}</text>`;
}

/** A self-contained picture: no script, no font and no file from elsewhere. */
export function svgPicture(
  width: number,
  height: number,
  title: string,
  language: Wording["language"],
  body: readonly string[],
): string {
  const fonts = "-apple-system,'Segoe UI','Noto Sans','Hiragino Sans','Noto Sans CJK JP','Yu Gothic UI',sans-serif";
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${fonts}" font-size="12" xml:lang="${language}" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<style>${riskSvgStyle}</style>`,
    `<rect width="${width}" height="${height}" fill="${riskSvgColors.back}"/>`,
    ...body,
    "</svg>\n",
  ].join("\n");
}
