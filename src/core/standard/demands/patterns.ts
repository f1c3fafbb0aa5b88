import { LinearPattern, readPattern, type PatternError } from "../cel/pattern";
import type { PlacedText } from "../placed-text";

const compiled = new WeakMap<PlacedText, LinearPattern | PatternError>();

/** The regular expression that a text is; what is wrong with it, where it is none that can be used. */
export function patternIn(text: PlacedText): LinearPattern | PatternError {
  const known = compiled.get(text);
  if (known) return known;
  const made = readPattern(text.text);
  compiled.set(text, made);
  return made;
}

/** Whether a text contains what a pattern describes; undefined for a pattern that can't be used. */
export function matchesPattern(pattern: PlacedText, text: string): boolean | undefined {
  const usable = patternIn(pattern);
  return usable instanceof LinearPattern ? usable.test(text) : undefined;
}
