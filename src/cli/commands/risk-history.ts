import type { Project } from "../../core/model/types";
import type { BurndownPoint } from "../../core/report/risk/burndownLayout";
import type { RiskShownView } from "../../core/report/risk/shownView";
import { pointOf } from "../../core/risk/history";
import { writtenRegisterAt } from "../../core/risk/movement";
import { parseInstant, type Instant } from "../../core/text/instant";
import { GitHistory, registerReader } from "../../workspace/git-history";
import { openRepository } from "../git";
import type { Host } from "../host";

/** What a file of risks tells of the time before. */
export interface RiskPast {
  readonly view: RiskShownView;
  /** The register over the commits since then, the present one last. */
  readonly history: readonly BurndownPoint[];
}

/** The register as it was at the begin of a day, and since then: by git, or by what the risks themselves write down where the project is in no repository. */
export async function riskPast(project: Project, since: string, at: Instant, { today }: Host): Promise<RiskPast> {
  const repository = await openRepository(project.folder);
  const past = new GitHistory(registerReader);
  const pathOf = (file: string): string => file;
  const token = { isCancellationRequested: false };
  const point = await past.pointAt(project, at, { repository, pathOf });
  const read = await past.read(project, { repository, pathOf, since: at, token, progress: () => undefined });
  const points = read?.state === "ready" ? read.points : [];
  // A commit of today is no later than now, of which only the day is known.
  const now = pointOf(project, Math.max(parseInstant(today) ?? at, points.at(-1)?.at ?? at), "");
  const risks = point?.risks ?? writtenRegisterAt(project, at);
  return {
    view: { past: { since, risks, ...(repository && { fromGit: point !== undefined }) } },
    history: points.length === 0 ? [] : [...points, now],
  };
}
