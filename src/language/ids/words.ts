import { kindOfFile } from "../../core/model/facts";
import { textOf } from "../../core/model/fields";
import type { ParsedFile, Project } from "../../core/model/types";
import { rootSchema } from "../../core/schema/registry";
import { isIdentifier } from "../../core/text/identifier";
import type { ScalarNode } from "../../core/text/tree";
import { literalMentions } from "./literals";
import { idOfFile, scalarsAt, type Names } from "./names";
import { looseFileMentions, partMention, wholeMention } from "./sites";
import { fileTarget, projectTarget, recordTarget, type Mention, type Target, type TargetKind } from "./target";

/**
 * Ids that stand where the format has a free text: rules in waivers, severities and lessons, the scope of a waiver, templates that a project was made from, what a
 * standard requires, members of a portfolio, and the ids of standards and portfolios and of what is in them.
 */
export function wordMentions(names: Names, file: ParsedFile): readonly Mention[] {
  switch (kindOfFile(file)) {
    case "standard":
      return inStandard(names, file);
    case "portfolio":
      return inPortfolio(names, file);
    case "project": {
      const project = names.store.projectOf(file.path);
      return project ? inProject(names, file, project) : [];
    }
  }
}

function inProject(names: Names, file: ParsedFile, project: Project): readonly Mention[] {
  const at = (...keys: readonly string[]): readonly ScalarNode[] => scalarsAt(file.root, keys);
  const nodes = [...at("waivers", "rule"), ...at("waivers", "scope"), ...at("lessons", "proposedRule")];
  const templates = at("project", "templates", "template");
  if (nodes.length + templates.length === 0) return [];
  const own = names.standardsOf(project);
  const near = [...own, ...names.standards.filter((standard) => !own.includes(standard))];
  return [
    ...at("waivers", "rule").flatMap((node) => codeMentions(file, node, near, own)),
    ...at("lessons", "proposedRule").flatMap((node) => codeMentions(file, node, near, own)),
    ...at("waivers", "scope").flatMap((node) => scopeMention(file, node, project) ?? []),
    ...templates.flatMap((node) => {
      const id = textOf(node) ?? "";
      const standard = near.find((one) => idsIn(one, "templates").includes(id));
      return standard ? [wholeMention(file, node, fileTarget("template", standard.path, id), "template")] : [];
    }),
  ];
}

/** A record in the scope of a waiver; the name of a section is no id. */
function scopeMention(file: ParsedFile, node: ScalarNode, project: Project): Mention | undefined {
  const id = textOf(node) ?? "";
  const record = project.recordsById.get(id);
  if (!isIdentifier(id) || (!record && Object.hasOwn(rootSchema("project").properties ?? {}, id))) return undefined;
  const target = record?.kind === "project" ? projectTarget(project) : recordTarget(project, id);
  return wholeMention(file, node, target, "scope");
}

/** What a standard may require by id, and of what kind it is in a project. */
export const requiredKinds: Readonly<Record<string, string>> = {
  requiredMilestones: "task",
  requiredGates: "gate",
  requiredDeliverables: "deliverable",
};

const standardParts: readonly (readonly [string, TargetKind])[] = [
  ["rules", "rule"],
  ["templates", "template"],
  ["snippets", "snippet"],
];

function inStandard(names: Names, file: ParsedFile): readonly Mention[] {
  const at = (...keys: readonly string[]): readonly ScalarNode[] => scalarsAt(file.root, ["standard", ...keys]);
  const definitions = (section: string, target: (id: string) => Target): readonly Mention[] => {
    const keys = section === "" ? ["id"] : [section, "id"];
    return at(...keys).map((node) => wholeMention(file, node, target(textOf(node) ?? ""), "id", "definition"));
  };
  const base = names.withBase(file);
  return [
    ...definitions("", (id) => fileTarget("standard", file.path, id)),
    ...standardParts.flatMap(([section, kind]) => definitions(section, (id) => fileTarget(kind, file.path, id))),
    ...Object.keys(requiredKinds).flatMap((section) =>
      definitions(section, (id) => requiredTarget(file.path, section, id)),
    ),
    ...at("severities", "rule").flatMap((node) => codeMentions(file, node, names.standards, base)),
    ...literalMentions(file, (id) => requiredAmong(base, id)),
  ];
}

/** What a standard, or the nearest of those it builds on, requires under an id. */
function requiredAmong(standards: readonly ParsedFile[], id: string): Target | undefined {
  for (const { path, root } of standards)
    for (const section of Object.keys(requiredKinds))
      if (scalarsAt(root, ["standard", section, "id"]).some((node) => textOf(node) === id))
        return requiredTarget(path, section, id);
  return undefined;
}

/** Something that a standard requires under an id. */
export function requiredTarget(standard: string, section: string, id: string): Target {
  return { key: `required ${standard} ${section} ${id}`, kind: "required", id, file: standard, section };
}

function inPortfolio(names: Names, file: ParsedFile): readonly Mention[] {
  const id = scalarsAt(file.root, ["portfolio", "id"]).map((node) =>
    wholeMention(file, node, fileTarget("portfolio", file.path, textOf(node) ?? ""), "id", "definition"),
  );
  const members = scalarsAt(file.root, ["portfolio", "projects"]).flatMap((node) => {
    const project = names.projectsById.get(textOf(node) ?? "");
    return project ? [wholeMention(file, node, projectTarget(project), "projects")] : [];
  });
  return [...id, ...members, ...looseFileMentions(names, file)];
}

/**
 * The code of a rule: `acme.task-has-owner`, or the rule's id alone where a standard that applies has it. Codes of built-in rules name nothing in a file.
 *
 * @param standards where the standard before the dot is looked for, the nearest first
 * @param applying where a rule without a standard is looked for
 */
function codeMentions(
  file: ParsedFile,
  node: ScalarNode,
  standards: readonly ParsedFile[],
  applying: readonly ParsedFile[],
): readonly Mention[] {
  const code = String(node.value);
  const bare = applying.find((standard) => idsIn(standard, "rules").includes(code.trim()));
  if (bare) return [wholeMention(file, node, fileTarget("rule", bare.path, code.trim()), "rule")];
  for (const standard of standards) {
    const id = idOfFile(standard);
    if (id === undefined || !code.startsWith(`${id}.`)) continue;
    const rule = code.slice(id.length + 1);
    const end = { start: id.length + 1, end: code.length };
    return [
      partMention(file, node, { start: 0, end: id.length }, fileTarget("standard", standard.path, id), "rule"),
      ...(isIdentifier(rule) ? [partMention(file, node, end, fileTarget("rule", standard.path, rule), "rule")] : []),
    ];
  }
  return [];
}

/** Ids in a list of a standard. */
export function idsIn(standard: ParsedFile, section: string): readonly string[] {
  return scalarsAt(standard.root, ["standard", section, "id"]).flatMap((node) => textOf(node) ?? []);
}
