import { message, type Message } from "../../core/text/message";
import { element } from "../kit/dom";
import type { Localizer } from "../kit/localizer";

type Keys = readonly (readonly [keys: string, does: Message])[];

/** Every key of the chart, as the dialog shows them. */
function keySections(): readonly (readonly [Message, Keys])[] {
  return [
    [
      message("Move around"),
      [
        ["↑ ↓ PageUp PageDown Home End", message("Another row")],
        ["→ ←", message("Expand, collapse, cells of the row")],
        ["Enter", message("Go to the text")],
        ["P S", message("First predecessor, first successor")],
        ["+ − F T Z", message("Zoom in, zoom out, whole plan, today, this task")],
        ["Alt+← Alt+→", message("Along the time axis")],
        ["Ctrl+F /", message("Find tasks")],
        ["D", message("What drives the selected task")],
        ["F8 Shift+F8", message("Next and previous task with findings")],
        ["G", message("Group the tasks")],
        ["H M", message("Load of people, overview of the whole plan")],
        ["O Shift+O", message("Next over-allocation, previous over-allocation")],
      ],
    ],
    [
      message("Select"),
      [
        ["Shift+↑ Shift+↓", message("More rows, up or down")],
        ["Ctrl+Space", message("Add or remove this row")],
        ["Ctrl+A", message("All rows")],
        ["Ctrl+C", message("Copy the rows")],
        ["Shift+F10", message("Menu of the row")],
      ],
    ],
    [
      message("Change the plan"),
      [
        ["F2 A…Z 0…9", message("Write the cell (Enter and Tab write, Esc gives up)")],
        ["Alt+Shift+← →", message("Move the task by a day")],
        ["Ctrl+Shift+← →", message("Make it a day shorter or longer")],
        ["Ctrl+Alt+Shift+← →", message("Move its start alone")],
        ["Ctrl+Shift+↑ ↓", message("10% more or less progress")],
        ["L", message("Link to another task, or remove the link")],
        ["Insert Ctrl+Enter", message("Add a task below")],
        ["Delete", message("Delete the rows, the selected link, or what stands in the cell")],
        ["Ctrl+] Ctrl+[", message("Indent, outdent")],
        ["Alt+Shift+↑ ↓", message("Move the rows up or down")],
        ["Ctrl+Z Ctrl+Y", message("Undo or redo what was done in the chart")],
      ],
    ],
    [
      message("With the mouse"),
      [
        ["⇤ ⇥", message("Drag a bar to move it, its ends to change its dates, the mark below it for its progress")],
        ["●", message("Drag the dot beside a bar to an end of another one to link them")],
        ["Alt", message("While dragging: dates don't snap to days")],
        ["Esc", message("Gives up")],
      ],
    ],
  ];
}

/** Shows the keys of the chart in a dialog, which Escape and its button close. */
export function showHelp(localizer: Localizer): void {
  const before = document.activeElement;
  const title = localizer.text(message("Keyboard and mouse in the Gantt chart"));
  const close = element("button", {
    class: "button",
    text: localizer.text(message("Close")),
    attributes: { type: "button" },
  });
  const dialog = element("dialog", {
    class: "help",
    attributes: { "aria-label": title },
    children: [
      element("h2", { text: title }),
      element("div", {
        class: "help-sections",
        children: keySections().map(([heading, keys]) =>
          element("section", {
            children: [
              element("h3", { text: localizer.text(heading) }),
              element("dl", {
                children: keys.flatMap(([key, does]) => [
                  element("dt", { children: keyNodes(key) }),
                  element("dd", { text: localizer.text(does) }),
                ]),
              }),
            ],
          }),
        ),
      }),
      close,
    ],
  });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  });
  document.body.append(dialog);
  dialog.showModal();
  close.focus();
}

function keyNodes(keys: string): readonly Node[] {
  return keys.split(" ").map((key) => element("kbd", { text: key }));
}
