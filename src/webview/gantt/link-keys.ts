import type { LinkType } from "../../core/model/types";
import { barOf } from "../../core/report/gantt/layout";
import { linkTypes } from "../../core/report/gantt/types";
import { message, type Message } from "../../core/text/message";
import type { GanttEdit } from "../../protocol/gantt-edit";
import { previewLines } from "./change-words";
import type { ChartView } from "./chart-view";
import type { RubberLine } from "./handles";
import { endsOf, endX, linkBetween, linkEdit, linkTypeName } from "./link-drag";
import type { Previews } from "./previews";

/** A link that is made by keys. */
interface Linking {
  readonly from: number;
  to: number;
  type: LinkType;
  /** First letter of a type that is being typed. */
  letter: string;
}

/**
 * Links by keyboard: arrow keys choose the successor, two letters (or the arrow keys to the sides) the type, Enter links, Delete takes a link away, Escape gives up. The focus
 * stays on the predecessor's row.
 */
export class LinkKeys {
  readonly #view: ChartView;
  readonly #previews: Previews;
  readonly #bringIntoSight: (row: number) => void;
  #linking: Linking | undefined;

  constructor(view: ChartView, previews: Previews, bringIntoSight: (row: number) => void) {
    this.#view = view;
    this.#previews = previews;
    this.#bringIntoSight = bringIntoSight;
  }

  get active(): boolean {
    return this.#linking !== undefined;
  }

  /** Row of the successor that is chosen at the moment, -1 for none. */
  get candidate(): number {
    return this.#linking?.to ?? -1;
  }

  begin(from: number): void {
    const picture = this.#view.picture();
    if (!picture) return;
    const position = picture.positionOf(from);
    const behind = this.#taskFrom(position + 1, 1);
    const to = behind < 0 ? this.#taskFrom(position - 1, -1) : behind;
    if (to < 0) {
      this.#say(message("There is no other task to link to"));
      return;
    }
    this.#linking = { from, to, type: "FS", letter: "" };
    this.#changed();
  }

  giveUp(): void {
    if (!this.#linking) return;
    this.#end();
    this.#say(message("No link was made"));
  }

  modelChanged(): void {
    if (!this.#linking) return;
    this.#end();
    this.#say(message("The plan has changed meanwhile. No link was made."));
  }

  /** The row becomes the successor. */
  choose(row: number): void {
    const linking = this.#linking;
    if (!linking || row === linking.from || (this.#view.picture()?.planRow(row) ?? -1) < 0) return;
    linking.to = row;
    this.#changed();
  }

  /** @returns whether the key meant something; while a link is made every key that moves or writes does */
  key(event: KeyboardEvent): boolean {
    const linking = this.#linking;
    const picture = this.#view.picture();
    if (!linking || !picture || event.ctrlKey || event.metaKey || event.altKey) return false;
    const actions: Readonly<Record<string, () => void>> = {
      ArrowDown: () => this.#step(1),
      ArrowUp: () => this.#step(-1),
      PageDown: () => this.#step(10),
      PageUp: () => this.#step(-10),
      ArrowRight: () => this.#turn(1),
      ArrowLeft: () => this.#turn(-1),
      Enter: () => this.#commit(),
      Delete: () => this.#unlink(),
      Backspace: () => this.#unlink(),
      Escape: () => this.giveUp(),
      Tab: () => undefined,
    };
    const action = Object.hasOwn(actions, event.key) ? actions[event.key] : undefined;
    if (action) action();
    else if (/^[fs]$/i.test(event.key)) this.#type(event.key.toUpperCase());
    else return event.key.length === 1;
    return true;
  }

  /** An answer about the link came. */
  previewed(): void {
    const linking = this.#linking;
    const picture = this.#view.picture();
    const edit = this.edit;
    const preview = edit && this.#previews.of(edit);
    if (!linking || !picture || !preview) return;
    const { localizer } = this.#view;
    const lines = previewLines(preview, picture.model, localizer).map(({ text }) => text);
    this.#view.say([this.#words(linking), ...lines].join(". "), true);
  }

  get edit(): GanttEdit | undefined {
    const picture = this.#view.picture();
    const linking = this.#linking;
    return linking && picture ? linkEdit(picture, linking.from, linking.to, linking.type) : undefined;
  }

  /** The line from the predecessor to the chosen successor. */
  get rubber(): RubberLine | undefined {
    const linking = this.#linking;
    const picture = this.#view.picture();
    if (!linking || !picture) return undefined;
    const bar = barOf(picture.model, linking.to, picture.scale);
    const ends = endsOf(linking.type);
    const edit = this.edit;
    if (!bar) return undefined;
    return {
      row: linking.from,
      end: ends.from,
      x: endX(bar, ends.to),
      y: 0,
      target: { row: linking.to, position: picture.positionOf(linking.to), bar, end: ends.to },
      refused: edit !== undefined && this.#previews.of(edit)?.problem !== undefined,
    };
  }

  #step(by: number): void {
    const linking = this.#linking;
    const picture = this.#view.picture();
    if (!linking || !picture) return;
    const last = picture.visible.rows.length - 1;
    const position = Math.min(Math.max(picture.positionOf(linking.to) + by, 0), last);
    const direction = by < 0 ? -1 : 1;
    const beyond = this.#taskFrom(position, direction);
    this.choose(beyond < 0 ? this.#taskFrom(position, -direction) : beyond);
  }

  /** The next row that can be linked to, from a position on: no heading of a group, and not the task itself. @returns -1 where there is none */
  #taskFrom(position: number, direction: number): number {
    const picture = this.#view.picture();
    if (!picture) return -1;
    for (let at = position; ; at += direction) {
      const row = picture.rowAt(at);
      if (row < 0 || (row !== this.#linking?.from && picture.planRow(row) >= 0)) return row;
    }
  }

  #turn(by: number): void {
    if (!this.#linking) return;
    const at = linkTypes.indexOf(this.#linking.type) + by + linkTypes.length;
    this.#linking.type = linkTypes[at % linkTypes.length] ?? "FS";
    this.#changed();
  }

  #type(letter: string): void {
    const linking = this.#linking;
    if (!linking) return;
    if (linking.letter === "") {
      linking.letter = letter;
      return;
    }
    const type = `${linking.letter}${letter}`;
    linking.type = linkTypes.find((one) => one === type) ?? linking.type;
    linking.letter = "";
    this.#changed();
  }

  #commit(): void {
    const edit = this.edit;
    const problem = edit && this.#previews.of(edit)?.problem;
    if (!edit) this.#say(message("This link is there already"));
    else if (problem) this.#say(problem);
    else {
      this.#end();
      this.#view.edit(edit);
    }
  }

  #unlink(): void {
    const linking = this.#linking;
    const picture = this.#view.picture();
    if (!linking || !picture) return;
    const from = picture.model.rows.id[linking.from];
    const to = picture.model.rows.id[linking.to];
    if (from === undefined || to === undefined || linkBetween(picture, linking.from, linking.to) < 0) {
      this.#say(message("There is no link to this task"));
      return;
    }
    this.#end();
    this.#view.edit({ kind: "unlink", from, to });
  }

  #changed(): void {
    const linking = this.#linking;
    if (!linking) return;
    linking.letter = "";
    this.#bringIntoSight(linking.to);
    const edit = this.edit;
    if (edit) this.#previews.want(edit);
    else this.#previews.stop();
    const hint = this.#view.localizer.text(message("Arrow keys, FS SS FF SF, Enter, Esc"));
    this.#view.say(`${this.#words(linking)}. ${hint}`, true);
    this.#view.draw(true);
  }

  #words(linking: Linking): string {
    const picture = this.#view.picture();
    const name = (row: number): string => picture?.model.rows.name[row] ?? "";
    return this.#view.localizer.text(
      message("Link from {0} to {1}: {2}", name(linking.from), name(linking.to), linkTypeName(linking.type)),
    );
  }

  #end(): void {
    this.#linking = undefined;
    this.#previews.stop();
    this.#view.draw(true);
  }

  #say(words: Message): void {
    this.#view.say(this.#view.localizer.text(words), true);
  }
}
