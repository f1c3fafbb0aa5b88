/** Reads the input of a tool: a model writes it, so that anything may be in it. */
export class ToolInput {
  readonly #data: Readonly<Record<string, unknown>>;

  constructor(input: unknown) {
    this.#data = isRecord(input) ? input : {};
  }

  /** A text that is not empty. */
  text(key: string): string | undefined {
    const value = this.#data[key];
    return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
  }

  /** The texts of a list; undefined where there is none. */
  texts(key: string): readonly string[] | undefined {
    const value = this.#data[key];
    return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : undefined;
  }

  /** A whole number, at least 0. */
  count(key: string): number | undefined {
    const value = this.#data[key];
    return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
  }
}

/** Whether a value is an object with keys. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
