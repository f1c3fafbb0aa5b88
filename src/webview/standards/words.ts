import { message, type Message } from "../../core/text/message";
import type { Severity } from "../../core/text/finding";

/** What the severities of rules are called. */
export const severityLabels: Readonly<Record<Severity, Message>> = {
  error: message("Error"),
  warning: message("Warning"),
  info: message("Information"),
  hint: message("Hint"),
};

/** Signs before findings, which tell severities apart without colours. */
export const severitySigns: Readonly<Record<Severity, string>> = { error: "✕", warning: "▲", info: "ℹ", hint: "·" };
