import type { TypeName } from "../cel/types";
import type { RuleField, RuleType, Source } from "./fields";

/** Words of a computed field: title and description, English and Japanese. */
export type Words = readonly [title: string, description: string, titleJa: string, descriptionJa: string];

/** Adds or replaces a field. @param isFar whether it depends on other records */
export function addField(
  { fields }: RuleType,
  name: string,
  type: TypeName,
  words: Words,
  read: (source: Source) => unknown,
  isFar = false,
): void {
  const [title, description, titleJa, descriptionJa] = words;
  (fields as Map<string, RuleField>).set(name, {
    name,
    type,
    title: { en: title, ja: titleJa },
    description: { en: description, ja: descriptionJa },
    isComputed: true,
    isFar,
    read,
  });
}
