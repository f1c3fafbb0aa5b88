import type { Layers } from "../../core/report/gantt/layout";
import { message } from "../../core/text/message";
import { openMenu } from "../kit/menu";
import type { ChartView } from "./chart-view";
import { layerMenu } from "./layer-menu";

/** What a person chooses to see: layers of the picture. Nothing of it is written to the plan. */
export class Reading {
  readonly #view: Omit<ChartView, "edit">;
  readonly #changed: () => void;

  /** @param changed what is shown is another now, and worth keeping over a reload */
  constructor(view: Omit<ChartView, "edit">, changed: () => void) {
    this.#view = view;
    this.#changed = changed;
  }

  /** Opens the menu of layers under its button. */
  openLayers(button: HTMLElement): void {
    const picture = this.#view.picture();
    if (!picture) return;
    const { left, bottom } = button.getBoundingClientRect();
    const { localizer } = this.#view;
    const groups = layerMenu(localizer, picture.model, picture.layers, (layers) => this.show(layers));
    openMenu({ label: localizer.text(message("What is shown")), groups, x: left, y: bottom });
  }

  show(layers: Layers): void {
    const picture = this.#view.picture();
    if (!picture) return;
    picture.layers = layers;
    picture.chainChanged();
    this.#view.draw(true);
    this.#changed();
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
}
