import type { TypeName } from "../../core/standard/cel/types";
import type { LocalizedText } from "../../core/standard/template";
import { ruleVocabulary } from "../../core/standard/vocabulary/index";
import { listMacros } from "./scan";

/** Something that can stand behind a dot, or alone. */
export interface Member {
  readonly name: string;
  /** Type or signature. */
  readonly signature: string;
  readonly title?: LocalizedText;
  readonly description?: LocalizedText;
  /** What is inserted, in the syntax of snippets, where it is more than the name. */
  readonly snippet?: string;
}

const texts = {
  contains: { en: "Whether the text contains another one.", ja: "別のテキストを含むか。" },
  startsWith: { en: "Whether the text begins with another one.", ja: "別のテキストで始まるか。" },
  endsWith: { en: "Whether the text ends with another one.", ja: "別のテキストで終わるか。" },
  matches: {
    en: "Whether a regular expression (RE2) is found in the text.",
    ja: "正規表現(RE2)がテキスト中に見つかるか。",
  },
} as const;

const macros: Readonly<Record<(typeof listMacros)[number], LocalizedText>> = {
  all: { en: "Whether something is true for all items.", ja: "すべての項目で成り立つか。" },
  exists: { en: "Whether something is true for at least one item.", ja: "少なくとも1つの項目で成り立つか。" },
  exists_one: { en: "Whether something is true for exactly one item.", ja: "ちょうど1つの項目で成り立つか。" },
  filter: { en: "The items for which something is true.", ja: "条件が成り立つ項目のリスト。" },
  map: { en: "A value for each item.", ja: "各項目から求めた値のリスト。" },
};

const size: Member = {
  name: "size",
  signature: "size(): int",
  description: { en: "Number of items, or of characters.", ja: "項目数または文字数。" },
  snippet: "size()",
};

const dateParts: readonly Member[] = (
  [
    ["year", "Year.", "年。"],
    ["month", "Month, 1 to 12.", "月(1〜12)。"],
    ["day", "Day of the month.", "日。"],
    ["weekday", "1 Monday … 7 Sunday.", "曜日(1 月曜 … 7 日曜)。"],
  ] as const
).map(([name, en, ja]) => ({ name, signature: "double", description: { en, ja } }));

/** What can stand behind a dot after a value of a type. */
export function membersOf(type: TypeName): readonly Member[] {
  const fields = ruleVocabulary().types.get(type)?.fields;
  if (fields)
    return [...fields.values()].map(({ name, type: signature, title, description }) => ({
      name,
      signature,
      title,
      description,
    }));
  if (type === "date") return dateParts;
  if (type === "string")
    return [
      ...Object.entries(texts).map(([name, description]) => ({
        name,
        signature: `${name}(string): bool`,
        description,
        snippet: `${name}('$1')`,
      })),
      size,
    ];
  if (!/^(?:list|map)</.test(type)) return [];
  return [
    ...listMacros.map((name) => ({
      name,
      signature: `${name}(one, …)`,
      description: macros[name],
      snippet: `${name}(\${1:one}, $0)`,
    })),
    size,
  ];
}

/** Names that can stand alone: variables, functions and words of the language. @param first the name of the record that is checked */
export function namesAt(variables: ReadonlyMap<string, TypeName>, first: string | undefined): readonly Member[] {
  const { variables: sections, functions } = ruleVocabulary();
  const named = [...variables].map(([name, signature]): Member => {
    const section = sections.get(name);
    return { name, signature, ...(section && { title: section.title, description: section.description }) };
  });
  const own = named.filter(({ name }) => name === first || !sections.has(name));
  return [
    ...own,
    ...named.filter((one) => !own.includes(one)),
    {
      name: "has",
      signature: "has(field): bool",
      description: { en: "Whether a field has a value.", ja: "フィールドに値があるか。" },
      snippet: "has($1)",
    },
    ...functions.map(({ signature, description }) => {
      const name = signature.replace(/\(.*$/, "");
      return { name, signature, description, snippet: `${name}($1)` };
    }),
    { name: "true", signature: "bool" },
    { name: "false", signature: "bool" },
  ];
}
