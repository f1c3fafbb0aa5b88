import { kindOfFile } from "../core/model/facts";
import { fieldSpan, headSpan } from "../core/model/origin";
import { kindWord, referenceFinding } from "../core/model/references";
import type { ParsedFile, Project, ReferenceSite } from "../core/model/types";
import { builtInStandardNames } from "../core/standard/built-in";
import type { Finding } from "../core/text/finding";
import { message } from "../core/text/message";
import { suggestWords } from "../core/text/suggest";
import { standardLookup } from "./standards";

/** What a project can see of the workspace. */
export interface Surroundings {
  /** A project with a section `project`; the first one when an id stands twice. */
  readonly project: (id: string) => Project | undefined;
  /** Ids of all such projects. */
  readonly ids: () => Iterable<string>;
  readonly file: (path: string) => ParsedFile | undefined;
}

/** What can be seen only when all projects are known: references that cross projects, project ids, standards, files without a project. */
export function crossProjectFindings(project: Project, around: Surroundings): readonly Finding[] {
  return [
    ...externalReferences(project, around),
    ...duplicateProject(project, around),
    ...missingHeader(project),
    ...unknownStandard(project, around.file),
  ];
}

const outgoing = new WeakMap<Project, readonly ReferenceSite[]>();

/** References that may leave a project. */
function outgoingReferences(project: Project): readonly ReferenceSite[] {
  const known = outgoing.get(project);
  if (known) return known;
  const sites = project.references.filter((site) => site.project !== undefined || site.kinds.includes("project"));
  outgoing.set(project, sites);
  return sites;
}

function externalReferences(project: Project, around: Surroundings): readonly Finding[] {
  const sites = outgoingReferences(project);
  if (sites.length === 0) return [];
  const files = new Map(project.files.map((file) => [file.path, file]));
  return sites.flatMap((site) => {
    const file = files.get(site.file);
    return file ? (checkExternal(site, file, project, around) ?? []) : [];
  });
}

function checkExternal(site: ReferenceSite, file: ParsedFile, own: Project, around: Surroundings): Finding | undefined {
  if (site.project === undefined) {
    // Where a project may be named, a word that is no record here is the id of a project.
    if (!site.kinds.includes("project") || own.recordsById.has(site.id) || around.project(site.id) || !site.external)
      return undefined;
    return unknownProject(site, site.id, file, around);
  }
  const project = site.project === own.id ? own : around.project(site.project);
  if (!project) return unknownProject(site, site.project, file, around);
  const target = project.recordsById.get(site.id);
  if (target && site.kinds.includes(target.kind)) return undefined;
  if (target) {
    const words = message(
      "'{0}' is of another kind ({1}). Expected here: {2}.",
      site.id,
      kindWord(target.kind),
      kindWord(site.kinds[0] ?? ""),
    );
    return referenceFinding("reference.kind", site, file, words, { id: site.id, kind: target.kind, kinds: site.kinds });
  }
  const names = [...project.recordsById.values()]
    .filter((record) => site.kinds.includes(record.kind))
    .map((record) => record.id);
  const suggestions = suggestWords(site.id, names).map((id) => `${project.id}:${id}`);
  const words = message(
    "The project '{0}' has no {1} with the id '{2}'.",
    project.id,
    kindWord(site.kinds[0] ?? ""),
    site.id,
  );
  return referenceFinding("reference.unknown", site, file, words, {
    suggestions,
    id: site.id,
    project: project.id,
    kinds: site.kinds,
  });
}

function unknownProject(site: ReferenceSite, id: string, file: ParsedFile, around: Surroundings): Finding {
  const suggestions = suggestWords(id, around.ids());
  const words = message("There is no project with the id '{0}' in this workspace.", id);
  // The other project may live in a repository that is not open here.
  return {
    ...referenceFinding("reference.unknown-project", site, file, words, { suggestions, id }),
    severity: "warning",
  };
}

function duplicateProject(project: Project, around: Surroundings): readonly Finding[] {
  const first = project.header && around.project(project.id);
  const file = project.files.find((candidate) => candidate.path === project.header?.origin.file);
  if (!project.header || !first || first === project || !file) return [];
  const span = headSpan(project.header.origin);
  const firstFile = first.files.find((candidate) => candidate.path === first.header?.origin.file);
  return [
    {
      code: "project.duplicate",
      severity: "error",
      file: file.path,
      range: file.lines.range(span),
      message: message("Another project of this workspace has the id '{0}' too.", project.id),
      related:
        firstFile && first.header
          ? [
              {
                file: firstFile.path,
                range: firstFile.lines.range(headSpan(first.header.origin)),
                message: message("'{0}' stands here first.", project.id),
              },
            ]
          : [],
      data: { id: project.id },
    },
  ];
}

/** A file with sections but without a section `project` in its folder or above. */
function missingHeader(project: Project): readonly Finding[] {
  const file = project.files.find((candidate) => candidate.root?.kind === "mapping");
  const first = file?.root?.kind === "mapping" ? file.root.entries[0] : undefined;
  if (project.header || !file || !first) return [];
  return [
    {
      code: "project.missing",
      severity: "warning",
      file: file.path,
      range: file.lines.range(first.keySpan),
      message: message(
        "No file of this folder or above says which project this is. Add a section 'project:' with id and name.",
      ),
      data: { folder: project.folder },
    },
  ];
}

function unknownStandard(project: Project, fileAt: Surroundings["file"]): readonly Finding[] {
  const { standard, header } = project;
  const file = header && fileAt(header.origin.file);
  if (standard === undefined || !header || !file || builtInStandardNames.includes(standard)) return [];
  const finding = (code: string, severity: Finding["severity"], words: Finding["message"]): readonly Finding[] => [
    {
      code,
      severity,
      file: file.path,
      range: file.lines.range(fieldSpan(header.origin, "standard")),
      message: words,
      data: { standard },
    },
  ];
  if (standard.startsWith("pmo:"))
    return finding(
      "standard.unknown",
      "error",
      message("There is no built-in standard '{0}'. There are: {1}.", standard, builtInStandardNames.join(", ")),
    );
  const target = standardLookup(fileAt)(standard, file.path);
  if (!target && standard.startsWith("npm:"))
    return finding(
      "standard.not-loaded",
      "warning",
      message("The package '{0}' is not in 'node_modules', or has no standard. Run 'npm install'.", standard.slice(4)),
    );
  if (!target)
    return finding(
      "standard.unknown",
      "warning",
      message("The standard '{0}' is not found in this workspace.", standard),
    );
  if (kindOfFile(target) === "standard") return [];
  return finding(
    "standard.unknown",
    "error",
    message("'{0}' is no standard: its top-level key is not 'standard'.", standard),
  );
}
