import { itemSchema, propertySchema } from "../../core/schema/registry";
import { recordKinds, recordSchemasIn } from "../../core/schema/section-records";
import { offeredTemplates } from "../../core/standard/standard-templates";
import { ruleVocabulary } from "../../core/standard/vocabulary/index";
import { stringOf, type MappingNode } from "../../core/text/tree";
import { nodeChain, type ChainLink } from "../node-chain";
import { hasType, titleOf } from "../schema";
import type { Drafts, Shape } from "./drafts";
import { otherItems } from "./other-items";
import type { Place } from "./place";
import { resolvedStandard } from "./standards";

interface Word {
  readonly text: string;
  readonly detail?: string | undefined;
}

/** Words that only somebody who knows the format could type: collections, fields and kinds in a standard, templates in a project. @returns whether there are such words here */
export function addFormatWords(place: Place, drafts: Drafts, shape: Shape): boolean {
  const words = place.fileKind === "standard" ? wordsOfStandard(place) : wordsOfTemplates(place);
  if (!words) return false;
  const named = otherItems(place);
  for (const { text, detail } of words) {
    if (named.has(text)) continue;
    const draft = { label: text, kind: "value" as const, newText: text, ...(detail !== undefined && { detail }) };
    drafts.addValue(draft, shape);
  }
  return true;
}

function wordsOfStandard(place: Place): readonly Word[] | undefined {
  const chain = nodeChain(place.file, place.offset);
  const part = String(place.context.path[1] ?? "");
  const { key } = place;
  const item = itemOf(chain, part);
  switch (`${part}.${key}`) {
    case "rules.on":
      return [...ruleVocabulary().collections.values()].map(({ path, type }) => ({ text: path, detail: type.name }));
    case "rules.at":
    case "rules.field":
      return fieldsOfRule(place, item, key === "field");
    case "idPatterns.kind":
      return recordKinds().map((text) => ({ text }));
    case "vocabularies.field":
      return fieldsOfSection(place, item, true);
    case "requiredSections.fields":
      return fieldsOfSection(place, item, false);
    case "waivers.approvers":
      return ["sponsor", "manager", "businessManager"].map((text) => ({ text }));
    default:
      return undefined;
  }
}

/** The item of a list of the standard in which a place stands. */
function itemOf(chain: readonly ChainLink[], list: string): MappingNode | undefined {
  const at = chain.findIndex(({ entry }) => entry?.key === list);
  const node = at < 0 ? undefined : chain[at + 1]?.node;
  return node?.kind === "mapping" ? node : undefined;
}

/** Fields of the records that a rule visits. @param isWritten leaves out what is only computed */
function fieldsOfRule({ language }: Place, rule: MappingNode | undefined, isWritten: boolean): readonly Word[] {
  const collection = ruleVocabulary().collections.get(stringOf(rule, "on") ?? "");
  const schema = recordSchemasIn(collection?.section ?? "").find((one) => one["x-kind"] === collection?.kind);
  return [...(collection?.type.fields.values() ?? [])]
    .filter(({ name }) => (isWritten ? Object.hasOwn(schema?.properties ?? {}, name) : name !== "custom"))
    .map(({ name, title }) => ({ text: name, detail: title[language] }));
}

/** Fields of the records of a section. @param isText only those that are texts, or lists of texts, and have no values of their own */
function fieldsOfSection({ language }: Place, item: MappingNode | undefined, isText: boolean): readonly Word[] {
  return recordSchemasIn(stringOf(item, "section") ?? "").flatMap((schema) =>
    Object.keys(schema.properties ?? {}).flatMap((name) => {
      const property = propertySchema(schema, name);
      const value = (property && itemSchema(property)) ?? property;
      if (!property || !value) return [];
      const isFree = hasType(value, "string") && !value.enum && !value["x-ref"] && (value["x-type"] ?? "") === "";
      return isText && !isFree ? [] : [{ text: name, detail: titleOf(property, language) }];
    }),
  );
}

/** The templates that a project may name in its header, and their latest version. */
function wordsOfTemplates(place: Place): readonly Word[] | undefined {
  const { project, key, section, language, scope } = place;
  if (section !== "project" || place.context.path[1] !== "templates" || (key !== "template" && key !== "version"))
    return undefined;
  const standards = (project && resolvedStandard(project, scope.store)?.standards) ?? [];
  const offered = [...offeredTemplates(standards).values()];
  if (key === "template")
    return offered.map(({ template }) => ({ text: template.id, detail: template.title[language] }));
  const named = stringOf(itemOf(nodeChain(place.file, place.offset), "templates"), "template");
  return offered.flatMap(({ template }) => (template.id === named ? [{ text: template.version }] : []));
}
