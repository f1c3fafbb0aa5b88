import path from "node:path";
import { conformanceHtml } from "../../core/report/conformance/html";
import { conformanceMarkdown } from "../../core/report/conformance/markdown";
import {
  conformanceTable,
  projectConformance,
  reasonsIn,
  shareOverProjects,
  type ConformanceFilter,
  type ConformanceTable,
} from "../../core/report/conformance/table";
import { denominators, percent, scoreText } from "../../core/report/conformance/words";
import { wordingOf } from "../../core/report/gantt/format";
import { conformanceXlsx } from "../../core/report/conformance/xlsx";
import { message } from "../../core/text/message";
import { writeAtomically } from "../files";
import { CannotRun, exitCodes, say, type Host } from "../host";
import { askedProjects, load, relativePath } from "../load";
import { printable } from "../output/terminal";

export interface ConformanceOptions extends ConformanceFilter {
  readonly format: "pretty" | "json" | "markdown" | "html" | "xlsx";
  readonly output?: string;
}

/** `pmo standard conformance`: how projects keep the rules of their standards, with scores and what they were made from. @throws CannotRun */
export async function conformance(paths: readonly string[], options: ConformanceOptions, host: Host): Promise<number> {
  const loaded = await load(host.cwd, paths);
  const all = askedProjects(loaded).flatMap((project) => {
    const found = loaded.store.conformance(project);
    return found ? [projectConformance(project, found)] : [];
  });
  if (all.length === 0)
    throw new CannotRun(message("No project here follows a standard: 'standard' in its section 'project' names it."));
  const table = conformanceTable(all, options);
  if (options.output === undefined) {
    if (options.format === "xlsx")
      throw new CannotRun(message("A workbook is no text for a terminal: name its file with -o FILE."));
    host.out(rendered(table, options.format, host));
  } else {
    const file = path.resolve(host.cwd, options.output);
    const wording = wordingOf(host.language, host.translations);
    await writeAtomically(
      file,
      options.format === "xlsx" ? await conformanceXlsx(table, wording) : rendered(table, options.format, host),
    );
    host.err(`${printable(say(host, message("Written: {0}", relativePath(host.cwd, file))))}\n`);
  }
  return exitCodes.clean;
}

function rendered(table: ConformanceTable, format: Exclude<ConformanceOptions["format"], "xlsx">, host: Host): string {
  const wording = wordingOf(host.language, host.translations);
  switch (format) {
    case "json":
      return asJson(table, host);
    case "markdown":
      return conformanceMarkdown(table, wording);
    case "html":
      return conformanceHtml(table, wording);
    case "pretty":
      return asText(table, host);
  }
}

function asText(table: ConformanceTable, host: Host): string {
  const projects = table.projects.map(
    ({ project, conformance: found }) =>
      `${scoreText(found).padEnd(8)} ${printable(project.name)}  (${say(host, denominators(found))})`,
  );
  const rules = table.codes
    .map((code) => ({ code, share: shareOverProjects(table, code) }))
    .filter((one): one is { code: string; share: number } => one.share !== undefined && one.share < 1)
    .sort((a, b) => a.share - b.share)
    .map(({ code, share }) => `${percent(share).padStart(5)}  ${printable(code)}`);
  const head = rules.length === 0 ? [] : ["", say(host, message("Rules that are not kept by all:"))];
  const reasons = reasonsIn(table).map(
    ({ code, reason, projects: of }) =>
      `${printable(code)}  ${printable(say(host, reason))}  (${of.map(({ name }) => printable(name)).join(", ")})`,
  );
  const reasonsHead = reasons.length === 0 ? [] : ["", say(host, message("Rules that do not apply, and why:"))];
  return [...projects, ...head, ...rules, ...reasonsHead, ...reasons].map((line) => `${line}\n`).join("");
}

function asJson({ projects }: ConformanceTable, host: Host): string {
  const list = projects.map(({ project, conformance: { rows, score, grade, isCapped, counts } }) => ({
    project: project.id,
    score: score ?? null,
    grade: grade ?? null,
    isCapped,
    counts,
    rules: rows.map(({ reason, ...row }) => ({ ...row, ...(reason && { reason: say(host, reason) }) })),
  }));
  return `${JSON.stringify(list, null, 2)}\n`;
}
