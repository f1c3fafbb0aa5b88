import { pngScale } from "../../core/report/png";
import type { DrawPngMessage } from "../../protocol/common";

/** How long a page may take for a picture, in milliseconds. */
const longestWait = 30_000;

/** Pictures that a page was asked to turn into PNG, until it answers. */
export class PngOrders {
  readonly #waiting = new Map<number, (data: Uint8Array | undefined) => void>();
  #last = 0;

  /**
   * Asks for a picture.
   * @param send tells the page
   * @returns the file; undefined where the page can't draw it or does not answer
   */
  order(svg: string, send: (order: DrawPngMessage) => void): Promise<Uint8Array | undefined> {
    const order = ++this.#last;
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.answer(order, undefined), longestWait);
      this.#waiting.set(order, (data) => {
        clearTimeout(timer);
        resolve(data);
      });
      send({ type: "drawPng", order, svg, scale: pngScale });
    });
  }

  /** @param data in base64 */
  answer(order: number, data: string | undefined): void {
    const waiting = this.#waiting.get(order);
    this.#waiting.delete(order);
    waiting?.(data === undefined ? undefined : Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0)));
  }
}
