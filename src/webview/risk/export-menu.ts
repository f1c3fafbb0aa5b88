import { message, type Message } from "../../core/text/message";
import type { RiskExport } from "../../protocol/risk";
import type { Localizer } from "../kit/localizer";
import type { MenuItem } from "../kit/menu";

/** What can be written into a file, as it shows. @param selected id of the chosen risk, whose bow-tie can be written */
export function exportItems(
  localizer: Localizer,
  selected: string | undefined,
  write: (what: RiskExport, id: string | undefined) => void,
): readonly (readonly MenuItem[])[] {
  const item = (label: Message, what: RiskExport): MenuItem => ({
    label: localizer.text(label),
    run: () => write(what, undefined),
  });
  const bowTie = (label: Message, what: RiskExport): MenuItem => ({
    label: localizer.text(label),
    disabled: selected === undefined,
    run: () => write(what, selected),
  });
  return [
    [
      item(message("Matrix as SVG"), "matrixSvg"),
      item(message("Matrix as PNG"), "matrixPng"),
      item(message("Matrix and register as a web page"), "page"),
    ],
    selected === undefined
      ? [bowTie(message("Bow-tie as SVG (select a risk first)"), "bowTieSvg")]
      : [
          bowTie(message("Bow-tie of {0} as SVG", selected), "bowTieSvg"),
          bowTie(message("Bow-tie of {0} as PNG", selected), "bowTiePng"),
        ],
    [item(message("Register as CSV"), "registerCsv"), item(message("Matrix and register as Markdown"), "markdown")],
  ];
}
