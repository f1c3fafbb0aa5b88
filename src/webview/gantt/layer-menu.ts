import type { Layers } from "../../core/report/gantt/layout";
import type { GanttModel } from "../../core/report/gantt/types";
import { message, type Message } from "../../core/text/message";
import type { Localizer } from "../kit/localizer";
import type { MenuItem } from "../kit/menu";

/** The menu of what a chart shows besides bars. What a plan does not have is not offered. */
export function layerMenu(
  localizer: Localizer,
  model: GanttModel,
  layers: Layers,
  set: (layers: Layers) => void,
): readonly (readonly MenuItem[])[] {
  const toggle = (key: keyof Omit<Layers, "baseline">, label: Message, shortcut?: string): MenuItem => ({
    label: localizer.text(label),
    checked: layers[key],
    independent: true,
    ...(shortcut && { shortcut }),
    run: () => set({ ...layers, [key]: !layers[key] }),
  });
  const { baseline, ...rest } = layers;
  const choose = (label: string, id: string | undefined): MenuItem => ({
    label,
    checked: baseline === id,
    run: () => set(id === undefined ? rest : { ...rest, baseline: id }),
  });
  const baselines = model.baselines ?? [];
  return [
    [
      toggle("links", message("Links")),
      toggle("drivers", message("What drives the selected task"), "D"),
      toggle("behind", message("Behind at the status date")),
      toggle("slack", message("Slack")),
      toggle("people", message("People beside the bars")),
      ...(model.gates ? [toggle("gates", message("Gates"))] : []),
    ],
    [toggle("load", message("Load of people"), "H"), toggle("minimap", message("Overview of the whole plan"), "M")],
    baselines.length === 0
      ? []
      : [
          choose(localizer.text(message("No baseline")), undefined),
          ...baselines.map(({ id, name }) => choose(localizer.text(message("Baseline: {0}", name)), id)),
          ...(baselines.length > 1 ? [choose(localizer.text(message("All baselines")), "*")] : []),
        ],
  ];
}
