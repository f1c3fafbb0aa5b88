import type { Project, RiskPosition } from "../model/types";
import { parseInstant, type Instant } from "../text/instant";
import { entryOf, valueOf, type TreeNode } from "../text/tree";
import { readPosition } from "../model/risks";
import type { PastRisk } from "./history";
import { presentPlace } from "./positions";
import { cellKey, cellsByKey } from "./scale";
import { isClosed } from "./statuses";
import type { MatrixRisk, Placement, RiskMatrixModel } from "./types";

/** A risk that stands elsewhere than it stood. */
export interface MovedRisk {
  readonly id: string;
  readonly from: Placement;
  readonly to: Placement;
  /** By the score; sideways when that is the same. */
  readonly direction: "up" | "down" | "sideways";
}

/** What became of a register since an earlier time. Ids in the order of the register. */
export interface Movement {
  readonly moved: readonly MovedRisk[];
  /** Were not there then. */
  readonly added: readonly string[];
  /** Were open then and are closed now. */
  readonly closed: readonly string[];
}

/**
 * What moved since a register was as it was. Old places are rated by the present scale; those that are not on it any more are left out.
 * @param past the register then
 */
export function movementSince(matrix: RiskMatrixModel, past: readonly PastRisk[]): Movement {
  const then = new Map(past.map((risk) => [risk.id, risk]));
  const cells = cellsByKey(matrix);
  const moved = matrix.risks.flatMap((risk): readonly MovedRisk[] => {
    const to = presentPlace(risk);
    const position = then.get(risk.id)?.position;
    const cell = position && cells.get(cellKey(position));
    if (!to || !cell || cellKey(cell) === cellKey(to)) return [];
    const { probability, impact, score, band } = cell;
    return [{ id: risk.id, from: { probability, impact, score, band }, to, direction: directionOf(score, to.score) }];
  });
  const ids = (keeps: (risk: MatrixRisk) => boolean): readonly string[] =>
    matrix.risks.filter(keeps).map(({ id }) => id);
  return {
    moved,
    added: ids(({ id }) => !then.has(id)),
    closed: ids(({ id, closed }) => {
      const before = then.get(id);
      return closed && before !== undefined && !isClosed(before.status);
    }),
  };
}

function directionOf(from: number, to: number): MovedRisk["direction"] {
  if (from === to) return "sideways";
  return to > from ? "up" : "down";
}

/**
 * The register at an instant as far as the assessments written in `history` tell it, for projects without git: where a risk has an entry after the instant, it stood where
 * the first of them moved it from. Which risks are new since then nobody can tell from it, so all are there.
 */
export function writtenRegisterAt(project: Project, at: Instant): readonly PastRisk[] {
  return project.risks.map((risk): PastRisk => {
    const [first] = assessments(valueOf(risk.origin.node, "history")).filter(({ day }) => day > at);
    const position = first?.from ?? presentPlace(risk);
    return { id: risk.id, ...(risk.status !== undefined && { status: risk.status }), ...(position && { position }) };
  });
}

/** Entries that say from where they moved a risk, the oldest first. */
function assessments(list: TreeNode | undefined): readonly { readonly day: Instant; readonly from: RiskPosition }[] {
  if (list?.kind !== "sequence") return [];
  return list.items
    .flatMap((item) => {
      const date = entryOf(item, "date")?.value;
      const day = date?.kind === "scalar" && typeof date.value === "string" ? parseInstant(date.value) : undefined;
      const from = readPosition(valueOf(item, "from"));
      return day === undefined || !from ? [] : [{ day, from }];
    })
    .sort((a, b) => a.day - b.day);
}
