import { entryOf, valueOf } from "../text/tree";
import type { Finding } from "../text/finding";
import { message } from "../text/message";
import { suggestWords } from "../text/suggest";
import type { Project } from "../model/types";
import { adoptionsOf, type Adoption } from "../standard/drift/project-drift";
import type { Standard } from "../standard/model";
import { offeredTemplates } from "../standard/standard-templates";
import { compareVersions } from "../standard/version";

/** Templates that have a later version than the one that a project has taken over, and those that its standards do not have. Cheap: the project is not compared. */
export function templateFindings(project: Project, standards: readonly Standard[]): readonly Finding[] {
  const adoptions = adoptionsOf(project);
  if (adoptions.length === 0) return [];
  const latest = offeredTemplates(standards);
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
    const words = message(
      "The template '{0}' has version {1}; this project has taken over {2}. 'PMO: Update from Standard' shows what has changed.",
      id,
      now.version,
      version,
    );
    return finding(project, adoption, "version", "standard.outdated-template", "info", words, { template: id });
  });
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
