import { propertySchema, type Schema } from "../schema/registry";
import { Budget } from "./cel/types";
import type { RuleCompiler } from "./compile-rule";
import type { StandardRule } from "./model";
import type { RuleFix } from "./rule-fix";
import { RecordSource } from "./vocabulary/fields";
import { RuleDate } from "./vocabulary/rule-date";
import type { Row, RuleScope } from "./vocabulary/scope";

/** What the expression of one edit may cost. */
const fixBudget = 200_000;

/** What an edit writes into a field: a value, null to take the field away; undefined where there is nothing to write. */
export function fixValue(
  rule: StandardRule,
  { field, writes }: RuleFix,
  row: Row,
  scope: RuleScope,
  compiler: RuleCompiler,
  schema: Schema,
): string | number | boolean | null | undefined {
  if (writes.kind === "nothing") return row.record.data[field.text] === undefined ? undefined : null;
  if (writes.kind === "value") return writes.value;
  const { vocabulary } = compiler;
  const collection = vocabulary.collections.get(rule.on.text);
  const expression = compiler.fixExpression(rule, writes.expression);
  if (!collection || !("evaluate" in expression)) return undefined;
  const values = vocabulary.values(scope, expression.reads, collection);
  values[collection.variable] = collection.type.make(new RecordSource(row, scope));
  const evaluation = vocabulary.within(scope, () => expression.evaluate(values, new Budget(fixBudget)));
  return evaluation.kind === "value" ? written(evaluation.value, propertySchema(schema, field.text)) : undefined;
}

/** A value of a rule as it stands in a file: days as a duration, shares in percent, dates as ISO days. */
function written(value: unknown, schema: Schema | undefined): string | number | boolean | undefined {
  if (value instanceof RuleDate) return value.toString();
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value !== "number" && typeof value !== "bigint") return undefined;
  const amount = Number(value);
  if (!Number.isFinite(amount)) return undefined;
  const rounded = Math.round(amount * 100) / 100;
  const type = schema?.["x-type"];
  return type === "duration" ? `${rounded}d` : type === "percent" ? `${rounded}%` : rounded;
}
