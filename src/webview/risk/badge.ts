import type { RiskType } from "../../core/risk/halves";
import { gainStep } from "../../core/report/risk/bandColors";
import type { Placement } from "../../core/risk/types";
import { element } from "../kit/dom";
import type { RiskWords } from "./words";

/** What tells a band by its colour and shape. Bands of opportunities have colours of their own. */
export function bandAttributes(
  band: string,
  type: RiskType,
  words: RiskWords,
): Readonly<Record<string, string | number | undefined>> {
  const found = words.band(band);
  const rank = found?.rank ?? 0;
  return {
    ...(type === "threat" ? { "data-color": found?.color } : { "data-gain": gainStep(rank, words.bandCount) }),
    "data-rank": rank % 4,
  };
}

/** A coloured badge that says its level in words too. */
export function levelBadge(place: Pick<Placement, "band">, type: RiskType, words: RiskWords): HTMLElement {
  return element("span", {
    class: "badge",
    text: words.bandName(place.band),
    attributes: bandAttributes(place.band, type, words),
  });
}

/** A badge without words beside another one; its name is for tooltips and screen readers. */
export function levelMark(place: Pick<Placement, "band">, type: RiskType, words: RiskWords): HTMLElement {
  const name = words.bandName(place.band);
  return element("span", {
    class: "badge badge-mark",
    attributes: { role: "img", title: name, "aria-label": name, ...bandAttributes(place.band, type, words) },
  });
}
