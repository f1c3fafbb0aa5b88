import type { Movement } from "../../risk/movement";
import { presentPlace } from "../../risk/positions";
import type { MatrixRisk, Placement, Words } from "../../risk/types";
import { message, type Message } from "../../text/message";

/** What moved since a day, and where that is known from. */
export interface ShownMovement {
  /** Day at whose begin the earlier register was taken: `2026-06-01`. */
  readonly since: string;
  /** From a commit; otherwise from the assessments that the risks themselves write down, because there is no commit or (left out) because git was not asked. */
  readonly fromGit?: boolean | undefined;
  readonly movement: Movement;
}

type Say = (words: Words) => string;

/** What moved, in a sentence, and where that is known from. */
export function movementSentence(
  { since, fromGit, movement: { moved, added, closed } }: ShownMovement,
  say: Say,
): string {
  const count = (direction: string): number => moved.filter((risk) => risk.direction === direction).length;
  const sentence = say(
    message(
      "Since {0}: {1} up, {2} down, {3} sideways, {4} new, {5} closed.",
      since,
      count("up"),
      count("down"),
      count("sideways"),
      added.length,
      closed.length,
    ),
  );
  if (fromGit) return sentence;
  const why =
    fromGit === undefined
      ? message("Only assessments written in the risks are counted.")
      : message("No commit before that day has this project: only assessments written in the risks are counted.");
  return `${sentence} ${say(why)}`;
}

const directions: Readonly<Record<Movement["moved"][number]["direction"], Message>> = {
  up: message("up"),
  down: message("down"),
  sideways: message("sideways"),
};

/** Columns of a register that tell what moved: the score that each risk had, and what became of it. */
export function movementCells(
  { since, movement }: ShownMovement,
  say: Say,
): { readonly heads: readonly string[]; readonly cells: (risk: MatrixRisk) => readonly string[] } {
  const moved = new Map(movement.moved.map((one) => [one.id, one]));
  const added = new Set(movement.added);
  const closed = new Set(movement.closed);
  return {
    heads: [say(message("Score on {0}", since)), say(message("Moved since"))],
    cells: (risk) => {
      const way = moved.get(risk.id);
      const before = way ? way.from.score : added.has(risk.id) ? undefined : presentPlace<Placement>(risk)?.score;
      const words = [
        ...(way ? [directions[way.direction]] : []),
        ...(added.has(risk.id) ? [message("new")] : []),
        ...(closed.has(risk.id) ? [message("closed")] : []),
      ];
      return [String(before ?? ""), words.map(say).join(", ")];
    },
  };
}
