// A page that shows the parts of the kit to the test beside it.
import "../../../src/webview/kit/kit.css";
import { Channel } from "../../../src/webview/kit/channel";
import { element, setAttribute } from "../../../src/webview/kit/dom";
import { rovingTabindex } from "../../../src/webview/kit/keyboard";
import { errorState } from "../../../src/webview/kit/states";
import { observeTheme, presentTheme } from "../../../src/webview/kit/theme";
import { toolbar, toolbarButton } from "../../../src/webview/kit/toolbar";

type ToHost = { readonly type: "ready" } | { readonly type: "open"; readonly version: number; readonly id: string };
type FromHost = { readonly type: "picture"; readonly version: number } | { readonly type: "note" };

const channel = new Channel<ToHost, FromHost, { readonly kind: "kit"; readonly zoom: number }>();
const themes: string[] = [presentTheme()];
const received: string[] = [];
observeTheme((theme) => themes.push(theme));

const open = toolbarButton({ label: "Open", icon: "export", onClick: () => channel.intend({ type: "open", id: "a" }) });
const disabled = toolbarButton({ label: "Nothing", icon: "close", onClick: () => undefined });
disabled.disabled = true;
const last = toolbarButton({ label: "Last", showLabel: true, pressed: true, onClick: () => undefined });
const { bar, update } = toolbar("Tools", [[open, disabled], [last]]);

const list = element("div", {
  class: "list",
  children: ["one", "two", "three"].map((text) => element("button", { text, attributes: { type: "button" } })),
});
rovingTabindex(list, () => [...list.querySelectorAll("button")], "vertical");

document.body.append(
  bar,
  list,
  errorState({
    title: "<b>Broken</b>",
    hint: "Do this",
    actions: [{ label: "Try again", onClick: () => channel.refresh() }],
  }),
);
channel.open((message) => received.push(message.type));

/** What the test asks for. */
Object.assign(window, {
  kit: {
    themes,
    received,
    update,
    refuses: (name: string): boolean => {
      try {
        setAttribute(bar, name, "x");
        return false;
      } catch {
        return true;
      }
    },
    save: () => channel.save({ kind: "kit", zoom: 3 }),
    load: () =>
      channel.load((state): state is { kind: "kit"; zoom: number } => (state as { kind?: string })?.kind === "kit"),
  },
});
