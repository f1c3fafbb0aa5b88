import { waysOf, type ShownPlaces } from "../../core/risk/chips";
import { halfKey } from "../../core/risk/halves";
import { drawArrows, type Arrow } from "./arrows";

/** Up to this many moves are drawn at once; of more, only those of the risks that the person looks at. */
const arrowsShown = 12;

/** Finds the chip of a risk, or of a step on its way. */
export function chipSelector(id: string, step: string | undefined): string {
  const kind = step === undefined ? ":not(.chip-ghost)" : `[data-step="${step}"]`;
  return `${kind}[data-risk="${CSS.escape(id)}"]`;
}

/** Draws arrows along the ways of risks, between their chips or the numbers that stand for these. */
export function drawWays(
  overlay: SVGSVGElement,
  shown: ShownPlaces,
  lookedAt: ReadonlySet<string>,
  halves: HTMLElement,
  origin: DOMRect,
): void {
  const ways = waysOf(shown);
  const moved = shown.risks.filter(({ id }) => ways.has(id));
  const wanted = moved.length <= arrowsShown ? moved : moved.filter(({ id }) => lookedAt.has(id));
  const anchor = (id: string, step: string | undefined, key: string): Element | null =>
    halves.querySelector(chipSelector(id, step)) ?? halves.querySelector(`[data-list="${CSS.escape(key)}"]`);
  const arrows = wanted.flatMap(({ id, type }): readonly Arrow[] => {
    const way = ways.get(id) ?? [];
    return way.slice(1).flatMap((step, at) => {
      const before = way[at];
      const from = before && anchor(id, before.chip, halfKey(type, before.place));
      const to = anchor(id, step.chip, halfKey(type, step.place));
      if (!from || !to) return [];
      return [{ from: from.getBoundingClientRect(), to: to.getBoundingClientRect(), active: lookedAt.has(id) }];
    });
  });
  drawArrows(overlay, arrows, origin);
}
