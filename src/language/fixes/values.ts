import { replaceScalar } from "../../core/text/edit";
import { flowText } from "../../core/text/edit-text";
import { daysFromDate, formatDate, minutesPerDay } from "../../core/text/instant";
import { message } from "../../core/text/message";
import { parseAssignment } from "../../core/text/assignment";
import { parseTimeRange } from "../../core/text/time-range";
import { itemSchema, type Schema } from "../../core/schema/registry";
import { hasType } from "../schema";
import { fixOf, spanOf } from "./make";
import { spotAt } from "./spot";
import { presentText, replaceBy } from "./suggestions";
import type { FixMaker } from "./types";

const yes = /^(?:yes|y|on|はい|有|○)$/i;
const no = /^(?:no|n|off|いいえ|無|×)$/i;

/** A value of another type that can be written as the right one. */
export const otherType: FixMaker = (place) => {
  const { file, finding } = place;
  if (finding.data?.["dash"] === true) {
    const { end } = spanOf(place);
    return fixOf(file, message("Add a space"), [{ span: { start: end, end }, newText: " " }], { preferred: true });
  }
  const spot = spotAt(file, spanOf(place));
  const { node, schema } = spot ?? {};
  if (!node || !schema) return [];
  const source = file.text.slice(node.start, node.end);
  const span = { start: node.start, end: node.end };
  // As it is written: 007 stays 007. An alias in quotes would be its name.
  if (finding.data?.["quote"] === true && !source.startsWith("*"))
    return fixOf(file, message("Put it in quotes"), [{ span, newText: `"${source}"` }], {
      preferred: true,
      isSafe: true,
    });
  if (node.kind === "scalar" && node.value !== null && hasType(schema, "array"))
    return fixOf(file, message("Make it a list"), [{ span, newText: `[${listed(node.value, schema)}]` }], {
      preferred: true,
    });
  if (node.kind !== "scalar" || typeof node.value !== "string") return [];
  const text = node.value.trim();
  if (hasType(schema, "boolean")) {
    const value = yes.test(text) ? "true" : no.test(text) ? "false" : undefined;
    return value === undefined ? [] : unquoted(value);
  }
  const isNumber = hasType(schema, "number") || hasType(schema, "integer");
  const number = text.replace(/(?<=\d),(?=\d{3})/g, "").replace(/\s*[%\uFF05]$/, "");
  return isNumber && /^-?\d+(?:\.\d+)?$/.test(number) ? unquoted(number) : [];

  function unquoted(newText: string): ReturnType<FixMaker> {
    return fixOf(file, message("Change to '{0}'", newText), [{ span, newText }], { preferred: true });
  }
};

/** A value as what stands in a list: several where it names several records, divided by commas. */
function listed(value: string | number | boolean, schema: Schema): string {
  const items = itemSchema(schema);
  const isName =
    items?.["x-ref"] !== undefined || items?.["x-type"] === "predecessor" || items?.["x-type"] === "assignment";
  const parts =
    isName && typeof value === "string" ? value.split(/\s*[,;\u3001\uFF0C]\s*/).filter((part) => part !== "") : [value];
  return parts.map((part) => flowText(part)).join(", ");
}

/** The nearest number that is admitted. */
export const intoRange: FixMaker = (place) => {
  const { file, finding } = place;
  const spot = spotAt(file, spanOf(place));
  const { node } = spot ?? {};
  if (node?.kind !== "scalar" || typeof node.value !== "number") return [];
  const { minimum, maximum } = finding.data ?? {};
  const value =
    typeof minimum === "number" && node.value < minimum
      ? minimum
      : typeof maximum === "number" && node.value > maximum
        ? maximum
        : undefined;
  return value === undefined ? [] : fixOf(file, message("Change to '{0}'", value), [replaceScalar(file, node, value)]);
};

/** The last day of the month in place of a day that does not exist. */
export const lastOfMonth: FixMaker = (place) => {
  const present = presentText(place);
  const match = /(\d{4})-(\d{2})-(\d{2})/.exec(present);
  const [year, month, day] = (match ?? []).slice(1).map(Number);
  if (!match || year === undefined || month === undefined || day === undefined || month < 1 || month > 12) return [];
  const next = month === 12 ? daysFromDate(year + 1, 1, 1) : daysFromDate(year, month + 1, 1);
  const last = formatDate((next - 1) * minutesPerDay);
  if (day < 29 || Number(last.slice(8)) >= day) return [];
  return replaceBy(place, [present.replace(/^["']|["']$/g, "").replace(match[0], last)]);
};

/** Parts of a day: `9:00~12:00`, `9-12`, `9時-12時`. */
export const timeForms: FixMaker = (place) => {
  const match =
    /^["']?(\d{1,2})(?:[:.\uFF1A時h]?(\d{2})?分?)\s*[-–—~〜\uFF5E]\s*(\d{1,2})(?:[:.\uFF1A時h]?(\d{2})?分?)["']?$/u.exec(
      presentText(place).trim(),
    );
  if (!match) return [];
  const two = (text: string | undefined): string => (text ?? "0").padStart(2, "0");
  const range = `${two(match[1])}:${two(match[2])}-${two(match[3])}:${two(match[4])}`;
  return parseTimeRange(range) ? replaceBy(place, [range]) : [];
};

const currencies: Readonly<Record<string, string>> = {
  "¥": "JPY",
  "\uFFE5": "JPY",
  円: "JPY",
  $: "USD",
  "€": "EUR",
  "£": "GBP",
};

/** Amounts with a sign of a currency, and Japanese ones in ten thousands: `¥1,200,000`, `120万円`. */
export const moneyForms: FixMaker = (place) => {
  const match = /^["']?([¥\uFFE5$€£])?\s*(-?\d[\d,]*(?:\.\d+)?)\s*(万|億)?\s*(円|[A-Za-z]{3})?["']?$/u.exec(
    presentText(place).trim(),
  );
  if (!match?.[2]) return [];
  const factor = match[3] === "万" ? 10_000 : match[3] === "億" ? 100_000_000 : 1;
  const amount = Number(match[2].replaceAll(",", "")) * factor;
  const sign = match[1] ?? match[4];
  const currency = sign === undefined ? undefined : (currencies[sign] ?? sign.toUpperCase());
  return replaceBy(place, [currency === undefined ? String(amount) : `${amount} ${currency}`]);
};

const timeWords: Readonly<Record<string, string>> = {
  h: "h",
  hour: "h",
  時間: "h",
  時: "h",
  d: "d",
  day: "d",
  日: "d",
  w: "w",
  week: "w",
  週: "w",
  mo: "mo",
  month: "mo",
  月: "mo",
  y: "y",
  year: "y",
  年: "y",
};

/** Rates in words: `9000/hour`, `9000 per hour`, `9000円/時間`. */
export const rateForms: FixMaker = (place) => {
  const match = /^["']?([¥\uFFE5$€£])?\s*(\d[\d,]*(?:\.\d+)?)\s*(円|[A-Z]{3})?\s*(?:\/|per|毎)\s*(\p{L}+)["']?$/iu.exec(
    presentText(place).trim(),
  );
  const unit =
    timeWords[(match?.[4] ?? "").toLowerCase()] ?? timeWords[(match?.[4] ?? "").toLowerCase().replace(/s$/, "")];
  if (!match?.[2] || unit === undefined) return [];
  const sign = match[1] ?? match[3];
  const currency = sign === undefined ? "" : ` ${currencies[sign] ?? sign.toUpperCase()}`;
  return replaceBy(place, [`${match[2].replaceAll(",", "")}${currency}/${unit}`]);
};

/** Assignments as other tools write them: `sato[50%]`, `sato: 50`, `sato (0.5)`. */
export const assignmentForms: FixMaker = (place) => {
  const match = /^["']?([^\s[(:\uFF1A]+)\s*[[(:\uFF1A\s]\s*(\d+(?:\.\d+)?)\s*([%\uFF05])?\s*[\])]?["']?$/u.exec(
    presentText(place).trim(),
  );
  if (!match?.[1] || match[2] === undefined) return [];
  const number = Number(match[2]);
  const share = match[3] === undefined && number <= 1 ? number * 100 : number;
  const text = `${match[1]} ${share}%`;
  return parseAssignment(text) ? replaceBy(place, [text]) : [];
};
