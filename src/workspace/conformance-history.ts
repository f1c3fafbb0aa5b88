import type { Project } from "../core/model/types";
import type { ConformancePoint } from "../core/report/conformance/trend";
import type { HistoryReader } from "./git-history";
import { followedStandard, lookupIn } from "./standards";
import { ProjectStore } from "./store";

/**
 * Reads how plans of the past keep the standards of today: the plan as a commit left it, the standards as the store has them, so that the line rises by what was done in
 * the project and not by what was changed in its standards.
 */
export function conformanceReader(store: ProjectStore): HistoryReader<ConformancePoint> {
  return {
    read: (project, { at, files }) => {
      const past = new ProjectStore(store.outsideFiles);
      for (const path of store.paths) {
        const text = store.projectOf(path) ? undefined : store.file(path)?.text;
        if (text !== undefined) past.setFile(path, text);
      }
      for (const { path, text } of files) past.setFile(path, text);
      if (files.some(({ path }) => past.file(path)?.findings.some(({ severity }) => severity === "error")))
        return undefined;
      const then = past.projectIn(project.folder);
      const { score, grade } = (then && past.conformance(then)) ?? {};
      // A plan that named no standard yet is not on the line.
      return score === undefined || grade === undefined ? "absent" : { at, score, grade };
    },
    surroundings: (project) => standardsOf(project, store),
  };
}

/** Names and versions of the texts of the standards that a project follows. */
function standardsOf(project: Project, store: ProjectStore): string {
  const { standards = [] } = followedStandard(project, lookupIn(store)) ?? {};
  return standards.map(({ file }) => `${file.path} ${file.version}`).join("\n");
}
