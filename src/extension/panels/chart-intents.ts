import type { Message } from "../../core/text/message";
import type { EditOutcome } from "../../language/editing/outcome";
import type { GanttToHost, HostToGantt, NamedGanttView } from "../../protocol/gantt";
import type { GanttEdit } from "../../protocol/gantt-edit";
import { writeFromPicture } from "../commands/write-from-picture";
import { deleteView, savedViews, saveView, type SavedViewsKey } from "../saved-views";
import type { Services } from "../services";
import { WrittenText } from "../written-text";

/** What a chart needs of its panel. */
interface ChartPanel {
  readonly send: (message: HostToGantt) => void;
  readonly tell: (words: Message) => void;
  /** Gives the chart the focus. */
  readonly focus: () => void;
  /** What an edit writes. */
  readonly outcomeOf: (edit: GanttEdit) => EditOutcome;
}

/** What a person can do in every Gantt chart, be it of one project or of all: change the plan, take it back, and keep views. */
export class ChartIntents {
  readonly #services: Services;
  readonly #written = new WrittenText();

  constructor(services: Services) {
    this.#services = services;
  }

  /** The views that the person keeps of what a chart shows. */
  views(key: SavedViewsKey): readonly NamedGanttView[] {
    return savedViews(this.#services, key);
  }

  /** @returns whether the intent was one of these */
  async handle(intent: GanttToHost, key: SavedViewsKey, panel: ChartPanel): Promise<boolean> {
    switch (intent.type) {
      case "edit": {
        const outcome = panel.outcomeOf(intent.edit);
        const problem = await writeFromPicture(this.#services, outcome, this.#written);
        if (problem) panel.tell(problem);
        return true;
      }
      case "undo":
      case "redo": {
        const problem = await this.#written.step(intent.type);
        if (problem) panel.tell(problem);
        panel.focus();
        return true;
      }
      case "saveView":
        await saveView(this.#services, key, intent.view);
        panel.send({ type: "views", views: this.views(key) });
        return true;
      case "deleteView":
        await deleteView(this.#services, key);
        panel.send({ type: "views", views: this.views(key) });
        return true;
      default:
        return false;
    }
  }
}
