import type { YamlRecord } from "../../text/yaml-writer";
import type { CustomValue, MspdiPlan } from "./plan";

/** Amounts of money stand in hundredths of the currency. @returns undefined for nothing */
export function money(hundredths: number | undefined): number | undefined {
  return hundredths === undefined || hundredths === 0 ? undefined : Number((hundredths / 100).toFixed(2));
}

/** `0.5` -> `50%` */
export function percentText(share: number): string {
  return `${Number((Math.max(share, 0) * 100).toFixed(2))}%`;
}

/** A text of several lines with our line ends and without spaces at the ends of lines. */
export function multiline(text: string | undefined): string | undefined {
  const lines = text?.replace(/\r\n?|\v|\u2028|\u2029/g, "\n").split("\n");
  const clean = lines
    ?.map((line) => line.trimEnd())
    .join("\n")
    .trim();
  return clean === "" ? undefined : clean;
}

/** Custom fields under their names, as `x-fields: { Cost centre: A1 }`. */
export function customRecord(
  values: readonly CustomValue[],
  plan: Pick<MspdiPlan, "customFields" | "lookups">,
): YamlRecord {
  if (values.length === 0) return {};
  const fields = new Map<string, string>();
  for (const { fieldId, value: written, isLookup } of values) {
    const value = (isLookup ? plan.lookups.get(`${fieldId} ${written}`) : undefined) ?? written;
    const name = plan.customFields.get(fieldId) ?? `field ${fieldId}`;
    const before = fields.get(name);
    // A field may have several values.
    fields.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  return { "x-fields": Object.fromEntries(fields) };
}
