import { buildProject } from "../model/build";
import type { Project, RiskPosition, RiskScale } from "../model/types";
import { standardBasis } from "../text/duration";
import type { Instant } from "../text/instant";
import { parseText } from "../text/parse";
import { buildExposure } from "./exposure";
import { presentPlace } from "./positions";
import { resolveScale, scoreAt } from "./scale";
import { mayHappen } from "./statuses";

/** The files of a project as a commit left them. */
export interface CommitTexts {
  readonly hash: string;
  /** When it was committed. */
  readonly at: Instant;
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

/** A risk at a point of the history. */
export interface PastRisk {
  readonly id: string;
  readonly status?: string;
  /** Its present place; absent while it is not assessed. */
  readonly position?: RiskPosition;
}

/** The register at a point of the history. Plain JSON. */
export interface HistoryPoint {
  readonly hash: string;
  readonly at: Instant;
  readonly risks: readonly PastRisk[];
  /** Risks that may still happen. */
  readonly open: number;
  /** Sum of their scores, threats and opportunities alike. */
  readonly score: number;
  /** Expected loss and days of the open threats. */
  readonly money: number;
  readonly days: number;
}

/** The register of a project as it is at an instant. */
export function pointOf(project: Project, at: Instant, hash: string): HistoryPoint {
  const risks = project.risks.map((risk): PastRisk => {
    const position = presentPlace(risk);
    return {
      id: risk.id,
      ...(risk.status === undefined ? {} : { status: risk.status }),
      ...(position ? { position } : {}),
    };
  });
  const scale = resolveScale(project.riskScale);
  const open = risks.filter(({ status }) => mayHappen(status));
  const { threats } = buildExposure(project, standardBasis).total;
  return {
    hash,
    at,
    risks,
    open: open.length,
    score: open.reduce((sum, { position }) => sum + (position ? scoreAt(scale, position) : 0), 0),
    money: threats.money,
    days: threats.days,
  };
}

/**
 * The register at one commit. Files without risks and without a head are left out before they are parsed: a plan of thousands of tasks says nothing here.
 * @param standard the risk scale that counts where the project had none of its own
 * @returns undefined when a text is malformed: what the parser could save of it would look like risks that vanished
 */
export function readCommit(folder: string, commit: CommitTexts, standard?: RiskScale): HistoryPoint | undefined {
  const files = commit.files
    .filter(({ text }) => /^\s*["']?(?:risks|project)["']?\s*:/m.test(text))
    .map(({ path, text }) => parseText(path, text, 0));
  if (files.some(({ findings }) => findings.some(({ severity }) => severity === "error"))) return undefined;
  const project = buildProject(folder, files);
  const riskScale = project.riskScale ?? standard;
  return pointOf({ ...project, ...(riskScale && { riskScale }) }, commit.at, commit.hash);
}

/** Evenly spread places of a long list, the first and the last among them, for a history of at most so many points. */
export function spread<T>(items: readonly T[], most: number): readonly T[] {
  if (items.length <= most) return items;
  if (most <= 1) return items.slice(-1);
  return Array.from({ length: most }, (_, index) => Math.round((index * (items.length - 1)) / (most - 1))).flatMap(
    (place) => items.slice(place, place + 1),
  );
}
