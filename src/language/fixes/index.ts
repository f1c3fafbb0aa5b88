import type { Finding } from "../../core/text/finding";
import type { Range } from "../../core/text/range";
import type { LanguageScope } from "../types";
import { convertDates } from "./dates";
import * as demands from "./demands";
import { templateDrift } from "./drift";
import { takenId, takenProjectId } from "./ids";
import { ignoreHere, ignoreReason, ignoreWithoutCode, unusedIgnore } from "./ignore";
import { duplicateKey, emptyKey, missingFields, missingKeys, ownField, sectionColumn } from "./keys";
import { conflictingDates, removeReference } from "./links";
import { knownStandards, projectHeader, repeatedSection } from "./project";
import { fixesOfRule } from "./of-rule";
import { createRecord } from "./records";
import * as rules from "./rules";
import { laterDeadline, laterFinish, projectStart } from "./schedule";
import * as words from "./suggestions";
import * as syntax from "./syntax";
import type { Fix, FixMaker, FixPlace } from "./types";
import * as values from "./values";
import { expiredWaiver, removeWaiver, waive } from "./waivers";

export type { Fix, FixMaker, FixPlace } from "./types";

/** What can be done about a finding, by its code. A code that is missing here has no repair that a program could know (docs/findings.md). */
export const makers: Readonly<Record<string, readonly FixMaker[]>> = {
  "yaml.tab": [syntax.tabs],
  "yaml.space": [syntax.tabs],
  "yaml.missing-colon": [syntax.colon],
  "yaml.unclosed-quote": [syntax.closeQuote],
  "yaml.unclosed-bracket": [syntax.closeBracket],
  "yaml.syntax": [syntax.otherSyntax],
  "yaml.several-documents": [syntax.separator],
  "yaml.duplicate-key": [duplicateKey],
  "yaml.alias-unknown": [words.anchors],
  "schema.unknown-key": [words.wordSuggestions, sectionColumn, ownField],
  "schema.missing-key": [missingKeys],
  "schema.missing-value": [emptyKey],
  "schema.type": [words.suggestions, values.otherType],
  "schema.enum": [words.wordSuggestions],
  "schema.range": [values.intoRange],
  "date.invalid": [words.formSuggestions, values.lastOfMonth],
  "duration.invalid": [words.formSuggestions],
  "lag.invalid": [words.suggestions],
  "percent.invalid": [words.suggestions],
  "time.invalid": [values.timeForms],
  "money.invalid": [values.moneyForms],
  "rate.invalid": [values.rateForms],
  "predecessor.invalid": [words.predecessorForms],
  "assignment.invalid": [values.assignmentForms],
  "id.invalid": [words.suggestions],
  "id.duplicate": [takenId],
  "reference.unknown": [words.suggestions, words.idsByTitle, createRecord],
  "reference.unknown-project": [words.suggestions],
  "reference.invalid": [words.idsByTitle],
  "reference.kind": [words.idsByTitle],
  "reference.self": [removeReference],
  "reference.cycle": [removeReference],
  "section.duplicate": [repeatedSection],
  "project.missing": [projectHeader],
  "project.duplicate": [takenProjectId],
  "project.no-status-date": [rules.statusDate],
  "standard.unknown": [knownStandards],
  "standard.missing-section": [rules.addSections],
  "standard.missing-field": [missingFields],
  "standard.missing-register": [rules.addSections],
  "standard.missing-milestone": [demands.addMilestone],
  "standard.missing-gate": [demands.addGate],
  "standard.missing-criterion": [demands.addCriteria],
  "standard.missing-deliverable": [demands.addDeliverable],
  "standard.value": [words.wordSuggestions],
  "standard.id-pattern": [demands.idOfForm],
  "standard.overlay": [likeSchema],
  "standard.expression": [words.nameSuggestions],
  "standard.demand": [words.nameSuggestions],
  "standard.schema": [words.nameSuggestions],
  "standard.unknown-rule": [words.nameSuggestions],
  "standard.unknown-template": [words.suggestions],
  "standard.template-drift": [templateDrift],
  "calendar.unknown-country": [words.suggestions],
  "schedule.cycle": [removeReference],
  "schedule.no-start": [projectStart],
  "schedule.finish-missed": [laterFinish],
  "schedule.deadline-missed": [laterDeadline],
  "schedule.manual-conflict": [conflictingDates],
  "schedule.constraint-conflict": [conflictingDates],
  "schedule.out-of-sequence": [removeReference],
  "task.no-duration": [rules.taskLength],
  "task.dangling": [rules.linkDangling],
  "task.actual-dates-reversed": [rules.swapActualDates],
  "task.actual-in-future": [rules.actualInFuture],
  "task.finished-not-complete": [rules.complete],
  "milestone.no-date-logic": [rules.linkMilestone],
  "risk.no-owner": [rules.setOwner],
  "risk.no-response": [rules.setResponse],
  "risk.occurred-without-issue": [rules.occurredAsIssue],
  "register.no-owner": [rules.setOwner],
  "ignore.unused": [unusedIgnore],
  "ignore.no-reason": [ignoreReason],
  "ignore.no-code": [ignoreWithoutCode],
  "waiver.unused": [words.suggestions, removeWaiver],
  "waiver.expired": [expiredWaiver],
};

/** A schema of a standard is broken in the ways in which that of the format is, and mended so. */
function likeSchema(place: FixPlace): readonly Fix[] {
  const code: unknown = place.finding.data?.["schemaCode"];
  const known = typeof code === "string" && code.startsWith("schema.") && Object.hasOwn(makers, code);
  return known ? (makers[code] ?? []).flatMap((maker) => maker(place)) : [];
}

/** The codes among whose fixes some are safe. */
export const safeCodes: ReadonlySet<string> = new Set([
  "yaml.tab",
  "yaml.space",
  "yaml.missing-colon",
  "yaml.duplicate-key",
  "schema.unknown-key",
  "schema.type",
  "schema.enum",
  "date.invalid",
  "duration.invalid",
  "ignore.unused",
]);

/** The repairs of a finding, best first; at most one of them is preferred. */
export function fixesFor(place: FixPlace): readonly Fix[] {
  const { code } = place.finding;
  const own = Object.hasOwn(makers, code) ? (makers[code] ?? []) : [fixesOfRule];
  const fixes = own.flatMap((maker) => maker(place));
  const best = fixes.findIndex(({ preferred }) => preferred);
  return fixes.map((fix, index) => (fix.preferred && index !== best ? { ...fix, preferred: false } : fix));
}

/** Everything that can be done about a finding of a file: its repairs, a waiver for what is a rule, a comment that silences it. */
export function quickFixes(scope: LanguageScope, path: string, finding: Finding): readonly Fix[] {
  const file = scope.store.file(path);
  if (!file) return [];
  const place = { scope, finding, file };
  return [...fixesFor(place), ...waive(place), ...ignoreHere(place)];
}

/** Other forms of what stands at a place, which say the same. */
export function refactorings(scope: LanguageScope, path: string, range: Range): readonly Fix[] {
  const file = scope.store.file(path);
  return file ? convertDates(scope, file, file.lines.offset(range.start)) : [];
}
