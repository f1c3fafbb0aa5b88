import type { Project, ReferenceSite } from "../../core/model/types";
import { definitionAt } from "./find";
import type { Names } from "./names";
import { definitionMention, siteMentions } from "./sites";
import { recordTarget, type Mention, type Target } from "./target";
import { idsIn, requiredKinds, requiredTarget, wordMentions } from "./words";

/** Every place where something is named, its own id included. */
export function mentionsOf(names: Names, target: Target): readonly Mention[] {
  const found = [...definitionsOf(names, target)];
  if (target.kind === "record" || target.kind === "project")
    for (const project of names.projects) found.push(...siteMentionsOf(names, project, target));
  for (const mention of wordMentionsOf(names, target)) if (mention.role === "reference") found.push(mention);
  return found.filter((mention) => mention.target.key === target.key);
}

/** The places where the id of something is given to it. */
export function definitionsOf(names: Names, target: Target): readonly Mention[] {
  const { kind, project, id, file, place } = target;
  if (project) {
    const record = kind === "project" ? project.header : project.recordsById.get(id);
    const mention = record && definitionMention(names, record, target);
    return mention ? [mention] : [];
  }
  if (place) {
    const parsed = names.store.file(file ?? "");
    const mention = parsed && definitionAt(names, parsed, place.start);
    return mention ? [mention] : [];
  }
  return wordMentionsOf(names, target).filter(({ role }) => role === "definition");
}

function siteMentionsOf(names: Names, project: Project, target: Target): readonly Mention[] {
  const { id } = target;
  const sites = project === target.project ? project.references : leavingSites(project);
  return sites
    .filter((site) => site.id === id || site.project === id)
    .flatMap((site) => siteMentions(names, project, site))
    .filter((mention) => mention.target.key === target.key);
}

const leaving = new WeakMap<Project, readonly ReferenceSite[]>();

/** The references that may leave a project, kept as long as it lives: among many projects they are few. */
function leavingSites(project: Project): readonly ReferenceSite[] {
  const known = leaving.get(project);
  if (known) return known;
  const sites = project.references.filter(
    (site) => site.project !== undefined || (site.external && site.kinds.includes("project")),
  );
  leaving.set(project, sites);
  return sites;
}

/** What stands in free texts. Those of a project name its own records, and rules and templates of standards. */
function wordMentionsOf(names: Names, target: Target): readonly Mention[] {
  const isOwn = target.kind === "record" || target.kind === "project";
  const projects = isOwn ? (target.project ? [target.project] : []) : names.projects;
  const files = [...projects.flatMap((project) => project.files), ...names.standards, ...names.portfolios];
  return files.flatMap((file) => wordMentions(names, file)).filter((mention) => mention.target.key === target.key);
}

/** What a standard binds to the same id: what it requires, and the records of the projects that follow it; the target itself first. */
export function linkedTargets(names: Names, target: Target): readonly Target[] {
  const required = target.kind === "required" ? [target] : requirementsFor(names, target);
  const records = required.flatMap(({ file = "", section = "" }) =>
    names
      .followersOf(file)
      .filter((project) => project.recordsById.get(target.id)?.kind === requiredKinds[section])
      .map((project) => recordTarget(project, target.id)),
  );
  const all = [target, ...required, ...records];
  return all.filter(({ key }, index) => all.findIndex((other) => other.key === key) === index);
}

/** Where the standards of a record's project require it by its id. */
export function requirementsFor(names: Names, { kind, project, id }: Target): readonly Target[] {
  const record = kind === "record" ? project?.recordsById.get(id) : undefined;
  if (!project || !record) return [];
  return names.standardsOf(project).flatMap((standard) =>
    Object.entries(requiredKinds)
      .filter(([section, wanted]) => wanted === record.kind && idsIn(standard, section).includes(id))
      .map(([section]) => requiredTarget(standard.path, section, id)),
  );
}
