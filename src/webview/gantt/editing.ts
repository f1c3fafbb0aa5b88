import type { GanttOutsideLink } from "../../core/report/gantt/types";
import { message, type Message } from "../../core/text/message";
import type { GanttEdit, GanttPreview } from "../../protocol/gantt-edit";
import { openMenu } from "../kit/menu";
import { addedRow, announcement } from "./announce";
import { CellEditor } from "./cell-editor";
import type { ChartView } from "./chart-view";
import { rowsAsMarkdown, rowsAsTsv } from "./copy";
import { stepBar } from "./drag";
import { editableColumn } from "./editable";
import { groupRefusal, headingRefusal } from "./group-refusal";
import { handleEditKey } from "./edit-keys";
import { Gestures } from "./gestures";
import { Ghosts, type GhostView } from "./ghosts";
import { Handles } from "./handles";
import { showHelp } from "./help";
import { LinkKeys } from "./link-keys";
import { linkNames } from "./link-drag";
import { outsideItems } from "./outside-links";
import type { Picture, Viewport } from "./picture";
import { Previews } from "./previews";
import { linkMenu, rowMenu } from "./row-menu";
import { RowSelection, selectedRoots, selectedRows, selectedTasks, type SelectBy } from "./row-selection";

export interface EditingActions {
  readonly edit: (edit: GanttEdit) => void;
  readonly ask: (number: number, edit: GanttEdit) => void;
  readonly undo: (kind: "undo" | "redo") => void;
  /** Goes on in the text of the selected row. */
  readonly reveal: () => void;
  readonly zoomToTask: () => void;
  /** Shows the text of a task of another project. */
  readonly revealOutside: (link: GanttOutsideLink) => void;
  /** Selects a row besides others. */
  readonly select: (position: number, by: SelectBy) => void;
  readonly bringIntoSight: (row: number) => void;
  readonly column: () => number;
}

function columnOfName({ columns }: Picture): number {
  return columns.findIndex(({ key }) => key === "name");
}

/** All that changes the plan in the picture: drags, keys, cells, menus, and what is said about them. */
export class Editing {
  readonly previews: Previews;
  readonly gestures: Gestures;
  readonly editor: CellEditor;
  readonly selection = new RowSelection();
  readonly linking: LinkKeys;
  readonly #view: ChartView;
  readonly #actions: EditingActions;
  readonly #ghosts: Ghosts;
  readonly #handles = new Handles();
  /** The edit whose effect is waited for, and the picture from which it was made. */
  #sent: { readonly edit: GanttEdit; readonly before: Picture; readonly position: number } | undefined;

  constructor(view: Omit<ChartView, "edit">, actions: EditingActions) {
    this.#view = { ...view, edit: (edit) => this.#send(edit) };
    this.#actions = actions;
    this.previews = new Previews(actions.ask, () => {
      // A drag draws the answer with its next frame.
      if (this.gestures.busy) {
        this.gestures.refresh();
        return;
      }
      this.editor.previewed();
      this.linking.previewed();
      this.#view.draw(this.linking.active);
    });
    this.gestures = new Gestures(this.#view, this.previews);
    this.editor = new CellEditor(this.#view, this.previews);
    this.linking = new LinkKeys(this.#view, this.previews, actions.bringIntoSight);
    this.#ghosts = new Ghosts(view.localizer);
  }

  /** What is drawn over the bars. */
  get overlay(): readonly SVGElement[] {
    return [this.#ghosts.node, this.#handles.node];
  }

  /** Boxes over the page. */
  get boxes(): readonly HTMLElement[] {
    return [this.gestures.tag.node, this.editor.nodes.note];
  }

  /** @param hovered row whose bar is under the pointer, -1 for none */
  draw(picture: Picture, viewport: Viewport, hovered: number): void {
    this.#ghosts.draw(picture, viewport, this.#ghostView());
    const held = this.gestures.heldRow;
    const rubber = this.gestures.rubber ?? this.linking.rubber;
    this.#handles.draw(picture, viewport, {
      hovered,
      link: picture.link,
      ...(held === undefined ? {} : { held }),
      ...(rubber ? { rubber } : {}),
    });
    this.editor.place();
  }

  /** Another model is shown: what was in hand is given up, and what was written is said. */
  modelChanged(after: Picture, focused: boolean): void {
    this.previews.reset();
    this.gestures.modelChanged();
    this.linking.modelChanged();
    this.editor.modelChanged();
    this.#view.draw(false);
    const sent = this.#sent;
    if (!sent) return;
    if (sent.before.grouped?.by !== after.grouped?.by) {
      // Rows came and went for another reason.
      this.#sent = undefined;
      return;
    }
    const words = announcement(sent.edit, sent.before.model, after.model, this.#view.localizer);
    if (words === undefined) return;
    this.#sent = undefined;
    const { kind } = sent.edit;
    this.#view.say(words, kind === "delete" || kind === "unlink");
    if (kind === "delete" && focused && !this.editor.open) {
      this.#view.pick(Math.min(sent.position, after.visible.rows.length - 1), -1);
    }
    const added = kind === "add" ? addedRow(sent.before.model, after.model) : undefined;
    if (added && focused) {
      this.#view.show(added.row);
      this.editor.edit(added.row, columnOfName(after));
    }
  }

  /** The host says something: it may be why it did not write. */
  status(text: string): void {
    this.#sent = undefined;
    this.gestures.settled();
    if (!this.editor.refused(text)) this.#view.say(text, true);
  }

  answer(number: number, preview: GanttPreview): void {
    this.previews.answer(number, preview);
  }

  /** A key of the grid. @returns whether it meant something */
  key(event: KeyboardEvent): boolean {
    if (this.linking.active) return this.linking.key(event);
    const column = this.#actions.column();
    const row = this.#picture.selected;
    return handleEditKey(event, {
      editable: this.#isEditable(column),
      move: (grip, direction) => {
        const edit = row < 0 ? undefined : stepBar(this.#picture.model, row, grip, direction);
        if (edit) this.#send(edit);
      },
      command: (kind) => this.command(kind),
      progress: (by) => this.#progress(by),
      add: () => this.#add("below"),
      write: (text) => {
        const wanted = this.#isEditable(column) ? column : columnOfName(this.#picture);
        this.#write(wanted, text);
      },
      clear: () => this.#clear(column),
      link: () => this.#link(row),
      extend: (direction) => this.#extend(direction),
      toggle: () => this.#actions.select(this.#picture.positionOf(row), "toggle"),
      selectAll: () => {
        this.selection.all(this.#picture);
        this.#view.draw(true);
        this.saySelection();
      },
      menu: () => this.menuAtRow(),
      help: () => showHelp(this.#view.localizer),
      zoomToTask: this.#actions.zoomToTask,
      undo: this.#actions.undo,
    });
  }

  /** Writes a cell of a row, where people write in its column. @returns whether they do */
  writeCell(position: number, column: number): boolean {
    return this.editor.edit(this.#picture.rowAt(position), column);
  }

  /** An edit of all selected rows, or the deletion of the selected link. */
  command(kind: "indent" | "outdent" | "moveUp" | "moveDown" | "delete" | "markDone"): void {
    const picture = this.#picture;
    if (kind === "delete" && picture.link >= 0) {
      const { links, rows } = picture.model;
      const from = rows.id[links.from[picture.link] ?? -1] ?? "";
      const to = rows.id[links.to[picture.link] ?? -1] ?? "";
      picture.link = -1;
      this.#send({ kind: "unlink", from, to });
      this.#view.draw(false);
      return;
    }
    const rows = kind === "markDone" ? selectedTasks(picture) : selectedRoots(picture);
    const ids = rows.flatMap((row) => picture.model.rows.id[row] ?? []);
    if (ids.length > 0) this.#send({ kind, ids });
    else if (picture.selected >= 0) this.#say(headingRefusal);
  }

  chooseLink(link: number): void {
    const picture = this.#picture;
    const first = picture.rowAt(Math.floor(this.#view.viewport().y / picture.rowHeight));
    this.#view.pick(picture.positionOf(picture.selected >= 0 ? picture.selected : first), -1);
    picture.link = link;
    this.#view.draw(false);
    this.#say(message("Link from {0} to {1}. Delete removes it.", ...linkNames(picture, link)));
  }

  /** The menu of the selected rows, or of a link, at a point of the page. */
  menu(x: number, y: number, link = -1): void {
    const { localizer } = this.#view;
    const picture = this.#picture;
    if (link >= 0) {
      this.#view.draw(false);
      openMenu({
        label: localizer.text(message("Link from {0} to {1}", ...linkNames(picture, link))),
        groups: linkMenu(localizer, picture, link, (edit) => this.#send(edit)),
        x,
        y,
      });
      return;
    }
    const rows = selectedRows(picture);
    const row = picture.selected;
    const selection = {
      rows: rows.length,
      tasks: selectedTasks(picture).length,
      grouped: picture.grouped !== undefined,
    };
    openMenu({
      label:
        rows.length === 1 ? (picture.model.rows.name[row] ?? "") : localizer.text(message("{0} tasks", rows.length)),
      groups: rowMenu(localizer, selection, {
        reveal: this.#actions.reveal,
        write: () => this.#write(columnOfName(this.#picture)),
        add: (place) => this.#add(place),
        command: (kind) => this.command(kind),
        link: () => this.#link(row),
        copy: (format) => void this.#copy(format),
        zoomToTask: this.#actions.zoomToTask,
        elsewhere: outsideItems(picture.outside, row, localizer, this.#actions.revealOutside),
      }),
      x,
      y,
    });
  }

  /** The menu at the focused row, for keys. */
  menuAtRow(): void {
    const picture = this.#picture;
    if (picture.selected < 0) return;
    const position = picture.positionOf(picture.selected);
    const bounds = this.#view.grid.rowBounds(position);
    if (bounds) this.menu(bounds.left + 60, bounds.bottom);
  }

  /** The rows as text, for Ctrl+C. */
  get copied(): string {
    return rowsAsTsv(this.#picture, selectedRows(this.#picture), this.#view.localizer);
  }

  saySelection(): void {
    const { size } = this.#picture.chosen;
    if (size > 0) this.#say(message("Rows selected: {0}", size), false);
  }

  help(): void {
    showHelp(this.#view.localizer);
  }

  get #picture(): Picture {
    const picture = this.#view.picture();
    if (!picture) throw new Error("Nothing is shown yet");
    return picture;
  }

  #ghostView(): GhostView | undefined {
    const dragged = this.gestures.ghosts;
    if (dragged) return dragged;
    const preview = this.editor.open || this.linking.active ? this.previews.latest : undefined;
    return preview && { preview };
  }

  #send(edit: GanttEdit): void {
    const before = this.#picture;
    const refusal = groupRefusal(before, edit);
    if (refusal) {
      this.#say(refusal);
      return;
    }
    const [first] = selectedRows(before);
    this.#sent = { edit, before, position: before.positionOf(first ?? before.selected) };
    this.#actions.edit(edit);
  }

  #add(place: "below" | "inside"): void {
    const picture = this.#picture;
    const id = picture.model.rows.id[picture.selected];
    if (id !== undefined) this.#send({ kind: "add", id, place });
  }

  #link(row: number): void {
    if (this.#picture.planRow(row) < 0) this.#say(headingRefusal);
    else this.linking.begin(row);
  }

  #write(column: number, text?: string): void {
    const picture = this.#picture;
    const row = picture.selected;
    if (row >= 0 && picture.planRow(row) < 0) this.#say(headingRefusal);
    else if (row >= 0) this.editor.edit(row, column, text);
  }

  /** A name can't be taken away: it is written anew. */
  #isEditable(column: number): boolean {
    return editableColumn(this.#picture.columns[column]?.key ?? "") !== undefined;
  }

  #clear(column: number): void {
    const picture = this.#picture;
    const id = picture.model.rows.id[picture.selected];
    const field = editableColumn(picture.columns[column]?.key ?? "")?.field;
    if (id === undefined || !field) return;
    if (field === "name") this.#write(column, "");
    else this.#send({ kind: "setField", id, field, text: "" });
  }

  #progress(by: number): void {
    const { selected, model } = this.#picture;
    const id = model.rows.id[selected];
    if (id === undefined || model.rows.kind[selected] === 1) return;
    const present = model.rows.percentComplete[selected] ?? 0;
    const next = Math.min(Math.max(Math.round((present + by) / 10) * 10, 0), 100);
    if (next !== present) this.#send({ kind: "progress", id, percentComplete: next });
  }

  #extend(direction: 1 | -1): void {
    const picture = this.#picture;
    const next = picture.positionOf(picture.selected) + direction;
    if (picture.rowAt(next) >= 0) this.#actions.select(next, "range");
  }

  async #copy(format: "tsv" | "markdown"): Promise<void> {
    const picture = this.#picture;
    const rows = selectedRows(picture);
    const { localizer } = this.#view;
    const text = format === "tsv" ? this.copied : rowsAsMarkdown(picture, rows, localizer);
    try {
      await navigator.clipboard.writeText(text);
      this.#say(message("Rows copied: {0}", rows.length));
    } catch {
      this.#say(message("The clipboard can't be written here"));
    }
  }

  #say(words: Message, shown = true): void {
    this.#view.say(this.#view.localizer.text(words), shown);
  }
}
