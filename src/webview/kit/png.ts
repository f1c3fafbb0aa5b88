import { fitsPng } from "../../core/report/png";
import type { DrawPngMessage, PngIntent } from "../../protocol/common";

/** Draws what the host wants as PNG and answers; without the picture where it can't be drawn. */
export function answerDrawPng(
  { order, svg, scale }: DrawPngMessage,
  answer: (png: Omit<PngIntent, "version">) => void,
): void {
  void drawPng(svg, scale)
    .catch(() => undefined)
    .then((data) => answer({ type: "png", order, ...(data !== undefined && { data }) }));
}

/**
 * Draws an SVG as PNG. The page's policy must allow `img-src blob:`.
 * @param scale pixels of the picture for one of the SVG
 * @returns the file in base64; undefined where it would be larger than a canvas can be
 * @throws when the SVG can't be read
 */
export async function drawPng(svg: string, scale: number): Promise<string | undefined> {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const width = Math.round(image.naturalWidth * scale);
    const height = Math.round(image.naturalHeight * scale);
    if (!fitsPng(width, height)) return undefined;
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = height;
    canvas.getContext("2d")?.drawImage(image, 0, 0, width, height);
    const data = canvas.toDataURL("image/png");
    const comma = data.indexOf(",");
    return comma < 0 ? undefined : data.slice(comma + 1);
  } finally {
    URL.revokeObjectURL(address);
  }
}
