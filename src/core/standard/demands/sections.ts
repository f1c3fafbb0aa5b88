import { partsOf } from "../../model/sections";
import type { Project } from "../../model/types";
import { severities } from "../../text/finding";
import { message } from "../../text/message";
import type { TreeNode } from "../../text/tree";
import type { RequiredSection } from "./model";
import { lackAt, lackOfProject, recordsIn, type Unmet } from "./report";

/** The sections and fields that a project lacks: one finding a severity for the sections that have no words of their own, one a record for its fields. */
export function missingSections(project: Project, required: readonly RequiredSection[]): readonly Unmet[] {
  const missing = required.filter(({ section }) =>
    partsOf(project.files, section).every(({ entry }) => isEmpty(entry.value)),
  );
  const [worded, plain] = [missing.filter((one) => one.message), missing.filter((one) => !one.message)];
  return [
    ...worded.flatMap((one) => missingSection(project, [one])),
    ...severities.flatMap((severity) =>
      missingSection(
        project,
        plain.filter((one) => one.severity === severity),
      ),
    ),
    ...required.flatMap((one) => missingFields(project, one)),
  ];
}

function missingSection(project: Project, missing: readonly RequiredSection[]): readonly Unmet[] {
  const [demand] = missing;
  if (!demand) return [];
  const sections = missing.map(({ section }) => section);
  return lackOfProject(project, {
    demand,
    code: "standard.missing-section",
    message: message("The standard asks for sections that this project does not have: {0}", sections.join(", ")),
    data: { sections },
  });
}

/** The words of a demand are about the section; those about fields name them. */
function missingFields(project: Project, { message: _, ...demand }: RequiredSection): readonly Unmet[] {
  const fields = demand.fields.map(({ text }) => text);
  return recordsIn(project, demand.section).flatMap((record) => {
    const missing = fields.filter((field) => record.data[field] === undefined || record.data[field] === null);
    if (missing.length === 0) return [];
    const words = message("'{0}' lacks what the standard asks for: {1}", record.title, missing.join(", "));
    const data = { keys: missing, id: record.id };
    return lackAt(project, record.origin, undefined, { demand, code: "standard.missing-field", message: words, data });
  });
}

function isEmpty(node: TreeNode): boolean {
  if (node.kind === "scalar") return node.value === null || node.value === "";
  return (node.kind === "sequence" ? node.items : node.entries).length === 0;
}
