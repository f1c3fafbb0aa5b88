import { message, type Message } from "../text/message";

/** Pixels of a PNG for one of the SVG: fine enough for slides and screens of high resolution. */
export const pngScale = 2;

/** No canvas of a browser is larger on any machine, and beyond it few programs open a picture. */
const longestSide = 16_384;
const largestArea = 120_000_000;

/** Width and height of an SVG as it says them, in pixels. */
export function svgSize(svg: string): readonly [number, number] | undefined {
  const [, width, height] = /^<svg [^>]*?\bwidth="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  return width === undefined || height === undefined ? undefined : [Number(width), Number(height)];
}

/** Whether a PNG may have this size, in pixels. */
export function fitsPng(width: number, height: number): boolean {
  return Math.max(width, height) <= longestSide && width * height <= largestArea;
}

/** What the name of a page's file ends with: `-03` of twelve. With zeros, so that files stand in the order of the pages everywhere. @param at from 0 */
export function pageSuffix(at: number, count: number): string {
  return `-${String(at + 1).padStart(String(count).length, "0")}`;
}

/** What is told of a picture that was written in pages. @param first name of the first file */
export function writtenInPages(count: number, first: string, last: string): Message {
  return message("Too large for one PNG. Written in {0} pages: {1} to {2}", count, first, last);
}

/** Why an SVG can't be a PNG. @returns undefined where it can */
export function pngProblem(svg: string): Message | undefined {
  const [width, height] = (svgSize(svg) ?? [0, 0]).map((side) => Math.round(side * pngScale));
  if (width === undefined || height === undefined || fitsPng(width, height)) return undefined;
  return message(
    "As PNG the picture would have {0} × {1} pixels; at most {2} a side and {3} million in all are possible. Show fewer rows or less time, or write SVG or pages to print.",
    width,
    height,
    longestSide,
    largestArea / 1_000_000,
  );
}
