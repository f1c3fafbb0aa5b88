/** Texts that repeat, each kept once and named by its index. */
export class Table {
  readonly texts: string[] = [];
  readonly #known = new Map<string, number>();

  index(text: string): number {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const index = this.texts.push(text) - 1;
    this.#known.set(text, index);
    return index;
  }
}
