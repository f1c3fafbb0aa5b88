import { message, type Message } from "../../core/text/message";
import type { EditOutcome } from "../../language/editing/outcome";
import type { Services } from "../services";
import { whyNotWritable } from "../writable";
import type { WrittenText } from "../written-text";
import { applyOutcome } from "./apply-outcome";

/**
 * Writes what a person did in a picture as one step of the document.
 * @param written remembers the document, so that undo works in the picture too
 * @returns why nothing was written
 */
export async function writeFromPicture(
  services: Services,
  outcome: EditOutcome,
  written: WrittenText,
): Promise<Message | undefined> {
  const problem = outcome.problem ?? (await whyNotWritable(services, outcome.edits));
  if (problem) return problem;
  if (outcome.edits.length === 0) return message("Nothing changes.");
  await applyOutcome(outcome, undefined);
  written.remember(outcome.edits);
  return undefined;
}
