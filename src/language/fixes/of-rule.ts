import { scalesOf } from "../../core/standard/scales";
import { RuleCompiler } from "../../core/standard/compile-rule";
import { fixValue } from "../../core/standard/fix-value";
import { bilingualMessage } from "../../core/standard/localized";
import { RuleScope } from "../../core/standard/vocabulary/scope";
import { resolvedStandard } from "../completion/standards";
import { homeOf, recordOfFinding } from "./records";
import { removeField } from "./rules";
import { setField } from "./schedule";
import type { FixMaker } from "./types";

const compiler = new RuleCompiler();

/** The edits that the rule of a standard offers for the record that it reports. */
export const fixesOfRule: FixMaker = (place) => {
  const { scope, finding } = place;
  const found = recordOfFinding(place);
  const resolved = found && resolvedStandard(found.project, scope.store);
  const rule = resolved?.rules.find(({ code }) => code === finding.code)?.rule;
  if (!found || !resolved || !rule || rule.fixes.length === 0) return [];
  const { project, record, file } = found;
  const schedule = scope.store.schedule(project);
  const ruleScope = new RuleScope(project, schedule, scalesOf(resolved));
  const task = record.kind === "task" ? schedule.byId.get(record.id) : undefined;
  const row = { record, ...(task && { task }) };
  const wrong = new Set(compiler.fixProblems(rule).map(({ at }) => at));
  return rule.fixes.flatMap((fix, index) => {
    const title = bilingualMessage(fix.title);
    const value = fixValue(rule, fix, row, ruleScope, compiler, homeOf(record.kind)?.schema ?? {});
    if (value === undefined || wrong.has(fix.field)) return [];
    if (value === null) return removeField(file, record, fix.field.text, title);
    return setField(project, record, fix.field.text, value, title, index === 0);
  });
};
