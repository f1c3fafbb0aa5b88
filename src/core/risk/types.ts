import type { RiskPositionName } from "../model/types";
import type { Message } from "../text/message";
import type { Range } from "../text/range";

/** Words that are either a person's own (a string, never translated) or ours (a message). */
export type Words = string | Message;

/** One level of an axis, ascending by `value`. */
export interface MatrixLevel {
  readonly value: number;
  readonly name: Words;
  readonly description?: string;
  /** Number that counts in the score, where it is not the level itself. */
  readonly score?: number;
  /** Bounds of what the level stands for: probability 0 to 1, or a share of the objective. */
  readonly min?: number;
  readonly max?: number;
}

export type BandColor = "green" | "yellow" | "orange" | "red";

/** A stretch of scores that is treated alike. */
export interface MatrixBand {
  readonly id: string;
  readonly name: Words;
  /** Smallest score of the band. Absent: the band is a list of cells. */
  readonly from?: number;
  readonly color: BandColor;
  /** 0 is the mildest band. Tells bands apart without colour. */
  readonly rank: number;
}

/** One cell of the matrix. Which risks stand in it, their placements say. */
export interface MatrixCell {
  readonly probability: number;
  readonly impact: number;
  /** Product or sum of its levels, as the scale has it. */
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

/** The levels of an impact by objective, for example `{ schedule: 4, cost: 2 }`. */
export type ImpactByObjective = Readonly<Record<string, number>>;

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
  readonly proximity?: string;
  /** Before any response. Absent: see `unassessed`. */
  readonly inherent?: Placement;
  /** Today, with the controls that work already. */
  readonly current?: Placement;
  /** What remains after the response. */
  readonly residual?: Placement;
  /** What shall be reached. */
  readonly target?: Placement;
  /** Impacts that are written by objective, by assessment. */
  readonly impacts?: Readonly<Partial<Record<RiskPositionName, ImpactByObjective>>>;
  /** Why it has no place in the matrix. */
  readonly unassessed?: Message;
  /** Why later assessments are not drawn although they are written. */
  readonly problems?: Readonly<Partial<Record<RiskPositionName, Message>>>;
  /** A threat whose present score is above the appetite. */
  readonly aboveAppetite: boolean;
  readonly file: string;
  readonly range: Range;
}

/** Something that a scale does which misleads those who rank risks by it. */
export interface ScaleWarning {
  readonly check: "monotonicity" | "weak-consistency" | "betweenness" | "consistent-colouring" | "edges" | "unlisted";
  readonly severity: "error" | "warning" | "info";
  readonly message: Message;
  /** The cells that it is about, the message names the first ones. */
  readonly cells: readonly { readonly probability: number; readonly impact: number }[];
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
  /** From the mildest to the gravest; never empty. */
  readonly bands: readonly MatrixBand[];
  /** Highest score that is accepted without a response. */
  readonly appetite?: number;
  /** How a score is made of two levels. */
  readonly score: "product" | "sum";
  /** What is wrong with the scale, gravest first. */
  readonly warnings: readonly ScaleWarning[];
  /** Row by row from the highest probability, impacts ascending. */
  readonly cells: readonly MatrixCell[];
  /** In the order of the text. */
  readonly risks: readonly MatrixRisk[];
}
