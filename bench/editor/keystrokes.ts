/** What a person does at a keystroke. */
export type KeystrokeKind = "name" | "duration" | "predecessors" | "key" | "line" | "task";

export const keystrokeKinds: readonly KeystrokeKind[] = ["name", "duration", "predecessors", "key", "line", "task"];

/** A keystroke. Its text is made when it is asked for: hundreds of large texts would fill the memory. */
export interface Keystroke {
  readonly kind: KeystrokeKind;
  /** The whole text after it. */
  readonly text: () => string;
}

/** Characters typed one by one at a place; "\b" takes the last one away again, and "\x7f" the one behind. */
interface Typing {
  readonly kind: KeystrokeKind;
  readonly at: number;
  readonly keys: readonly string[];
}

const backspace = "\b";
const remove = "\x7f";

/**
 * What is typed into a plan (`bench/plan-text.ts`) at its start, in its middle and at its end: a name, a duration, a predecessor, a key that breaks and is repaired, a new
 * line, a new task. Each keystroke leaves the text as the person sees it then, half-typed lines included; after each edit it is as before.
 */
export function typeInto(text: string, tasks: number): readonly Keystroke[] {
  const result: Keystroke[] = [];
  for (const task of [3, tasks >> 1, tasks - 8]) {
    for (const typing of typingsAt(text, task)) result.push(...type(text, typing));
  }
  return result;
}

function typingsAt(text: string, task: number): readonly Typing[] {
  const head = placeOf(text, `        - id: t${task}\n`, 0);
  const behind = (words: string): number => placeOf(text, words, head) + words.length;
  const lineEnd = (words: string): number => text.indexOf("\n", behind(words));
  const backAgain = (count: number): readonly string[] => Array.from({ length: count }, () => backspace);
  const newTask = ["\n        - ", ..."id: new", "\n          ", ..."name: Neu", "\n          ", ..."duration: 2d"];
  return [
    { kind: "name", at: lineEnd("name: ") - 1, keys: [..."、確認と引継ぎ", ...backAgain(7)] },
    { kind: "duration", at: behind("duration: "), keys: ["1", backspace, remove, "2", "4", ...backAgain(2), "1"] },
    { kind: "predecessors", at: lineEnd("predecessors: [") - 1, keys: [...`, t${task - 2} FS+1d`] },
    { kind: "key", at: behind("          owner"), keys: [backspace, backspace, "e", "r", remove, ":"] },
    { kind: "line", at: lineEnd("tags: "), keys: ["\n          ", ..."milestone: false"] },
    { kind: "task", at: lineEnd("notes: "), keys: newTask },
  ];
}

function placeOf(text: string, words: string, from: number): number {
  const at = text.indexOf(words, from);
  if (at < 0) throw new Error(`The plan has no '${words}'.`);
  return at;
}

function type(text: string, { kind, at, keys }: Typing): readonly Keystroke[] {
  let [from, typed, to] = [at, "", at];
  const states: Keystroke[] = [];
  const add = (): void => {
    const [first, words, last] = [from, typed, to];
    states.push({ kind, text: () => inOnePiece(text.slice(0, first) + words + text.slice(last)) });
  };
  for (const key of keys) {
    if (key === remove) to++;
    else if (key !== backspace) typed += key;
    else if (typed === "") from--;
    else typed = typed.slice(0, -1);
    add();
  }
  // The way back in one step, as undo does it.
  [from, typed, to] = [at, "", at];
  add();
  return states;
}

/** An editor hands a text over in one piece; the engine joins the parts of a sum when a character is read first. */
function inOnePiece(text: string): string {
  return text.charCodeAt(0) < 0 ? "" : text;
}

/** Some keystrokes of each kind, spread evenly: a slow peer is measured with fewer of them. */
export function sampleOf(keystrokes: readonly Keystroke[], most: number): readonly Keystroke[] {
  return keystrokeKinds.flatMap((kind) => {
    const all = keystrokes.filter((one) => one.kind === kind);
    if (all.length <= most) return all;
    return Array.from({ length: most }, (_, at) => all[Math.floor((at * all.length) / most)]).flatMap(
      (one) => one ?? [],
    );
  });
}
