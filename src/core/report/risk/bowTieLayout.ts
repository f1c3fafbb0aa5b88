import type { BowTieItem, BowTieModel } from "../../risk/bowTie";
import { message, type Message } from "../../text/message";
import { wrapText } from "./wrap";

export type BowTieSide = "causes" | "preventive" | "event" | "recovery" | "effects";

/** A box with its wrapped lines, in pixels of the picture. */
export interface BowTieBox {
  readonly side: BowTieSide;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
  /** The whole text, when it is not all in the lines. */
  readonly text: string;
  /** Stands where nothing is written yet. */
  readonly missing: boolean;
}

export interface BowTieHeading {
  readonly side: BowTieSide;
  readonly x: number;
  readonly text: string;
}

export interface BowTieLayout {
  readonly width: number;
  readonly height: number;
  readonly headings: readonly BowTieHeading[];
  readonly boxes: readonly BowTieBox[];
  /** Paths from each cause to the event and from the event to each effect. They run behind the boxes. */
  readonly links: readonly string[];
}

const widestBox = 168;
const narrowestBox = 96;
const columnGap = 22;
/** Fonts differ: what is measured to fill a box would run over its edge in a wider one. */
const fontTolerance = 0.92;
const rowGap = 12;
const padding = 9;
const headingHeight = 28;
const mostLines = 9;
const bowTieFont = 12;
export const bowTieLine = 16;

const sides: readonly BowTieSide[] = ["causes", "preventive", "event", "recovery", "effects"];

/** What the columns are called. */
export const bowTieHeadings: Readonly<Record<BowTieSide, Message>> = {
  causes: message("Causes"),
  preventive: message("Prevention"),
  event: message("Event"),
  recovery: message("Recovery"),
  effects: message("Effects"),
};

/** What stands in the place of an empty column: which field fills it. */
const missingTexts: Readonly<Record<BowTieSide, Message>> = {
  causes: message("No cause is written: add “cause”."),
  preventive: message("No prevention is written: add “responsePlan”."),
  event: message("No event is written: add “event”."),
  recovery: message("No recovery is written: add “contingencyPlan”."),
  effects: message("No effect is written: add “effect”."),
};

/**
 * Places of the boxes of a bow-tie, five columns from the causes to the effects. The view and the exported picture draw the same.
 * @param available width in pixels that the picture should keep to; boxes get narrower for it, down to a width at which words still fit
 */
export function layoutBowTie(model: BowTieModel, say: (text: Message) => string, available = Infinity): BowTieLayout {
  const fitting = Math.floor((available - 2 - (sides.length - 1) * columnGap) / sides.length);
  const boxWidth = Math.min(Math.max(fitting, narrowestBox), widestBox);
  const lineWidth = (boxWidth - 2 * padding) * fontTolerance;
  const columns = sides.map((side) => {
    const items: readonly Pick<BowTieItem, "text">[] = side === "event" ? [{ text: model.event }] : model[side];
    const missing = items.length === 0;
    const texts = missing ? [say(missingTexts[side])] : items.map(({ text }) => text);
    return {
      side,
      missing,
      texts: texts.map((text) => ({ text, lines: wrapText(text, lineWidth, bowTieFont, mostLines) })),
    };
  });
  const heightOf = (lines: readonly string[]): number => Math.max(lines.length, 1) * bowTieLine + 2 * padding;
  const stack = (texts: readonly { readonly lines: readonly string[] }[]): number =>
    texts.reduce((sum, { lines }) => sum + heightOf(lines), rowGap * (texts.length - 1));
  const inner = Math.max(...columns.map(({ texts }) => stack(texts)));
  const boxes = columns.flatMap(({ side, texts, missing }, column) => {
    let y = headingHeight + (inner - stack(texts)) / 2;
    return texts.map(({ text, lines }): BowTieBox => {
      const height = heightOf(lines);
      const box = { side, x: 1 + column * (boxWidth + columnGap), y, width: boxWidth, height, lines, text, missing };
      y += height + rowGap;
      return box;
    });
  });
  const event = boxes.find(({ side }) => side === "event");
  return {
    width: sides.length * boxWidth + (sides.length - 1) * columnGap + 2,
    height: headingHeight + inner + 2,
    headings: sides.map((side, column) => ({
      side,
      x: 1 + column * (boxWidth + columnGap),
      text: say(bowTieHeadings[side]),
    })),
    boxes,
    links: event ? boxes.flatMap((box) => linkOf(box, event)) : [],
  };
}

function linkOf(box: BowTieBox, event: BowTieBox): readonly string[] {
  if (box.missing) return [];
  const y = box.y + box.height / 2;
  const center = event.y + event.height / 2;
  const curve = (x1: number, y1: number, x2: number, y2: number): string => {
    const bend = (x2 - x1) / 2;
    return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
  };
  if (box.side === "causes") return [curve(box.x + box.width, y, event.x, center)];
  if (box.side === "effects") return [curve(event.x + event.width, center, box.x, y)];
  return [];
}
