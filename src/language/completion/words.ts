import { holidayCountries } from "../../core/calendar/holidays/countries";
import { builtInRules, waivableCodes } from "../../core/checks/rules";
import { standardOfFile } from "../../core/standard/model";
import { resolveStandard, type EffectiveRule } from "../../core/standard/resolve";
import type { Project } from "../../core/model/types";
import type { Schema } from "../../core/schema/registry";
import { dateFromDays, dayOf } from "../../core/text/instant";
import { message } from "../../core/text/message";
import { stringOf, valueOf } from "../../core/text/tree";
import { writeString } from "../../core/text/yaml-writer";
import type { Drafts, Shape } from "./drafts";
import { otherItems } from "./other-items";
import type { Place } from "./place";
import { followedStandard, lookupIn } from "../../workspace/standards";
import { itemsOf, localizedText, standardOf, standardsOf } from "./standards";

/** Keys of words that group records, so that the same ones come again. */
const groupingKeys: ReadonlySet<string> = new Set([
  ...[
    "category",
    "phase",
    "role",
    "unit",
    "group",
    "skill",
    "skills",
    "tags",
    "type",
    "medium",
    "supplier",
    "customer",
  ],
  ...["program", "provider", "materialLabel", "organization", "place", "origin", "course"],
]);
/** Of these, the words of another kind of record mean something else. */
const keysByKind: ReadonlySet<string> = new Set(["category", "type"]);
const currencies = ["JPY", "USD", "EUR", "GBP", "CNY", "KRW", "TWD", "SGD", "INR", "AUD", "CAD", "CHF"] as const;
const usualShares = [100, 80, 75, 50, 25, 20, 10] as const;
const usualHours = ["09:00-12:00", "13:00-18:00", "08:00-12:00", "13:00-17:00", "09:00-17:30"] as const;

interface Word {
  readonly text: string;
  readonly detail?: string | undefined;
}

/** Texts that no schema lists: words of the standard, those that the project uses already, codes of countries, currencies and rules; examples where there are none. */
export function addWords(place: Place, drafts: Drafts, schema: Schema, shape: Shape): void {
  const named = otherItems(place);
  const known = new Set<string>();
  for (const { text, detail } of wordsFor(place, schema)) {
    if (named.has(text) || known.has(text)) continue;
    known.add(text);
    const { quote, flow } = place.context;
    const newText = quote === undefined ? writeString(text, flow || shape.brackets ? "flow" : "block") : text;
    const filterText = detail === undefined ? text : `${text} ${detail}`;
    drafts.addValue(
      { label: text, kind: "value", newText, filterText, ...(detail !== undefined && { detail }) },
      shape,
    );
  }
}

function wordsFor(place: Place, schema: Schema): readonly Word[] {
  const { key, section } = place;
  if (schema["x-type"] === "percent") return usualShares.map((share) => ({ text: `${share}%` }));
  if (schema["x-type"] === "timeRange") return usualHours.map((text) => ({ text }));
  if (key === "rule" && (section === "waivers" || section === "standard")) return ruleCodes(place);
  if (key === "holidays") return holidayCountries.map((text) => ({ text, detail: nameOf(place, "region", text) }));
  if (key === "currency") return currencies.map((text) => ({ text, detail: nameOf(place, "currency", text) }));
  if (key === "month" || key === "period") return months(place).map((text) => ({ text }));
  const words = [...vocabulary(place), ...usedWords(place)];
  return words.length > 0 || (schema.pattern === undefined && !groupingKeys.has(key)) ? words : examples(place, schema);
}

function examples(place: Place, schema: Schema): readonly Word[] {
  const detail = place.say(message("Example"));
  return (schema.examples ?? []).flatMap((text) => (typeof text === "string" ? { text, detail } : []));
}

function ruleCodes(place: Place): readonly Word[] {
  const documented = new Map(builtInRules.map(({ code, documentation }) => [code, documentation[place.language]]));
  return [
    ...standardRules(place).map(({ code, rule }) => ({ text: code, detail: rule.title?.[place.language] })),
    ...[...waivableCodes].map((text) => ({ text, detail: documented.get(text) })),
  ];
}

/** Rules of the standards that the project follows; in a standard its own and those of the standards it builds on. */
function standardRules({ file, project, scope: { store } }: Place): readonly EffectiveRule[] {
  const lookup = lookupIn(store);
  const own = standardOfFile(file);
  return (own ? resolveStandard(own, lookup) : project && followedStandard(project, lookup))?.rules ?? [];
}

function nameOf(place: Place, type: "region" | "currency", code: string): string | undefined {
  return new Intl.DisplayNames([place.language], { type }).of(code);
}

/** The month of the status date and those around it. */
function months({ project, today }: Place): readonly string[] {
  const { year, month } = dateFromDays(dayOf((project?.statusDate ?? today + 1) - 1));
  return [0, -1, 1, 2, 3].map((shift) => {
    const index = year * 12 + month - 1 + shift;
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
  });
}

/** The words that the standard foresees for a field. */
function vocabulary(place: Place): readonly Word[] {
  return standardsOf(place.project, place.scope.store).flatMap((file) =>
    itemsOf(valueOf(standardOf(file), "vocabularies")).flatMap((node) => {
      if (stringOf(node, "section") !== place.section || stringOf(node, "field") !== place.key) return [];
      return itemsOf(valueOf(node, "values")).flatMap((value) => {
        const text = stringOf(value, "value");
        return text === undefined ? [] : { text, detail: localizedText(value, "label", place.language) };
      });
    }),
  );
}

const usedByKey = new WeakMap<Project, Map<string, readonly string[]>>();

/** The words that records have under a key already, most frequent first. */
function usedWords({ key, project, records }: Place): readonly Word[] {
  if (!project || !groupingKeys.has(key)) return [];
  const kind = keysByKind.has(key) ? (records[0]?.kind ?? "") : "";
  const name = `${key === "skill" ? "skills" : key} ${kind}`;
  let known = usedByKey.get(project);
  if (!known) usedByKey.set(project, (known = new Map<string, readonly string[]>()));
  let words = known.get(name);
  if (!words) known.set(name, (words = countWords(project, key, kind)));
  return words.map((text) => ({ text }));
}

function countWords(project: Project, key: string, kind: string): readonly string[] {
  const counts = new Map<string, number>();
  const count = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(count);
    else if (typeof value === "string" && value !== "") counts.set(value, (counts.get(value) ?? 0) + 1);
    else if (typeof value === "object" && value !== null) count((value as { readonly skill?: unknown }).skill);
  };
  const isSkill = key === "skill" || key === "skills";
  for (const { kind: own, data } of project.recordsById.values()) {
    if (kind !== "" && own !== kind) continue;
    if (isSkill) count([data["skills"], data["skill"]]);
    else count(data[key]);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([text]) => text);
}
