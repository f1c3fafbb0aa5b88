import { message, type Message } from "../../text/message";
import { RE2JS, RE2JSException, RE2JSSyntaxException } from "re2js";

/** Largest program: a test costs at most this many steps for each character. */
const mostSteps = 2_000;
/** Longest pattern, in characters. */
const longest = 1_000;

/** A pattern that can't be used. */
export class PatternError extends Error {
  /** @param part of the pattern that is not understood; all of it where it is too large */
  constructor(readonly part: string) {
    super("unsupported pattern");
    this.name = "PatternError";
  }
}

/**
 * A regular expression in the syntax of RE2, which CEL prescribes. It takes time in proportion to the text, whatever the pattern is: it has neither back references nor
 * lookaround, so that nothing is gone back to.
 */
export class LinearPattern {
  readonly #compiled: RE2JS;

  /** @throws PatternError for a syntax that is wrong or not admitted, and for programs that would be too large */
  constructor(source: string) {
    if (source.length > longest) throw new PatternError(`${source.slice(0, 20)}…`);
    this.#compiled = compiled(source);
    if (this.size > mostSteps) throw new PatternError(source);
  }

  /** Number of steps: a test costs at most this many for each character. */
  get size(): number {
    return this.#compiled.programSize();
  }

  /** Whether the pattern is found anywhere in a text. */
  test(text: string): boolean {
    return this.#compiled.test(text);
  }
}

/** The pattern that a text is, or what is wrong with it. */
export function readPattern(source: string): LinearPattern | PatternError {
  try {
    return new LinearPattern(source);
  } catch (error) {
    if (error instanceof PatternError) return error;
    throw error;
  }
}

/** Why a pattern can't be used, for people. */
export function patternWords({ part }: PatternError): Message {
  return message(
    "This pattern can't be used: “{0}” is not understood, refers back, looks around, or repeats too often.",
    part,
  );
}

function compiled(source: string): RE2JS {
  try {
    return RE2JS.compile(source);
  } catch (error) {
    if (error instanceof RE2JSSyntaxException) throw new PatternError(error.getPattern() ?? source);
    if (error instanceof RE2JSException) throw new PatternError(source);
    throw error;
  }
}
