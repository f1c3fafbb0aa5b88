import type { Column, Grouping, Layers, RowFilter } from "../../core/report/gantt/layout";
import type { GanttSavedView, NamedGanttView } from "../../protocol/gantt";
import { message } from "../../core/text/message";
import { openMenu, type MenuItem } from "../kit/menu";
import type { ChartView } from "./chart-view";
import { columnMenu, rowHeightMenu } from "./column-menu";
import { FilterChips } from "./filter-chips";
import { filterMenu } from "./filter-menu";
import { groupingMenu, groupingWords } from "./grouping-menu";
import { layerMenu } from "./layer-menu";
import type { Picture } from "./picture";

export interface ReadingActions {
  /** What is shown is another now, and worth keeping over a reload. */
  readonly changed: () => void;
  /** Other rows show. */
  readonly rowsChanged: () => void;
  /** What stands in the search box. */
  readonly searched: () => string;
  readonly saveView: () => void;
  readonly deleteView: () => void;
  readonly applyView: (view: GanttSavedView) => void;
  readonly chooseColumns: (columns: readonly Column[]) => void;
  /** Gives the focus to the edge of a column, which changes its width. */
  readonly widenColumn: (at: number) => void;
  readonly chooseRowHeight: (pixels: number) => void;
  readonly groupBy: (by: Grouping | undefined) => void;
  /** Column of the focused cell, -1 for none. */
  readonly column: () => number;
}

/** What a person chooses to see: layers of the picture, and rows. Nothing of it is written to the plan. */
export class Reading {
  readonly chips: FilterChips;
  /** What the person has kept of this project. */
  views: readonly NamedGanttView[] = [];
  readonly #view: Omit<ChartView, "edit">;
  readonly #actions: ReadingActions;

  constructor(view: Omit<ChartView, "edit">, actions: ReadingActions) {
    this.#view = view;
    this.#actions = actions;
    this.chips = new FilterChips(view.localizer, (filter) => this.filterBy(filter));
  }

  /** Opens the menu of kept views under its button. */
  openViews(button: HTMLElement): void {
    const { left, bottom } = button.getBoundingClientRect();
    const { localizer } = this.#view;
    const kept = this.views.map(({ name, view }) => ({ label: name, run: () => this.#actions.applyView(view) }));
    const own = [
      { label: localizer.text(message("Keep what is shown…")), run: this.#actions.saveView },
      ...(kept.length > 0 ? [{ label: localizer.text(message("Forget a view…")), run: this.#actions.deleteView }] : []),
    ];
    openMenu({ label: localizer.text(message("Kept views")), groups: [kept, own], x: left, y: bottom });
  }

  /** Opens the menu of filters under its button. */
  openFilters(button: HTMLElement): void {
    const picture = this.#view.picture();
    if (!picture) return;
    const { left, bottom } = button.getBoundingClientRect();
    const { localizer } = this.#view;
    const groups = filterMenu(localizer, picture.model, picture.filter, this.#actions.searched(), (filter) =>
      this.filterBy(filter),
    );
    openMenu({ label: localizer.text(message("Filter")), groups, x: left, y: bottom });
  }

  filterBy(filter: RowFilter): void {
    const picture = this.#view.picture();
    if (!picture) return;
    picture.filterBy(filter);
    this.modelChanged();
    this.#actions.rowsChanged();
    this.#actions.changed();
    const { filtered } = picture;
    const words = filtered ? message("{0} of {1} tasks", filtered.matches, filtered.all) : message("All rows show");
    this.#view.say(this.#view.localizer.text(words));
  }

  /** Another model is shown, or the words are others. */
  modelChanged(): void {
    const picture = this.#view.picture();
    if (picture) this.chips.show(picture.filter, picture.filtered);
  }

  /** Opens the menu of columns under its button. */
  openColumns(button: HTMLElement): void {
    const { left, bottom } = button.getBoundingClientRect();
    this.openColumnsAt(this.#actions.column(), left, bottom);
  }

  /** Opens the menu of columns, about one of them (-1: about none). */
  openColumnsAt(column: number, x: number, y: number): void {
    const picture = this.#view.picture();
    if (!picture) return;
    const { localizer } = this.#view;
    const groups = columnMenu(localizer, picture, column, {
      set: (columns) => {
        this.#actions.chooseColumns(columns);
        const names = columns.map(({ label }) => localizer.text(label)).join(", ");
        this.#view.say(localizer.text(message("Columns: {0}", names)));
      },
      widen: this.#actions.widenColumn,
    });
    const heights = rowHeightMenu(localizer, picture.rowHeight, this.#actions.chooseRowHeight);
    openMenu({ label: localizer.text(message("Columns and rows")), groups: [...groups, heights], x, y });
  }

  /** Opens the menu of layers under its button. */
  openLayers(button: HTMLElement): void {
    const picture = this.#view.picture();
    if (!picture) return;
    const { left, bottom } = button.getBoundingClientRect();
    const { localizer } = this.#view;
    const groups = layerMenu(localizer, picture.model, picture.layers, (layers) => this.show(layers));
    const all = [...groups, this.#groupingMenu(picture)];
    openMenu({ label: localizer.text(message("What is shown")), groups: all, x: left, y: bottom });
  }

  /** Opens the menu of groups alone, at a place of the window. */
  openGroups(x: number, y: number): void {
    const picture = this.#view.picture();
    if (!picture) return;
    const label = this.#view.localizer.text(message("Group the tasks"));
    openMenu({ label, groups: [this.#groupingMenu(picture)], x, y });
  }

  #groupingMenu({ plan, grouped }: Picture): readonly MenuItem[] {
    const { localizer } = this.#view;
    return groupingMenu(localizer, plan, grouped?.by, (by) => {
      this.#actions.groupBy(by);
      const count = this.#view.picture()?.model.rows.level.filter((level) => level === 1).length ?? 0;
      const words = [groupingWords(plan, by), ...(by ? [message("Groups: {0}", count)] : [])];
      this.#view.say(words.map((word) => localizer.text(word)).join(localizer.language === "ja" ? "。" : ". "));
    });
  }

  show(layers: Layers): void {
    const picture = this.#view.picture();
    if (!picture) return;
    picture.layers = layers;
    picture.chainChanged();
    this.#view.draw(true);
    this.#actions.changed();
  }

  /** Shows what drives the selected task, or no longer, and says how many tasks that are. */
  toggleDrivers(): void {
    const picture = this.#view.picture();
    if (!picture) return;
    this.show({ ...picture.layers, drivers: !picture.layers.drivers });
    const { chain } = picture;
    const words = !picture.layers.drivers
      ? message("The driving tasks are not marked any more")
      : chain
        ? message("Tasks that drive it: {0}. Tasks that it drives: {1}.", chain.before.size - 1, chain.after.size - 1)
        : message("Select a task to see what drives it");
    this.#view.say(this.#view.localizer.text(words), true);
  }

  /** Shows how much the people have to do, or no longer. */
  toggleLoad(): void {
    const picture = this.#view.picture();
    if (!picture) return;
    this.show({ ...picture.layers, load: !picture.layers.load });
    const words = picture.layers.load
      ? message("The load of people shows under the chart")
      : message("The load of people does not show any more");
    this.#view.say(this.#view.localizer.text(words));
  }
}
