/** Every code that a finding of the product can have. Each has a section in docs/findings.md and docs/findings.ja.md, in this order. */
export const findingCodes = [
  "text.empty",
  "text.encoding",
  "text.merge-conflict",
  "text.too-large",
  "yaml.syntax",
  "yaml.tab",
  "yaml.space",
  "yaml.missing-colon",
  "yaml.unclosed-quote",
  "yaml.unclosed-bracket",
  "yaml.several-documents",
  "yaml.key",
  "yaml.duplicate-key",
  "yaml.merge",
  "yaml.alias-unknown",
  "yaml.alias-cycle",
  "yaml.alias-limit",
  "schema.unknown-key",
  "schema.missing-key",
  "schema.missing-value",
  "schema.type",
  "schema.enum",
  "schema.pattern",
  "schema.range",
  "schema.invalid",
  "date.invalid",
  "date.far",
  "duration.invalid",
  "duration.too-long",
  "lag.invalid",
  "time.invalid",
  "percent.invalid",
  "money.invalid",
  "rate.invalid",
  "predecessor.invalid",
  "assignment.invalid",
  "id.invalid",
  "id.duplicate",
  "reference.invalid",
  "reference.unknown",
  "reference.unknown-project",
  "reference.kind",
  "reference.self",
  "reference.cycle",
  "section.duplicate",
  "project.missing",
  "project.duplicate",
  "project.no-status-date",
  "standard.unknown",
  "standard.not-loaded",
  "standard.missing-section",
  "standard.missing-field",
  "calendar.unknown-country",
  "schedule.cycle",
  "schedule.no-start",
  "schedule.finish-missed",
  "schedule.deadline-missed",
  "schedule.manual-conflict",
  "schedule.constraint-conflict",
  "schedule.out-of-sequence",
  "schedule.calendar-never-works",
  "schedule.too-long",
  "schedule.outside-calendars",
  "task.no-duration",
  "task.dangling",
  "task.actual-dates-reversed",
  "task.actual-in-future",
  "task.finished-not-complete",
  "milestone.no-date-logic",
  "risk.no-owner",
  "risk.no-response",
  "risk.occurred-without-issue",
  "risk.scale-misleads",
  "risk.scale-order",
  "register.no-owner",
  "ignore.unused",
  "ignore.no-reason",
  "ignore.no-code",
  "waiver.unused",
  "waiver.expired",
] as const;

const known: ReadonlySet<string> = new Set(findingCodes);

/** Whether a code is one of the product; standards have codes of their own. */
export function isKnownCode(code: string): boolean {
  return known.has(code);
}

/** The section about a code in the text of docs/findings.md, from its heading to the next one. Undefined where there is none. */
export function findingSection(documentation: string, code: string): string | undefined {
  const start = documentation.indexOf(`\n### \`${code}\`\n`) + 1;
  if (start === 0) return undefined;
  const heading = documentation.indexOf("\n", start);
  const end = documentation.slice(heading).search(/^(?:#{2,3} |<a id=)/m);
  return `${documentation.slice(start, end < 0 ? undefined : heading + end).trimEnd()}\n`;
}
