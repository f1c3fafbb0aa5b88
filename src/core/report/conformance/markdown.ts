import { message } from "../../text/message";
import type { Wording } from "../gantt/format";
import { reasonsIn, shareOverProjects, type ConformanceTable } from "./table";
import { cellText, denominators, percent, scoreText } from "./words";

/** The table as Markdown: a summary of the projects, and rules by projects. */
export function conformanceMarkdown(table: ConformanceTable, { text }: Pick<Wording, "text">): string {
  const { projects, codes, rowOf } = table;
  const names = projects.map(({ project }) => cell(project.name));
  const summary = projects.map(
    ({ project, conformance }) =>
      `| ${cell(project.name)} | ${cell(scoreText(conformance))} | ${cell(text(denominators(conformance)))} |`,
  );
  const rules = codes.map((code) => {
    const cells = projects.map((project) => cellText(rowOf(project, code)));
    return `| \`${cell(code)}\` | ${percent(shareOverProjects(table, code))} | ${cells.join(" | ")} |`;
  });
  const listed = reasonsIn(table).map(
    ({ code, reason, projects: of }) =>
      `- \`${cell(code)}\` (${of.map(({ name }) => cell(name)).join(", ")}): ${cell(text(reason))}`,
  );
  const reasons = listed.length === 0 ? [] : [text(message("Rules that do not apply, and why:")), "", ...listed, ""];
  return [
    `# ${text(message("Conformance"))}`,
    "",
    `| ${text(message("Project"))} | ${text(message("Score"))} | ${text(message("Made from"))} |`,
    "| --- | --- | --- |",
    ...summary,
    "",
    `| ${text(message("Rule"))} | ${text(message("All"))} | ${names.join(" | ")} |`,
    `| --- | ---: | ${projects.map(() => "---:").join(" | ")} |`,
    ...rules,
    "",
    text(message("—: does not apply. W: waived. *: an error keeps the grade at C.")),
    "",
    ...reasons,
  ].join("\n");
}

/** Text that neither ends a cell nor becomes markup. */
export function cell(source: string): string {
  return source
    .replace(/\s*[\r\n]+\s*/g, " ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[\\`_[\]|~*]/g, "\\$&");
}
