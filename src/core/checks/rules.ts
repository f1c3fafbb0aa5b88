import { demandCodes } from "../standard/demands/index";
import { danglingRules } from "./dangling";
import { registerRules } from "./registers";
import { riskScaleRules } from "./risk-scale";
import { riskRules } from "./risks";
import type { CheckRule } from "./rule";
import { taskRules } from "./tasks";

/** Every built-in rule. */
export const builtInRules: readonly CheckRule[] = [
  ...riskRules,
  ...riskScaleRules,
  ...taskRules,
  ...danglingRules,
  ...registerRules,
];

/**
 * The codes that a waiver can name: rules about what a good plan has. What makes a text, a value, a reference or a date wrong (`yaml`, `schema`, `id`,
 * `reference`, `schedule` …) is wrong for everybody and can't be waived.
 */
export const waivableCodes: ReadonlySet<string> = new Set([...builtInRules.map(({ code }) => code), ...demandCodes]);
