// Compares what a view looks like with an approved picture, in a way that bears other fonts but not another drawing.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";

const approvedFolder = "test/unit/pixels/approved";
const reportFolder = "test-output/pixels";

export interface Comparison {
  /** Places that look different, each a square of 64 pixels of the view. */
  readonly places: readonly string[];
  /** The present picture at a quarter of its size, with these places framed, as PNG. */
  readonly picture: Buffer;
}

/**
 * Pictures are compared at a quarter of their size, where letters are a grey mist and bars and cells keep their colour. A square differs when more than an eighth of its points
 * have another colour by more than a quarter of the scale, or when a square of 256 pixels is lighter or darker as a whole by more than a hundredth.
 */
export async function compare(page: Page, approved: Buffer | undefined, actual: Buffer): Promise<Comparison> {
  // The functions below come from a compiler that keeps their names by a helper, which the page does not have.
  await page.evaluate("globalThis.__name = (made) => made");
  const [places, picture] = await page.evaluate<[string[], string], [string | undefined, string]>(
    async ([approvedData, actualData]) => {
      const read = async (data: string): Promise<ImageBitmap> => {
        const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
        return await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      };
      const draw = (image: ImageBitmap, width: number, height: number): CanvasRenderingContext2D => {
        const canvas = document.createElement("canvas");
        canvas.width = width;
        canvas.height = height;
        const context = canvas.getContext("2d", { willReadFrequently: true });
        if (!context) throw new Error("no canvas");
        context.imageSmoothingQuality = "high";
        context.drawImage(image, 0, 0, width, height);
        return context;
      };
      const image = await read(actualData);
      const width = Math.round(image.width / 4);
      const height = Math.round(image.height / 4);
      const present = draw(image, width, height);
      const found: string[] = [];
      if (approvedData !== undefined) {
        const wanted = await read(approvedData);
        if (wanted.width !== width || wanted.height !== height) found.push("another size");
        const a = draw(wanted, width, height).getImageData(0, 0, width, height).data;
        const b = present.getImageData(0, 0, width, height).data;
        const differs = (at: number): boolean =>
          [0, 1, 2].some((channel) => Math.abs((a[at + channel] ?? 0) - (b[at + channel] ?? 0)) > 64);
        for (let top = 0; top < height; top += 16)
          for (let left = 0; left < width; left += 16) {
            let count = 0;
            for (let y = top; y < Math.min(top + 16, height); y++)
              for (let x = left; x < Math.min(left + 16, width); x++) if (differs((y * width + x) * 4)) count++;
            if (count > 32) found.push(`${left * 4},${top * 4}`);
          }
        // Letters that are not there at all leave a large square lighter or darker as a whole.
        const light = (data: Uint8ClampedArray, left: number, top: number): number => {
          let sum = 0;
          let points = 0;
          for (let y = top; y < Math.min(top + 64, height); y++)
            for (let x = left; x < Math.min(left + 64, width); x++) {
              const at = (y * width + x) * 4;
              sum += (data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0);
              points += 3;
            }
          return points < 64 * 16 * 3 ? 0 : sum / points;
        };
        for (let top = 0; top < height; top += 64)
          for (let left = 0; left < width; left += 64)
            if (Math.abs(light(a, left, top) - light(b, left, top)) > 3) found.push(`${left * 4},${top * 4}`);
      }
      present.strokeStyle = "#f0f";
      for (const place of found) {
        const [x = 0, y = 0] = place.split(",").map((part) => Number(part) / 4);
        present.strokeRect(x + 0.5, y + 0.5, 15, 15);
      }
      const data = present.canvas.toDataURL("image/png");
      return [found, data.slice(data.indexOf(",") + 1)];
    },
    [approved?.toString("base64"), actual.toString("base64")],
  );
  return { places, picture: Buffer.from(picture, "base64") };
}

/**
 * Compares a view with its approved picture; `PMO_UPDATE_PICTURES=1` approves the present one. Look at it first.
 * @param blank a page without a policy, in which pictures can be read
 * @returns where it looks different; undefined when it does not
 */
export async function differences(blank: Page, name: string, actual: Buffer): Promise<string | undefined> {
  const file = path.join(approvedFolder, `${name}.png`);
  const update = process.env["PMO_UPDATE_PICTURES"] === "1";
  const approved = !update && existsSync(file) ? readFileSync(file) : undefined;
  const { places, picture } = await compare(blank, approved, actual);
  if (update) {
    writeFileSync(file, picture);
    return undefined;
  }
  if (approved && places.length === 0) return undefined;
  mkdirSync(reportFolder, { recursive: true });
  const report = path.join(reportFolder, `${name}.png`);
  writeFileSync(report, picture);
  return approved ? `${places.join(" ")} (see ${report})` : `there is no approved picture (see ${report})`;
}
