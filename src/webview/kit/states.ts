import { element } from "./dom";

export interface StateAction {
  readonly label: string;
  readonly onClick: () => void;
}

export interface StateOptions {
  /** What there is to say: "This project has no tasks yet". */
  readonly title: string;
  /** What to do next. */
  readonly hint?: string;
  /** An example to copy, shown as code. */
  readonly example?: string;
  readonly actions?: readonly StateAction[];
}

/** What stands in place of a picture when there is nothing to draw. */
export function emptyState(options: StateOptions): HTMLElement {
  return state("state state-empty", "status", options);
}

/** What stands in place of a picture that can't be drawn; announced at once. */
export function errorState(options: StateOptions): HTMLElement {
  return state("state state-error", "alert", options);
}

function state(className: string, role: string, options: StateOptions): HTMLElement {
  return element("div", {
    class: className,
    attributes: { role },
    children: [
      element("h2", { text: options.title }),
      ...(options.hint ? [element("p", { text: options.hint })] : []),
      ...(options.example ? [element("pre", { children: [element("code", { text: options.example })] })] : []),
      ...(options.actions && options.actions.length > 0
        ? [
            element("div", {
              class: "state-actions",
              children: options.actions.map((action, index) =>
                element("button", {
                  class: index === 0 ? "button" : "button button-secondary",
                  text: action.label,
                  attributes: { type: "button" },
                  on: { click: action.onClick },
                }),
              ),
            }),
          ]
        : []),
    ],
  });
}
