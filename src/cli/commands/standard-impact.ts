import { impactByRule, type ImpactChange, type ProjectImpact } from "../../core/standard/impact";
import { cell } from "../../core/report/conformance/markdown";
import { escapeXml } from "../../core/report/gantt/svg";
import { message } from "../../core/text/message";
import { standardImpact, textsBefore } from "../../workspace/standard-impact";
import { standardsIn } from "../../workspace/standards";
import { openRepository } from "../git";
import { CannotRun, exitCodes, say, type Host } from "../host";
import { load, relativePath } from "../load";
import { findingData } from "../output/findings";
import { paint, printable } from "../output/terminal";

export interface StandardImpactOptions {
  /** Revision of the repository with which the standards are compared. */
  readonly against: string;
  readonly format: "pretty" | "markdown" | "json";
}

/** Most findings of a project that are listed one by one for people. */
const mostListed = 50;

/** `pmo standard impact`: the findings that the present standards add to projects and take away from them, against those of a revision. @throws CannotRun */
export async function impactOfStandards(
  paths: readonly string[],
  options: StandardImpactOptions,
  host: Host,
): Promise<number> {
  const { store } = await load(host.cwd, paths);
  const standards = standardsIn(store).map(({ file }) => file.path);
  if (standards.length === 0)
    throw new CannotRun(message("No standard here: no file has the top-level key 'standard'. Check the path."));
  const repository = await openRepository(host.cwd);
  if (!repository)
    throw new CannotRun(message("This folder is in no git repository, so that there is nothing to compare with."));
  const before = await textsBefore(standards, (path) => repository.show(options.against, path).catch(() => undefined));
  if (standards.every((path) => before.get(path) === undefined))
    throw new CannotRun(
      message("No standard of this folder exists at '{0}'. Check the name of the revision.", options.against),
    );
  const impacts = standardImpact(store, before);
  host.out(
    options.format === "json"
      ? asJson(impacts, host)
      : options.format === "markdown"
        ? asMarkdown(impacts, host)
        : asText(impacts, host),
  );
  return exitCodes.clean;
}

function totals(impacts: readonly ProjectImpact[]): { readonly added: number; readonly removed: number } {
  const all = impacts.flatMap(({ changes }) => changes);
  const added = all.filter(({ kind }) => kind === "added").length;
  return { added, removed: all.length - added };
}

function summary(impacts: readonly ProjectImpact[], host: Host): string {
  const { added, removed } = totals(impacts);
  if (impacts.length === 0) return say(host, message("No project gets other findings."));
  return say(host, message("Findings added: {0}, removed: {1}, in {2} projects.", added, removed, impacts.length));
}

function asText(impacts: readonly ProjectImpact[], host: Host): string {
  const lines = impacts.flatMap(({ project, changes }) => [
    paint(printable(project.id), "bold", host.color),
    ...changes.slice(0, mostListed).map((change) => `  ${lineOf(change, host)}`),
    ...(changes.length > mostListed ? [`  ${say(host, message("… and {0} more", changes.length - mostListed))}`] : []),
  ]);
  return [...lines, summary(impacts, host)].map((line) => `${line}\n`).join("");
}

function lineOf({ kind, finding }: ImpactChange, host: Host): string {
  const sign = kind === "added" ? paint("+", "red", host.color) : paint("-", "green", host.color);
  const place = `${relativePath(host.cwd, finding.file)}:${finding.range.start.line + 1}`;
  return `${sign} ${printable(place)} ${printable(finding.code)} ${printable(say(host, finding.message))}`;
}

function asMarkdown(impacts: readonly ProjectImpact[], host: Host): string {
  const heading = say(host, message("Impact of the standard"));
  const head = columns.map((column) => say(host, column));
  const rows = impactByRule(impacts).map(
    ({ code, added, removed, projects }) => `| \`${cell(code)}\` | ${added} | ${removed} | ${projects} |`,
  );
  const table = rows.length === 0 ? [] : [`| ${head.join(" | ")} |`, "| --- | ---: | ---: | ---: |", ...rows, ""];
  const details = impacts.flatMap(({ project, changes }) => [
    `<details><summary>${escapeXml(project.name)} (${changes.length})</summary>`,
    "",
    ...changes
      .slice(0, mostListed)
      .map(
        ({ kind, finding }) =>
          `- ${kind === "added" ? "➕" : "➖"} \`${cell(finding.code)}\` ${cell(say(host, finding.message))}`,
      ),
    ...(changes.length > mostListed ? [`- ${say(host, message("… and {0} more", changes.length - mostListed))}`] : []),
    "",
    "</details>",
    "",
  ]);
  return [`## ${heading}`, "", summary(impacts, host), "", ...table, ...details].map((line) => `${line}\n`).join("");
}

const columns = [message("Rule"), message("New findings"), message("Findings gone"), message("Projects")] as const;

function asJson(impacts: readonly ProjectImpact[], host: Host): string {
  const list = {
    ...totals(impacts),
    rules: impactByRule(impacts),
    projects: impacts.map(({ project, changes }) => ({
      project: project.id,
      changes: changes.map(({ kind, finding }) => ({ kind, ...findingData(finding, host) })),
    })),
  };
  return `${JSON.stringify(list, null, 2)}\n`;
}
