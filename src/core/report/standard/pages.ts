import { message, type Message } from "../../text/message";
import { toData } from "../../text/tree";
import { writeYaml, type YamlRecord } from "../../text/yaml-writer";
import type { ReleaseChange } from "../../standard/release/compare";
import type { Standard, StandardRule } from "../../standard/model";
import { cell } from "../conformance/markdown";
import type { Wording } from "../gantt/format";

/** A text file, its path with `/`. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

/** The documentation of a standard in one language: an index, and a page for each rule. @param folder in which the pages are, with a `/` at the end */
export function standardPages(standard: Standard, wording: Wording, folder: string): readonly Page[] {
  return [
    { path: `${folder}README.md`, text: indexPage(standard, wording) },
    ...standard.rules.map((rule) => ({ path: `${folder}${rule.id}.md`, text: rulePage(standard, rule, wording) })),
  ];
}

function indexPage({ id, version, title, rules }: Standard, { language, text }: Wording): string {
  const head = [message("Rule"), message("Severity"), message("What it is about")].map(text);
  const rows = rules.map((rule) => {
    const words = rule.title?.[language] ?? rule.message[language].text;
    return `| [\`${rule.id}\`](${rule.id}.md) | ${severityOf(rule, text)} | ${cell(words)} |`;
  });
  const table = rows.length === 0 ? [] : ["", `| ${head.join(" | ")} |`, "| --- | --- | --- |", ...rows];
  return [`# ${title ? plain(title[language]) : id}`, "", `\`${id}\` ${version ?? ""}`.trimEnd(), ...table, ""].join(
    "\n",
  );
}

function rulePage({ id: standard }: Standard, rule: StandardRule, { language, text }: Wording): string {
  const {
    id,
    title,
    description,
    on,
    when,
    check,
    message: words,
    clause,
    effective,
    expires,
    weight,
    documentation,
  } = rule;
  const facts: readonly (readonly [Message, string | undefined])[] = [
    [message("Code"), `\`${standard}.${id}\``],
    [message("Severity"), severityOf(rule, text)],
    [message("Visits"), `\`${on.text}\``],
    [message("Weight"), String(weight)],
    [message("Applies from"), effective],
    [message("Applies until"), expires],
    [message("Source"), clause === undefined ? undefined : plain(clause)],
    [
      message("More about it"),
      documentation === undefined ? undefined : `<${documentation.replace(/[<>\s]/g, encodeURIComponent)}>`,
    ],
  ];
  return [
    `# ${title ? plain(title[language]) : id}`,
    ...(description ? ["", description[language]] : []),
    "",
    ...facts.flatMap(([name, value]) => (value === undefined ? [] : [`- **${text(name)}:** ${value}`])),
    "",
    ...(when
      ? [`${text(message("It is about records for which this is true:"))}`, "", ...code("cel", when.text), ""]
      : []),
    text(message("It reports those for which this is false:")),
    "",
    ...code("cel", check.text),
    "",
    `> ${plain(words[language].text).replace(/\n/g, "\n> ")}`,
    ...reasons(rule, language, text),
    ...examples(message("Kept"), rule.valid, text),
    ...examples(message("Broken"), rule.invalid, text),
    "",
  ].join("\n");
}

function reasons(
  { notApplicable }: StandardRule,
  language: Wording["language"],
  text: Wording["text"],
): readonly string[] {
  if (notApplicable.length === 0) return [];
  return [
    "",
    `## ${text(message("Does not apply"))}`,
    "",
    ...notApplicable.map(({ when, reason }) => `- ${plain(reason[language])}${when ? ` (\`${when.text}\`)` : ""}`),
  ];
}

function severityOf({ severity, lifecycle }: StandardRule, text: Wording["text"]): string {
  return lifecycle === "active" ? severityWord(severity, text) : `${severityWord(severity, text)} (${lifecycle})`;
}

function severityWord(severity: StandardRule["severity"], text: Wording["text"]): string {
  switch (severity) {
    case "error":
      return text(message("error"));
    case "warning":
      return text(message("warning"));
    case "info":
      return text(message("information"));
    case "hint":
      return text(message("hint"));
    case "off":
      return text(message("off"));
  }
}

function examples(title: Message, nodes: StandardRule["valid"], text: Wording["text"]): readonly string[] {
  if (nodes.length === 0) return [];
  return [
    "",
    `## ${text(title)}`,
    ...nodes.flatMap((node) => ["", ...code("yaml", writeYaml(toData(node) as YamlRecord, { width: 100 }).trimEnd())]),
  ];
}

/** A block of code whose fence is longer than any in it. */
function code(language: string, source: string): readonly string[] {
  const longest = Math.max(2, ...[...source.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return [`${fence}${language}`, source, fence];
}

/** Words of people as text of Markdown. */
function plain(source: string): string {
  return source
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replace(/[\\`*_[\]]/g, "\\$&");
}

/** What a version changes, as a section of a changelog. */
export function changelogSection(
  { version }: Standard,
  changes: readonly ReleaseChange[],
  { text }: Pick<Wording, "text">,
): string {
  const titles = { added: message("Added"), changed: message("Changed"), removed: message("Removed") } as const;
  const parts = (["added", "changed", "removed"] as const).flatMap((kind) => {
    const own = changes.filter((change) => change.kind === kind);
    return own.length === 0
      ? []
      : [
          "",
          `### ${text(titles[kind])}`,
          "",
          ...own.map(({ subject, message: words }) => `- \`${subject}\`: ${plain(text(words))}`),
        ];
  });
  return [`## ${version ?? "0.0.0"}`, ...(parts.length === 0 ? ["", text(message("First version."))] : parts), ""].join(
    "\n",
  );
}
