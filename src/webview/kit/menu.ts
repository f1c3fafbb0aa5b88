import { element } from "./dom";
import { float } from "./floating";

export interface MenuItem {
  readonly label: string;
  /** Key that does the same, as people read it: `Ctrl+C`. */
  readonly shortcut?: string;
  /** For one of several that exclude each other, or with `independent` for one that is on or off by itself. */
  readonly checked?: boolean;
  readonly independent?: boolean;
  readonly disabled?: boolean;
  readonly run: () => void;
}

export interface MenuOptions {
  readonly label: string;
  /** Lines stand between groups. */
  readonly groups: readonly (readonly MenuItem[])[];
  /** Corner of the menu, in pixels of the window. */
  readonly x: number;
  readonly y: number;
  /** After the menu went away, however. */
  readonly closed?: () => void;
}

/**
 * Shows a menu of our own (WAI-ARIA menu): arrow keys, Home, End, first letters, Enter, Escape. It stays in the window, takes the focus and gives it back.
 * @returns a function that closes it
 */
export function openMenu(options: MenuOptions): () => void {
  const entries = options.groups.flat().map((item) => ({ item, node: itemNode(item) }));
  const nodes = options.groups
    .filter((group) => group.length > 0)
    .map((group) =>
      element("div", {
        class: "menu-group",
        attributes: { role: "group" },
        children: entries.filter(({ item }) => group.includes(item)).map(({ node }) => node),
      }),
    );
  const menu = element("div", {
    class: "menu",
    attributes: { role: "menu", tabindex: -1, "aria-label": options.label },
    children: nodes,
  });
  const usable = entries.filter(({ item }) => item.disabled !== true);

  const choose = (item: MenuItem): void => {
    close(true);
    item.run();
  };
  const focusAt = (index: number): void => {
    const count = usable.length;
    if (count > 0) usable[(index + count) % count]?.node.focus();
  };

  for (const { item, node } of usable) {
    node.addEventListener("click", () => choose(item));
    node.addEventListener("pointermove", () => node.focus({ preventScroll: true }));
  }
  menu.addEventListener("contextmenu", (event) => event.preventDefault());
  menu.addEventListener("keydown", (event) => {
    const at = usable.findIndex(({ node }) => node === document.activeElement);
    // No key of the menu means anything to what lies under it.
    event.stopPropagation();
    if (event.key === "Tab") {
      event.preventDefault();
      close(true);
      return;
    }
    const actions: Readonly<Record<string, () => void>> = {
      ArrowDown: () => focusAt(at + 1),
      ArrowUp: () => focusAt(at < 0 ? usable.length - 1 : at - 1),
      Home: () => focusAt(0),
      End: () => focusAt(usable.length - 1),
      Escape: () => close(true),
      Enter: () => usable[at] && choose(usable[at].item),
      " ": () => usable[at] && choose(usable[at].item),
    };
    const action = Object.hasOwn(actions, event.key) ? actions[event.key] : letterAction(event, at);
    if (!action) return;
    event.preventDefault();
    action();
  });
  const letterAction = (event: KeyboardEvent, at: number): (() => void) | undefined => {
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return undefined;
    const letter = event.key.toLowerCase();
    const next = usable.findIndex(({ item }, index) => index > at && item.label.toLowerCase().startsWith(letter));
    const found = next >= 0 ? next : usable.findIndex(({ item }) => item.label.toLowerCase().startsWith(letter));
    return found < 0 ? undefined : () => focusAt(found);
  };

  const close = float(menu, options);
  focusAt(0);
  return () => close(false);
}

function itemNode(item: MenuItem): HTMLElement {
  return element("div", {
    class: "menu-item",
    attributes: {
      role: item.checked === undefined ? "menuitem" : item.independent ? "menuitemcheckbox" : "menuitemradio",
      tabindex: -1,
      "aria-checked": item.checked === undefined ? undefined : String(item.checked),
      "aria-disabled": item.disabled === true ? "true" : undefined,
      "aria-keyshortcuts": item.shortcut?.replace("Ctrl", "Control"),
    },
    children: [
      element("span", { class: "menu-check", text: item.checked ? "✓" : "", attributes: { "aria-hidden": "true" } }),
      element("span", { class: "menu-label", text: item.label }),
      ...(item.shortcut
        ? [element("span", { class: "menu-key", text: item.shortcut, attributes: { "aria-hidden": "true" } })]
        : []),
    ],
  });
}
