import { message, type Message } from "../text/message";
import type { Budget, Evaluation, Expression, ExpressionProblem } from "./cel/types";
import type { CompiledMessage, CompiledRule } from "./compile-rule";
import { bilingualMessage } from "./localized";
import { shownValue } from "./message-template";

/** What a rule found in one record that it is about; empty when nothing is wrong. */
export interface RuleFound {
  /** Message of the violation. */
  readonly violation?: Message;
  /** Why it could not be evaluated. */
  readonly failure?: ExpressionProblem & { readonly part: "when" | "check" | "en" | "ja" };
}

/** Nothing is wrong. */
export const fine: RuleFound = {};

/**
 * What a rule finds in a record; undefined when it is not about the record.
 * @param values those of the record and of the project
 */
export function evaluateRule(
  { when, check, message: words }: CompiledRule,
  values: Readonly<Record<string, unknown>>,
  budget: Budget,
): RuleFound | undefined {
  const narrowed = when?.evaluate(values, budget);
  if (narrowed && !isTrue(narrowed)) return failureOf(narrowed, "when");
  const checked = check.evaluate(values, budget);
  if (checked.kind !== "value") return failureOf(checked, "check") ?? fine;
  if (checked.value !== false) return notBoolean(check, checked.value);
  const en = shownMessage(words.en, values, budget);
  const ja = words.ja === words.en ? undefined : shownMessage(words.ja, values, budget);
  const failure = en.failure
    ? { ...en.failure, part: "en" as const }
    : ja?.failure
      ? { ...ja.failure, part: "ja" as const }
      : undefined;
  return { violation: bilingualMessage({ en: en.text, ja: ja?.text ?? en.text }), ...(failure && { failure }) };
}

function isTrue(evaluation: Evaluation): boolean {
  return evaluation.kind === "value" && evaluation.value === true;
}

function failureOf(evaluation: Evaluation, part: "when" | "check"): RuleFound | undefined {
  return evaluation.kind === "failed" ? { failure: { ...evaluation.problem, part } } : undefined;
}

/** What is known only when it is computed may turn out to be no condition. */
function notBoolean({ text }: Expression, value: unknown): RuleFound {
  if (value === true) return fine;
  const words = message("A condition is expected here, but its value is '{0}'.", shownValue(value));
  return { failure: { part: "check", span: { start: 0, end: text.length }, message: words, suggestions: [] } };
}

/** A message with its values; those that are absent are left out with a sign. */
function shownMessage(
  pieces: CompiledMessage,
  values: Readonly<Record<string, unknown>>,
  budget: Budget,
): { readonly text: string; readonly failure: ExpressionProblem | undefined } {
  let failure: ExpressionProblem | undefined;
  let text = "";
  for (const piece of pieces) {
    if (typeof piece === "string") {
      text += piece;
      continue;
    }
    const evaluation = piece.expression.evaluate(values, budget);
    text += evaluation.kind === "value" ? shownValue(evaluation.value) : "—";
    if (evaluation.kind === "failed") failure ??= movedProblem(evaluation.problem, piece.start);
  }
  return { text, failure };
}

function movedProblem(problem: ExpressionProblem, by: number): ExpressionProblem {
  return { ...problem, span: { start: problem.span.start + by, end: problem.span.end + by } };
}
