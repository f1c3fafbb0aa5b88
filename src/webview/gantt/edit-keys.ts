/** What the keys that change the plan act on. */
export interface EditKeyTarget {
  /** Whether the focus is in a cell in which people write. */
  readonly editable: boolean;
  readonly move: (grip: "move" | "resizeStart" | "resizeFinish", direction: 1 | -1) => void;
  readonly command: (kind: "indent" | "outdent" | "moveUp" | "moveDown" | "delete" | "markDone") => void;
  readonly progress: (by: number) => void;
  readonly add: () => void;
  /** Begins to write the cell; `text` stands in the field at first. */
  readonly write: (text?: string) => void;
  /** Takes the field of the cell away. */
  readonly clear: () => void;
  readonly link: () => void;
  /** Extends the selection by a row. */
  readonly extend: (direction: 1 | -1) => void;
  readonly toggle: () => void;
  readonly selectAll: () => void;
  readonly menu: () => void;
  readonly help: () => void;
  readonly zoomToTask: () => void;
  /** Takes back, or does again, what was done in the chart. */
  readonly undo: (kind: "undo" | "redo") => void;
}

/**
 * One key of the tree grid that changes the plan or what is selected. None of them is taken by a command of VS Code that works outside of text editors.
 * @returns whether it meant something
 */
export function handleEditKey(event: KeyboardEvent, target: EditKeyTarget): boolean {
  if (event.isComposing) return false;
  const control = event.ctrlKey || event.metaKey;
  if (event.altKey) return event.shiftKey && altShiftKey(event, target, control);
  if (control) return controlKey(event, target);
  return plainKey(event, target);
}

type Actions = Readonly<Record<string, () => void>>;

function act(actions: Actions, key: string): boolean {
  const action = Object.hasOwn(actions, key) ? actions[key] : undefined;
  action?.();
  return action !== undefined;
}

function altShiftKey(event: KeyboardEvent, target: EditKeyTarget, control: boolean): boolean {
  const { move, command } = target;
  if (control) {
    return act({ ArrowRight: () => move("resizeStart", 1), ArrowLeft: () => move("resizeStart", -1) }, event.key);
  }
  // By the place on the keyboard, because Option types other letters on a Mac.
  return act(
    {
      ArrowRight: () => move("move", 1),
      ArrowLeft: () => move("move", -1),
      ArrowUp: () => command("moveUp"),
      ArrowDown: () => command("moveDown"),
      Period: () => command("indent"),
      Comma: () => command("outdent"),
    },
    event.code,
  );
}

function controlKey(event: KeyboardEvent, target: EditKeyTarget): boolean {
  const { move, command } = target;
  if (event.shiftKey) {
    return act(
      {
        ArrowRight: () => move("resizeFinish", 1),
        ArrowLeft: () => move("resizeFinish", -1),
        ArrowUp: () => target.progress(10),
        ArrowDown: () => target.progress(-10),
        Z: () => target.undo("redo"),
      },
      event.key,
    );
  }
  return act(
    {
      "]": () => command("indent"),
      "[": () => command("outdent"),
      a: target.selectAll,
      " ": target.toggle,
      Enter: target.add,
      Backspace: () => command("delete"),
      z: () => target.undo("undo"),
      y: () => target.undo("redo"),
    },
    event.key,
  );
}

function plainKey(event: KeyboardEvent, target: EditKeyTarget): boolean {
  const { editable } = target;
  if (event.shiftKey) {
    const actions: Actions = {
      ArrowDown: () => target.extend(1),
      ArrowUp: () => target.extend(-1),
      F10: target.menu,
    };
    if (act(actions, event.key)) return true;
  }
  const everywhere: Actions = {
    F2: () => target.write(),
    Insert: target.add,
    ContextMenu: target.menu,
    "?": target.help,
    Delete: editable ? target.clear : () => target.command("delete"),
  };
  if (act(everywhere, event.key)) return true;
  if (editable) return typed(event, target);
  return act({ l: target.link, z: target.zoomToTask }, event.key);
}

/** A letter or digit begins to write the cell; the browser puts it into the field that has the focus then. */
function typed(event: KeyboardEvent, target: EditKeyTarget): boolean {
  // The first key of a composition has no letter yet; the composition goes on in the field.
  const composes = event.key === "Process" || event.keyCode === 229;
  if (!composes && !/^[\p{L}\p{N}]$/u.test(event.key)) return false;
  target.write("");
  // Not handled: what it types is still to come.
  return false;
}
