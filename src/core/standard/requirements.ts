import { headSpan } from "../model/origin";
import type { Origin, ParsedFile, Project, RecordBase } from "../model/types";
import { severities, type Finding, type Severity } from "../text/finding";
import { message, type Message } from "../text/message";
import { entryOf, stringOf, valueOf, type TreeNode } from "../text/tree";
import type { PlacedText } from "./model";

/** A section that a standard asks every project to have, and the fields that each of its records (or the section itself) must have. */
export interface RequiredSection {
  readonly section: string;
  readonly fields: readonly string[];
  readonly severity: Severity;
  /** Condition over the project. */
  readonly when?: PlacedText;
}

/** What a standard file asks for under `requiredSections`. What can't be read is left out: the schema reports it in the standard. */
export function requiredSections(standard: ParsedFile): readonly RequiredSection[] {
  const list = valueOf(valueOf(standard.root, "standard"), "requiredSections");
  if (list?.kind !== "sequence") return [];
  return list.items.flatMap((item) => {
    const section = stringOf(item, "section");
    const wanted = stringOf(item, "severity") ?? "warning";
    const severity = severities.find((known) => known === wanted);
    return section === undefined || severity === undefined
      ? []
      : [{ section, fields: strings(valueOf(item, "fields")), severity, ...conditionOf(item) }];
  });
}

function conditionOf(item: TreeNode): Pick<RequiredSection, "when"> {
  const node = valueOf(item, "when");
  return node?.kind === "scalar" && typeof node.value === "string" ? { when: { text: node.value, node } } : {};
}

function strings(node: TreeNode | undefined): readonly string[] {
  if (node?.kind !== "sequence") return [];
  return node.items.flatMap((item) => (item.kind === "scalar" && typeof item.value === "string" ? [item.value] : []));
}

/**
 * What a project lacks of what its standard asks for: one finding a severity for the sections, one a record for its fields. Without a header there is no place to
 * say so, and `project.missing` says more.
 */
export function missingParts(project: Project, required: readonly RequiredSection[]): readonly Finding[] {
  const { header } = project;
  if (!header) return [];
  const lacks = (section: string): boolean =>
    project.files.flatMap(({ root }) => entryOf(root, section)?.value ?? []).every(isEmpty);
  const finding = (
    severity: Severity,
    origin: Origin,
    code: string,
    text: Message,
    data: Finding["data"],
  ): Finding[] => {
    const file = project.files.find(({ path }) => path === origin.file);
    return file
      ? [{ code, severity, file: file.path, range: file.lines.range(headSpan(origin)), message: text, data }]
      : [];
  };
  const sections = severities.flatMap((severity) => {
    const missing = required
      .filter((part) => part.severity === severity && lacks(part.section))
      .map((part) => part.section);
    if (missing.length === 0) return [];
    const text = message("The standard asks for sections that this project does not have: {0}", missing.join(", "));
    return finding(severity, header.origin, "standard.missing-section", text, { sections: missing });
  });
  const fields = required.flatMap(({ section, fields: wanted, severity }) =>
    recordsWith(project, section).flatMap((record) => {
      const missing = wanted.filter((field) => record.data[field] === undefined || record.data[field] === null);
      if (missing.length === 0) return [];
      const text = message("'{0}' lacks what the standard asks for: {1}", record.title, missing.join(", "));
      return finding(severity, record.origin, "standard.missing-field", text, { keys: missing, id: record.id });
    }),
  );
  return [...sections, ...fields];
}

function recordsWith(project: Project, section: string): readonly RecordBase[] {
  if (section === "project") return project.header ? [project.header] : [];
  return project.recordsBySection.get(section) ?? [];
}

function isEmpty(node: TreeNode): boolean {
  if (node.kind === "scalar") return node.value === null || node.value === "";
  return (node.kind === "sequence" ? node.items : node.entries).length === 0;
}
