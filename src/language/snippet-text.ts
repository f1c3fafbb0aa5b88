/** Writes VS Code snippet syntax: counts the tab stops and escapes what has a meaning in it. */
export class SnippetText {
  #next = 1;

  /** Plain text. */
  static escape(text: string): string {
    return text.replace(/[\\$}]/g, "\\$&");
  }

  /** A place to type, filled with `text`. */
  placeholder(text = ""): string {
    const stop = this.#next++;
    return text === "" ? `$${stop}` : `\${${stop}:${SnippetText.escape(text)}}`;
  }

  /** A place where one of some values is chosen; the first one stands there from the start. */
  choice(values: readonly string[]): string {
    if (values.length < 2) return this.placeholder(values[0]);
    const stop = this.#next++;
    return `\${${stop}|${values.map((value) => value.replace(/[\\,|$}]/g, "\\$&")).join(",")}|}`;
  }
}

const places = /\$\{\d+\|((?:\\.|[^|\\])*)\|\}|\$\{\d+:((?:\\.|[^}\\])*)\}|\$\d+|\\([\\$}])/g;

/** The text that a snippet leaves when nothing is typed into its places. */
export function expandSnippet(snippet: string): string {
  const plain = (text: string): string => text.replace(/\\(.)/g, "$1");
  return snippet.replace(places, (_all, choices?: string, placeholder?: string, escaped?: string) => {
    if (choices !== undefined) return plain(/^(?:\\.|[^,\\])*/.exec(choices)?.[0] ?? "");
    return placeholder === undefined ? (escaped ?? "") : plain(placeholder);
  });
}
