import { element, setAttribute } from "./dom";
import { icon, type IconName } from "./icons";
import { rovingTabindex } from "./keyboard";

export interface ButtonOptions {
  /** Name for people; the tooltip too. */
  readonly label: string;
  readonly icon?: IconName;
  /** Write the label on the button, beside the icon. */
  readonly showLabel?: boolean;
  /** Shown in the tooltip: `+`. */
  readonly shortcut?: string;
  /** For buttons that stay pressed. */
  readonly pressed?: boolean;
  readonly onClick: () => void;
}

/** A button of a toolbar. */
export function toolbarButton(options: ButtonOptions): HTMLButtonElement {
  const button = element("button", {
    class: options.showLabel ? "tool tool-labelled" : "tool",
    attributes: { type: "button", "aria-pressed": options.pressed === undefined ? undefined : String(options.pressed) },
    on: { click: options.onClick },
  });
  labelButton(button, options);
  return button;
}

/** Writes label and tooltip again, after the language changed. */
export function labelButton(
  button: HTMLButtonElement,
  options: Pick<ButtonOptions, "label" | "icon" | "showLabel" | "shortcut">,
): void {
  setAttribute(button, "aria-label", options.label);
  button.title = options.shortcut ? `${options.label} (${options.shortcut})` : options.label;
  setAttribute(button, "aria-keyshortcuts", options.shortcut);
  button.replaceChildren(
    ...(options.icon ? [icon(options.icon)] : []),
    ...(options.showLabel || !options.icon ? [element("span", { text: options.label })] : []),
  );
}

/** A toolbar of groups of controls with one tab stop. @returns the bar, and what to call after controls changed */
export function toolbar(
  label: string,
  groups: readonly (readonly HTMLElement[])[],
): { readonly bar: HTMLElement; readonly update: () => void } {
  const bar = element("div", {
    class: "toolbar",
    attributes: { role: "toolbar", "aria-label": label },
    children: groups.map((controls) => element("div", { class: "tool-group", children: [...controls] })),
  });
  const focusable = (): readonly HTMLElement[] =>
    groups
      .flat()
      .flatMap((control) =>
        control.matches("button, input, select")
          ? [control]
          : [...control.querySelectorAll<HTMLElement>("button, input, select")],
      );
  return { bar, update: rovingTabindex(bar, focusable) };
}
