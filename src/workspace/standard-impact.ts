import { impactOn, type ProjectImpact } from "../core/standard/impact";
import { ProjectStore } from "./store";

/**
 * What the present standards change in the projects of a workspace against another version of them: the same plans are checked with both. Projects for which nothing changes
 * are left out.
 * @param before the texts of standards as they were, by their files; undefined for one that was not there
 */
export function standardImpact(
  store: ProjectStore,
  before: ReadonlyMap<string, string | undefined>,
): readonly ProjectImpact[] {
  const older = new ProjectStore();
  for (const path of store.paths) {
    const text = before.has(path) ? before.get(path) : store.file(path)?.text;
    if (text !== undefined) older.setFile(path, text);
  }
  return store.projects().flatMap((project) => {
    const paths = project.files.map(({ path }) => path);
    const findings = (from: ProjectStore): ReturnType<ProjectStore["findings"]> =>
      paths.flatMap((path) => from.findings(path));
    const changes = impactOn(findings(older), findings(store));
    return changes.length === 0 ? [] : [{ project, changes }];
  });
}
