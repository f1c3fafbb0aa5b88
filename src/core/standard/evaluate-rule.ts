import { message, type Message } from "../text/message";
import type { Evaluation, Expression, ExpressionProblem } from "./cel/types";
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

/** Evaluates an expression for the record. */
export type Ask = (expression: Expression) => Evaluation;

/** Nothing is wrong. */
const fine: RuleFound = {};

/** What a rule finds in a record; undefined when it is not about the record. */
export function evaluateRule({ when, check, message: words }: CompiledRule, ask: Ask): RuleFound | undefined {
  const narrowed = when && ask(when);
  if (narrowed && !isTrue(narrowed)) return failureOf(narrowed, "when");
  const checked = ask(check);
  if (checked.kind !== "value") return failureOf(checked, "check") ?? fine;
  if (checked.value !== false) return notBoolean(check, checked.value);
  const [en, ja] = [shownMessage(words.en, ask), words.ja === words.en ? undefined : shownMessage(words.ja, ask)];
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
  ask: Ask,
): { readonly text: string; readonly failure?: ExpressionProblem } {
  let failure: ExpressionProblem | undefined;
  const text = pieces
    .map((piece) => {
      if (typeof piece === "string") return piece;
      const evaluation = ask(piece.expression);
      if (evaluation.kind === "value") return shownValue(evaluation.value);
      if (evaluation.kind === "failed") failure ??= movedProblem(evaluation.problem, piece.start);
      return "—";
    })
    .join("");
  return { text, ...(failure && { failure }) };
}

function movedProblem(problem: ExpressionProblem, by: number): ExpressionProblem {
  return { ...problem, span: { start: problem.span.start + by, end: problem.span.end + by } };
}
