/** Places of a plan at which a person looks: in ids, durations, keys and names of tasks all over it. */
export function hoverPlaces(text: string, tasks: number): readonly number[] {
  return spread(tasks).flatMap((task) => {
    const head = text.indexOf(`        - id: t${task}\n`);
    const inside = (words: string): number => text.indexOf(words, head) + words.length;
    return [
      inside("duration: "),
      inside("predecessors: ["),
      inside("          own"),
      inside("owner: "),
      inside("- id: "),
    ];
  });
}

/** A text in which a letter was just typed, and the place behind it. */
export interface Asked {
  readonly text: string;
  readonly offset: number;
}

/** Completion asked for by typing: the first letter of a predecessor, a letter in a key, one in the id of a person. */
export function completionsAsked(text: string, tasks: number): readonly Asked[] {
  return spread(tasks).flatMap((task) => {
    const head = text.indexOf(`        - id: t${task}\n`);
    const typed = (words: string, letter: string): Asked => {
      const at = text.indexOf(words, head) + words.length;
      return { text: text.slice(0, at) + letter + text.slice(at), offset: at + 1 };
    };
    return [typed("predecessors: [", "t"), typed("owner: p", "1"), typed("          pri", "o")];
  });
}

/** Tasks from the first phase to the last. */
function spread(tasks: number): readonly number[] {
  return Array.from({ length: 10 }, (_, at) => Math.floor((at * (tasks - 30)) / 9) + 27).map((task) =>
    Math.min(task, tasks - 1),
  );
}
