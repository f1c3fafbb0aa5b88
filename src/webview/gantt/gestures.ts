import { barOf, isHeading } from "../../core/report/gantt/layout";
import { message } from "../../core/text/message";
import type { GanttEdit, GanttPreview } from "../../protocol/gantt-edit";
import { heldLines, previewLines } from "./change-words";
import type { ChartView } from "./chart-view";
import { dragBar, type HeldBar } from "./drag";
import { DragTag, type TagLine } from "./drag-tag";
import type { GhostView } from "./ghosts";
import { gripAt, type Grip } from "./grips";
import type { RubberLine } from "./handles";
import { linkEdit, linkTypeName, linkTypeOf, targetAt, type LinkTarget } from "./link-drag";
import type { Previews } from "./previews";

/** A drag begins when the pointer has moved this far, so that a click with a trembling hand stays a click. */
const leastWay = 4;
/** The window scrolls while the pointer is this near to its edge, or beyond. */
const edge = 28;
const fastestScroll = 24;

/** A pointer that went down on a grip. */
interface Hold {
  readonly pointer: number;
  readonly touch: boolean;
  readonly grip: Grip;
  readonly row: number;
  readonly downX: number;
  readonly downY: number;
  /** Where it went down, in pixels of the whole chart. */
  readonly chartX: number;
  x: number;
  y: number;
  free: boolean;
  began: boolean;
}

/** What a drag would do at the moment. */
interface Held {
  readonly edit?: GanttEdit;
  readonly bar?: HeldBar;
  readonly rubber?: RubberLine;
}

/**
 * Drags on the timeline, by mouse, pen and finger: bars, their ends, their progress, and links between them. Nothing is written before the pointer goes up; Escape
 * and a plan that changes meanwhile give it up.
 */
export class Gestures {
  readonly tag = new DragTag();
  readonly #view: ChartView;
  readonly #previews: Previews;
  #hold: Hold | undefined;
  #held: Held | undefined;
  /** What was written last, shown until the plan follows. */
  #pending: GhostView | undefined;
  #frame = 0;
  #afterDrag = false;

  constructor(view: ChartView, previews: Previews) {
    this.#view = view;
    this.#previews = previews;
    const { stage } = view;
    stage.addEventListener("pointerdown", (event) => this.#down(event));
    stage.addEventListener("pointermove", (event) => this.#move(event));
    stage.addEventListener("pointerup", (event) => this.#up(event));
    stage.addEventListener("pointercancel", () => this.giveUp());
    stage.addEventListener("lostpointercapture", () => this.giveUp());
    // A finger on a grip of the selected bar drags it; elsewhere it scrolls.
    stage.addEventListener("touchstart", (event) => this.#touch(event), { passive: false });
    window.addEventListener("keydown", (event) => this.#key(event), true);
    window.addEventListener("keyup", (event) => this.#key(event), true);
  }

  /** Whether a bar or a link is being dragged. */
  get busy(): boolean {
    return this.#hold?.began === true;
  }

  /** The grip under a point of the window; a finger has to select the bar first. */
  gripAt(clientX: number, clientY: number, touch: boolean): { readonly row: number; readonly grip: Grip } | undefined {
    const picture = this.#view.picture();
    if (!picture) return undefined;
    const { x, y } = this.#chartPoint(clientX, clientY);
    const position = Math.floor(y / picture.rowHeight);
    const row = picture.rowAt(position);
    const bar = barOf(picture.model, row, picture.scale);
    if (!bar || isHeading(picture.model, row) || (touch && row !== picture.selected)) return undefined;
    const grip = gripAt(bar, x, y - (position + 0.5) * picture.rowHeight, touch);
    return grip && { row, grip };
  }

  /** Whether the click that comes now is the end of a drag. */
  takeClick(): boolean {
    const taken = this.#afterDrag;
    this.#afterDrag = false;
    return taken;
  }

  /** The bars that would move, and the bar in hand. */
  get ghosts(): GhostView | undefined {
    if (!this.busy) return this.#pending;
    const preview = this.#preview();
    return { ...(this.#held?.bar ? { held: this.#held.bar } : {}), ...(preview ? { preview } : {}) };
  }

  get heldRow(): number | undefined {
    return this.busy ? this.#hold?.row : undefined;
  }

  get rubber(): RubberLine | undefined {
    return this.busy ? this.#held?.rubber : undefined;
  }

  /** The plan changed. */
  modelChanged(): void {
    this.#pending = undefined;
    if (!this.busy) {
      this.#hold = undefined;
      return;
    }
    this.giveUp();
    this.#view.say(
      this.#view.localizer.text(message("The plan has changed meanwhile. Nothing was written; drag again.")),
      true,
    );
  }

  /** The host refused what was written, or did not need to write anything. */
  settled(): void {
    this.#pending = undefined;
    this.#view.draw(false);
  }

  /** Ends a drag without writing anything. */
  giveUp(): void {
    const hold = this.#hold;
    this.#hold = undefined;
    if (!hold?.began) return;
    // The pointer is still down; what it does when it goes up means nothing.
    this.#afterDrag = true;
    this.#end(hold);
  }

  /** Draws what is in hand in the next frame. */
  refresh(): void {
    if (!this.busy || this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#step();
    });
  }

  #down(event: PointerEvent): void {
    this.#afterDrag = false;
    if (event.button !== 0 || !event.isPrimary || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const touch = event.pointerType === "touch";
    const found = this.gripAt(event.clientX, event.clientY, touch);
    if (!found) return;
    this.#pending = undefined;
    this.#hold = {
      ...found,
      pointer: event.pointerId,
      touch,
      downX: event.clientX,
      downY: event.clientY,
      chartX: this.#chartPoint(event.clientX, event.clientY).x,
      x: event.clientX,
      y: event.clientY,
      free: event.altKey,
      began: false,
    };
    this.#view.stage.setPointerCapture(event.pointerId);
  }

  #move(event: PointerEvent): void {
    const hold = this.#hold;
    if (!hold || event.pointerId !== hold.pointer) return;
    hold.x = event.clientX;
    hold.y = event.clientY;
    hold.free = event.altKey;
    if (!hold.began) {
      if (Math.hypot(hold.x - hold.downX, hold.y - hold.downY) < leastWay) return;
      hold.began = true;
      this.#view.stage.dataset["dragging"] = hold.grip;
    }
    this.refresh();
  }

  #up(event: PointerEvent): void {
    const hold = this.#hold;
    if (!hold || event.pointerId !== hold.pointer) return;
    hold.x = event.clientX;
    hold.y = event.clientY;
    if (!hold.began) {
      this.#hold = undefined;
      // The browser makes no click of a touch that was kept from scrolling.
      if (hold.touch) this.#view.stage.click();
      return;
    }
    this.#held = this.#compute(hold);
    const { edit } = this.#held;
    const preview = this.#preview();
    const pending = this.ghosts;
    this.#hold = undefined;
    this.#afterDrag = true;
    const problem = edit && this.#previews.of(edit)?.problem;
    if (edit && !problem) this.#pending = { ...pending, ...(preview ? { preview } : {}) };
    this.#end(hold);
    if (problem) this.#view.say(this.#view.localizer.text(problem), true);
    else if (edit) {
      const position = this.#view.picture()?.positionOf(hold.row) ?? -1;
      if (position >= 0) this.#view.pick(position, -1);
      this.#view.edit(edit);
    }
  }

  #end(hold: Hold): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#held = undefined;
    this.#previews.stop();
    this.tag.hide();
    const { stage } = this.#view;
    delete stage.dataset["dragging"];
    if (stage.hasPointerCapture(hold.pointer)) stage.releasePointerCapture(hold.pointer);
    this.#view.draw(false);
  }

  #touch(event: TouchEvent): void {
    const touch = event.touches[0];
    if (event.touches.length === 1 && touch && this.gripAt(touch.clientX, touch.clientY, true)) event.preventDefault();
  }

  #key(event: KeyboardEvent): void {
    const hold = this.#hold;
    if (!hold?.began) return;
    if (event.key === "Alt") {
      hold.free = event.type === "keydown";
      // Alone it would open the menu of the window.
      event.preventDefault();
      this.refresh();
    } else if (event.key === "Escape" && event.type === "keydown") {
      event.preventDefault();
      event.stopPropagation();
      this.giveUp();
    }
  }

  /** One frame of a drag. */
  #step(): void {
    const hold = this.#hold;
    const picture = this.#view.picture();
    if (!hold?.began || !picture) return;
    const scrolled = this.#scrollAtEdge(hold);
    this.#held = this.#compute(hold);
    const { edit } = this.#held;
    if (edit) this.#previews.want(edit);
    // Before the picture changes, so that measuring the tag lays out nothing else.
    this.tag.show(hold.x, hold.y, this.#lines(this.#held));
    this.#view.draw(false);
    if (scrolled) this.refresh();
  }

  #compute(hold: Hold): Held {
    const picture = this.#view.picture();
    if (!picture) return {};
    const { x, y } = this.#chartPoint(hold.x, hold.y);
    if (hold.grip === "linkStart" || hold.grip === "linkFinish") return this.#computeLink(hold, x, y);
    const bar = dragBar(picture.model, picture.scale, hold.row, hold.grip, x - hold.chartX, hold.free);
    return bar ? { bar, ...(bar.edit ? { edit: bar.edit } : {}) } : {};
  }

  #computeLink(hold: Hold, x: number, y: number): Held {
    const picture = this.#view.picture();
    if (!picture) return {};
    const end = hold.grip === "linkStart" ? "start" : "finish";
    const target = targetAt(picture, hold.row, Math.floor(y / picture.rowHeight), x);
    const edit = target && linkEdit(picture, hold.row, target.row, linkTypeOf(end, target.end));
    const refused = edit !== undefined && this.#previews.of(edit)?.problem !== undefined;
    return {
      rubber: { row: hold.row, end, x, y, refused, ...(target ? { target } : {}) },
      ...(edit ? { edit } : {}),
    };
  }

  /** The answer about what is in hand; the former one while a newer question about the same bar is open. */
  #preview(): GanttPreview | undefined {
    const edit = this.#held?.edit;
    if (!edit) return undefined;
    return this.#previews.of(edit) ?? (edit.kind === "link" ? undefined : this.#previews.latest);
  }

  #lines(held: Held): readonly TagLine[] {
    const picture = this.#view.picture();
    const { localizer } = this.#view;
    if (!picture) return [];
    const preview = held.edit && this.#previews.of(held.edit);
    if (held.bar) return heldLines(held.bar, picture.model, picture.scale, localizer, preview);
    const { rubber } = held;
    const target: LinkTarget | undefined = rubber?.target;
    if (!rubber || !target) return [{ text: localizer.text(message("Link to the end of another bar")), kind: "title" }];
    const type = linkTypeName(linkTypeOf(rubber.end, target.end));
    const name = picture.model.rows.name[target.row] ?? "";
    return [
      { text: localizer.text(type), kind: "title" },
      { text: name },
      ...(held.edit ? [] : [{ text: localizer.text(message("This link is there already")) }]),
      ...previewLines(preview, picture.model, localizer),
    ];
  }

  #chartPoint(clientX: number, clientY: number): { readonly x: number; readonly y: number } {
    const { left, top } = this.#view.stage.getBoundingClientRect();
    const { x, y } = this.#view.viewport();
    return { x: clientX - left + x, y: clientY - top + y };
  }

  /** Only links go to other rows. */
  #scrollAtEdge(hold: Hold): boolean {
    const { left, top, right, bottom } = this.#view.stage.getBoundingClientRect();
    const vertical = hold.grip === "linkStart" || hold.grip === "linkFinish";
    const x = scrollSpeed(hold.x, left, right);
    const y = vertical ? scrollSpeed(hold.y, top, bottom) : 0;
    return (x !== 0 || y !== 0) && this.#view.scrollBy(x, y);
  }
}

/** Pixels a frame: the faster the further out. */
function scrollSpeed(at: number, least: number, most: number): number {
  const before = least + edge - at;
  const behind = at - (most - edge);
  if (before > 0) return -Math.min(before / 2, fastestScroll);
  return behind > 0 ? Math.min(behind / 2, fastestScroll) : 0;
}
