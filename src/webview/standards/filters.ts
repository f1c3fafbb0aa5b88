import type { ConformanceFilter, ProjectConformance } from "../../core/report/conformance/table";
import { severities, type Severity } from "../../core/text/finding";
import { message } from "../../core/text/message";
import type { ConformanceExport, ConformanceMessage, StandardsTab } from "../../protocol/standards";
import { element, setAttribute } from "../kit/dom";
import type { Localizer } from "../kit/localizer";
import { openMenu } from "../kit/menu";
import { Segments } from "../kit/segments";
import { labelButton, toolbar, toolbarButton } from "../kit/toolbar";
import { severityLabels } from "./words";

export interface FilterActions {
  readonly turnTo: (tab: StandardsTab) => void;
  readonly filter: (filter: ConformanceFilter) => void;
  readonly showAll: (showsAll: boolean) => void;
  readonly exportAs: (format: ConformanceExport) => void;
}

export interface FilterPicture {
  readonly tab: StandardsTab;
  readonly filter: ConformanceFilter;
  readonly showsAll: boolean;
  readonly projects: readonly ProjectConformance[];
  readonly standards: ConformanceMessage["standards"];
  /** How much shows. */
  readonly summary: string;
  readonly localizer: Localizer;
}

const tabLabels = { conformance: message("Conformance"), impact: message("Impact of an edit") } as const;
const extents = { broken: message("Not kept by all"), all: message("All rules") } as const;
const exports = {
  xlsx: message("Workbook (XLSX)"),
  html: message("Web page (HTML)"),
  markdown: message("Markdown"),
} as const;

/** The toolbar: which part, which rules, of which standard, of projects in which phase, how grave; and export. */
export class FilterBar {
  readonly node: HTMLElement;
  readonly #update: () => void;
  readonly #tabs: Segments<StandardsTab>;
  readonly #extent: Segments<keyof typeof extents>;
  readonly #standard = select();
  readonly #phase = select();
  readonly #severity = select();
  readonly #export: HTMLButtonElement;
  readonly #summary = element("span", { class: "filter-summary" });
  #picture: FilterPicture | undefined;

  constructor(actions: FilterActions) {
    this.#tabs = new Segments<StandardsTab>(["conformance", "impact"], actions.turnTo);
    this.#extent = new Segments<keyof typeof extents>(["broken", "all"], (extent) => actions.showAll(extent === "all"));
    const change = (node: HTMLSelectElement, key: keyof ConformanceFilter): void =>
      node.addEventListener("change", () => {
        actions.filter({ ...this.#picture?.filter, [key]: node.value === "" ? undefined : node.value });
      });
    change(this.#standard, "standard");
    change(this.#phase, "phase");
    change(this.#severity, "severity");
    this.#export = toolbarButton({
      label: "",
      icon: "export",
      showLabel: true,
      onClick: () => this.#openExport(actions),
    });
    const made = toolbar("", [
      [this.#tabs.node],
      [this.#extent.node],
      [this.#standard, this.#phase, this.#severity],
      [this.#export],
    ]);
    made.bar.append(this.#summary);
    this.node = made.bar;
    this.#update = made.update;
  }

  show(picture: FilterPicture): void {
    this.#picture = picture;
    const { tab, filter, showsAll, projects, standards, summary, localizer } = picture;
    const text = localizer.text.bind(localizer);
    setAttribute(this.node, "aria-label", text(message("Parts and filters of the view")));
    this.#tabs.show(text(message("Part")), tab, (value) => text(tabLabels[value]));
    this.#extent.show(text(message("Which rules show")), showsAll ? "all" : "broken", (value) => text(extents[value]));
    const phases = [...new Set(projects.flatMap(({ project: { phase } }) => phase ?? []))].sort();
    fill(
      this.#standard,
      text(message("Any standard")),
      filter.standard,
      standards.map(({ id, title }) => [id, title]),
    );
    fill(
      this.#phase,
      text(message("Any phase")),
      filter.phase,
      phases.map((phase) => [phase, phase]),
    );
    fill(
      this.#severity,
      text(message("Any severity")),
      filter.severity,
      severities.slice(0, -1).map((one: Severity) => [one, text(message("{0} or graver", text(severityLabels[one])))]),
    );
    setAttribute(this.#standard, "aria-label", text(message("Standard")));
    setAttribute(this.#phase, "aria-label", text(message("Phase")));
    setAttribute(this.#severity, "aria-label", text(message("Severity")));
    labelButton(this.#export, { label: text(message("Export")), icon: "export", showLabel: true });
    const isMap = tab === "conformance";
    this.#extent.node.hidden = !isMap;
    for (const node of [this.#standard, this.#phase, this.#severity]) node.hidden = !isMap || node.options.length < 3;
    // A filter that is on stays, so that it can be taken away.
    for (const [node, chosen] of [
      [this.#standard, filter.standard],
      [this.#phase, filter.phase],
      [this.#severity, filter.severity],
    ] as const)
      if (isMap && chosen !== undefined) node.hidden = false;
    this.#export.hidden = !isMap;
    this.#summary.textContent = summary;
    this.#update();
  }

  #openExport(actions: FilterActions): void {
    const localizer = this.#picture?.localizer;
    if (!localizer) return;
    const { left, bottom } = this.#export.getBoundingClientRect();
    openMenu({
      label: localizer.text(message("Export")),
      groups: [
        (Object.keys(exports) as ConformanceExport[]).map((format) => ({
          label: localizer.text(exports[format]),
          run: () => actions.exportAs(format),
        })),
      ],
      x: left,
      y: bottom,
    });
  }
}

function select(): HTMLSelectElement {
  return element("select", { class: "field filter-select" });
}

function fill(
  node: HTMLSelectElement,
  any: string,
  chosen: string | undefined,
  values: readonly (readonly [string, string])[],
): void {
  const options = [["", any], ...values] as readonly (readonly [string, string])[];
  const all =
    chosen === undefined || options.some(([value]) => value === chosen)
      ? options
      : [...options, [chosen, chosen] as const];
  node.replaceChildren(...all.map(([value, label]) => element("option", { text: label, attributes: { value } })));
  node.value = chosen ?? "";
  node.classList.toggle("filter-active", chosen !== undefined);
}
