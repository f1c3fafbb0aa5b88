import { entryOf, valueOf } from "../text/tree";
import type { Finding } from "../text/finding";
import { message } from "../text/message";
import { suggestWords } from "../text/suggest";
import type { Project } from "../model/types";
import { pathText, type DriftChange } from "../standard/drift/compare";
import { placeOfPath } from "../standard/drift/place";
import { adoptionsOf, driftOf, type Adoption, type Drift } from "../standard/drift/project-drift";
import { changeWords, isUpdate } from "../standard/drift/words";
import type { Standard } from "../standard/model";
import { offeredTemplates } from "../standard/standard-templates";
import { compareVersions } from "../standard/version";

/** Most changes of templates that are told at their places in one project; the summary tells how many there are. */
const mostChanges = 50;

/**
 * Templates that have a later version than the one that a project has taken over, with what they have changed at its place in the project, and templates that its
 * standards do not have. A project that has all its templates as they are is not compared with them.
 */
export function templateFindings(project: Project, standards: readonly Standard[]): readonly Finding[] {
  const adoptions = adoptionsOf(project);
  if (adoptions.length === 0) return [];
  const latest = offeredTemplates(standards);
  let drifts: readonly Drift[] | undefined;
  let left = mostChanges;
  return adoptions.flatMap((adoption) => {
    const { template: id, version } = adoption;
    const now = latest.get(id)?.template;
    if (!now) {
      const words = message("The standards of this project have no template '{0}'.", id);
      return finding(project, adoption, "template", "standard.unknown-template", "info", words, {
        suggestions: suggestWords(id, latest.keys()),
      });
    }
    if (compareVersions(version, now.version) >= 0) return [];
    drifts ??= driftOf(project, standards);
    const drift = drifts.find((one) => one.adoption.index === adoption.index);
    const changes = drift ? openChanges(drift) : [];
    const told = changes.slice(0, left);
    left -= told.length;
    const words =
      told.length === changes.length
        ? message(
            "The template '{0}' has version {1}; this project has taken over {2}. 'PMO: Update from Standard' shows what has changed.",
            id,
            now.version,
            version,
          )
        : message(
            "The template '{0}' has version {1}; this project has taken over {2}. Of {3} changes {4} are shown at their places; 'PMO: Update from Standard' shows all.",
            id,
            now.version,
            version,
            changes.length,
            told.length,
          );
    return [
      ...finding(project, adoption, "version", "standard.outdated-template", "info", words, { template: id }),
      ...told.flatMap((change) => changeFinding(project, adoption, change)),
    ];
  });
}

/** Changes that nobody has decided about. Without the version that was taken over it is not known what the template has changed. */
function openChanges({ isBaseKnown, changes }: Drift): readonly DriftChange[] {
  return isBaseKnown ? changes.filter(isUpdate) : [];
}

function changeFinding(project: Project, adoption: Adoption, change: DriftChange): readonly Finding[] {
  const { template } = adoption;
  const code = "standard.template-drift";
  const severity = change.kind === "conflict" ? "info" : "hint";
  const words = changeWords(template, change);
  const data = { template, path: pathText(change.path) };
  const place = placeOfPath(project, change.path);
  if (!place) return finding(project, adoption, "version", code, severity, words, data);
  const range = place.file.lines.range(place.span);
  return [{ code, severity, file: place.file.path, range, message: words, data }];
}

function finding(
  { header, files }: Project,
  { index }: Adoption,
  key: string,
  code: string,
  severity: Finding["severity"],
  words: Finding["message"],
  data: Finding["data"],
): readonly Finding[] {
  const file = header && files.find(({ path }) => path === header.origin.file);
  const list = valueOf(header?.origin.node, "templates");
  const item = list?.kind === "sequence" ? list.items[index] : undefined;
  const entry = entryOf(item, key);
  if (!file || !entry) return [];
  return [{ code, severity, file: file.path, range: file.lines.range(entry.value), message: words, data }];
}
