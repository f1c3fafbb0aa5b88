import { typesOf, type RiskType } from "../../risk/halves";
import { movementSince } from "../../risk/movement";
import type { PastRisk } from "../../risk/history";
import type { RiskPositions } from "../../risk/steps";
import type { MatrixRisk, RiskMatrixModel } from "../../risk/types";
import type { ShownMovement } from "./movementWords";
import type { RegisterColumnKey } from "./registerColumns";

/** The register as it was at the begin of a day. */
export interface PastRegister {
  /** `2026-06-01` */
  readonly since: string;
  /** From a commit; otherwise from the assessments that the risks themselves write down, because there is no commit or (left out) because git was not asked. */
  readonly fromGit?: boolean | undefined;
  readonly risks: readonly PastRisk[];
}

/** What of a register a file shows. What is left out is as for a whole register: open risks at their present places, all of them in the table. */
export interface RiskShownView {
  /** Halves of the matrix. */
  readonly types?: readonly RiskType[];
  readonly positions?: RiskPositions;
  /** Ids of the risks in the order of the table. */
  readonly ids?: readonly string[];
  readonly columns?: readonly RegisterColumnKey[];
  /** Shows what moved since then in place of the assessments. */
  readonly past?: PastRegister;
}

/** A view applied to a register. */
export interface ShownRegister {
  readonly types: readonly RiskType[];
  readonly positions: RiskPositions;
  /** Risks of the picture. */
  readonly risks: readonly MatrixRisk[];
  /** Risks of the table, in its order. */
  readonly listed: readonly MatrixRisk[];
  readonly columns: readonly RegisterColumnKey[] | undefined;
  readonly movement: ShownMovement | undefined;
}

/** What a view shows of a register. Ids that it does not have are left out. */
export function shownRegister(matrix: RiskMatrixModel, view: RiskShownView): ShownRegister {
  const byId = new Map(matrix.risks.map((risk) => [risk.id, risk]));
  const listed = view.ids ? view.ids.flatMap((id) => byId.get(id) ?? []) : matrix.risks;
  const risks = view.ids ? listed : listed.filter(({ closed }) => !closed);
  const { past } = view;
  return {
    types: view.types ?? typesOf(risks),
    // What moved is shown at the present places.
    positions: past ? "current" : (view.positions ?? "current"),
    risks,
    listed,
    columns: view.columns,
    movement: past && { since: past.since, fromGit: past.fromGit, movement: movementSince(matrix, past.risks) },
  };
}
