import type { Message } from "../text/message";
import type { Range } from "../text/range";

/** Words that are either a person's own (a string, never translated) or ours (a message). */
export type Words = string | Message;

/** One level of an axis, ascending by `value`. */
export interface MatrixLevel {
  readonly value: number;
  readonly name: Words;
  readonly description?: string;
}

export type BandColor = "green" | "yellow" | "orange" | "red";

/** A stretch of scores that is treated alike. */
export interface MatrixBand {
  readonly id: string;
  readonly name: Words;
  /** Smallest score of the band. */
  readonly from: number;
  readonly color: BandColor;
  /** 0 is the mildest band. Tells bands apart without colour. */
  readonly rank: number;
}

/** One cell of the matrix. Which risks stand in it, their placements say. */
export interface MatrixCell {
  readonly probability: number;
  readonly impact: number;
  /** probability × impact */
  readonly score: number;
  readonly band: string;
  /** Whether the score is above the appetite; false where no appetite is set. */
  readonly aboveAppetite: boolean;
}

/** Where a risk stands in the matrix. */
export interface Placement {
  readonly probability: number;
  readonly impact: number;
  readonly score: number;
  readonly band: string;
}

/** A risk as the matrix and its list show it. Plain JSON. */
export interface MatrixRisk {
  readonly id: string;
  readonly title: string;
  readonly type: "threat" | "opportunity";
  readonly owner?: { readonly id: string; readonly name: string };
  readonly status?: string;
  /** Its status says that it needs no more attention: closed, rejected … */
  readonly closed: boolean;
  readonly category?: string;
  readonly response?: string;
  /** Before any response. Absent: see `unassessed`. */
  readonly inherent?: Placement;
  /** What remains after the response. */
  readonly residual?: Placement;
  /** Why it has no place in the matrix. */
  readonly unassessed?: Message;
  /** Why its residual position is not drawn, when one is written. */
  readonly residualProblem?: Message;
  /** Present score (residual, or inherent where there is none) is above the appetite. */
  readonly aboveAppetite: boolean;
  readonly file: string;
  readonly range: Range;
}

/** All that a risk matrix shows. Plain JSON, so that it can go to a webview or a file. */
export interface RiskMatrixModel {
  readonly projectId: string;
  readonly projectName: string;
  /** Whether the project (or its standard) brought the scale, or the built-in one is used. */
  readonly scaleSource: "project" | "built-in";
  /** Vertical axis, ascending. */
  readonly probability: readonly MatrixLevel[];
  /** Horizontal axis, ascending. */
  readonly impact: readonly MatrixLevel[];
  /** Ascending by `from`; never empty. */
  readonly bands: readonly MatrixBand[];
  /** Highest score that is accepted without a response. */
  readonly appetite?: number;
  /** Row by row from the highest probability, impacts ascending. */
  readonly cells: readonly MatrixCell[];
  /** In the order of the text. */
  readonly risks: readonly MatrixRisk[];
}
