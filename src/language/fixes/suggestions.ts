import { message } from "../../core/text/message";
import { parsePredecessor } from "../../core/text/predecessor";
import { suggestWords } from "../../core/text/suggest";
import { fixOf, listData, spanOf, textData } from "./make";
import { ownerOf, spotAt } from "./spot";
import type { Fix, FixMaker, FixPlace } from "./types";

/** The nearest known keys, values or ids that the finding itself names, best first. The quotes of what stands there stay. */
export const suggestions: FixMaker = (place) => replaceBy(place, listData(place, "suggestions"));

/** As `suggestions`, where the name that is not known stands at the finding by itself, and not somewhere in it. */
export const nameSuggestions: FixMaker = (place) =>
  presentText(place).replace(/^(["'])([\s\S]*)\1$/, "$2") === textData(place, "name") ? suggestions(place) : [];

/** What stands in the text at a finding. */
export function presentText(place: FixPlace): string {
  const { start, end } = spanOf(place);
  return place.file.text.slice(start, end);
}

/** A fix for each word that may take the place of what stands at a finding. */
export function replaceBy(place: FixPlace, words: readonly string[], isSafe = false): readonly Fix[] {
  const present = presentText(place);
  const quote = /^(["'])[\s\S]*\1$/.exec(present)?.[1] ?? "";
  const bare = quote === "" ? present : present.slice(1, -1);
  return words
    .filter((word) => word !== bare)
    .flatMap((word, index) =>
      fixOf(
        place.file,
        message("Change to '{0}'", word),
        [{ span: spanOf(place), newText: `${quote}${word}${quote}` }],
        { preferred: index === 0, isSafe: isSafe && words.length === 1 },
      ),
    );
}

/** Corrections of a form that mean the same: a date, or a duration with its unit. A number alone may mean many things. */
export const formSuggestions: FixMaker = (place) => {
  const present = presentText(place).replace(/^["']|["']$/g, "");
  return replaceBy(place, listData(place, "suggestions"), !/^[\d.\s]+$/.test(present) || /^\d{4}\D/.test(present));
};

/** A word that differs from a known one only in capitals, hyphens or the width of its colon is surely that one, unless another key may be meant to be it too. */
export const wordSuggestions: FixMaker = (place) => {
  const words = listData(place, "suggestions");
  const plain = (word: string): string =>
    word
      .toLowerCase()
      .replace(/[-_\s"']/g, "")
      .replace("\uFF1A", ":");
  const [first] = words;
  const isSame = first !== undefined && plain(first) === plain(presentText(place));
  if (!isSame) return replaceBy(place, words);
  const spot = place.finding.code === "schema.unknown-key" ? spotAt(place.file, spanOf(place)) : undefined;
  const others = (spot && ownerOf(spot)?.node.entries)?.filter((entry) => entry !== spot?.entry) ?? [];
  return replaceBy(place, [first], !others.some(({ key }) => plain(key) === plain(first)));
};

/** Ids of records whose name or title stands where an id should stand, and ids near to one of another kind. */
export const idsByTitle: FixMaker = (place) => {
  const { scope, file, finding } = place;
  const spot = spotAt(file, spanOf(place));
  const project = scope.store.projectOf(file.path);
  const kinds = spot?.schema?.["x-ref"] ?? listData(place, "kinds");
  if (!project || kinds.length === 0) return [];
  const present = presentText(place).replace(/^["']|["']$/g, "");
  const records = [...project.recordsById.values()].filter(({ kind }) => kinds.includes(kind));
  const plain = (text: string): string => text.toLowerCase().replace(/[\s_.-]/g, "");
  const titled = records.filter(({ title }) => plain(title) === plain(present)).map(({ id }) => id);
  const near =
    finding.code === "reference.unknown"
      ? []
      : suggestWords(
          present,
          records.map(({ id }) => id),
        );
  const known = listData(place, "suggestions");
  return replaceBy(place, [...new Set([...titled, ...near])].filter((id) => !known.includes(id)).slice(0, 3));
};

/** Marks of YAML anchors that are nearest to an alias without one. */
export const anchors: FixMaker = (place) => {
  const { start } = spanOf(place);
  const above = [...place.file.text.slice(0, start).matchAll(/(?<=[\s[{,])&([^\s,[\]{}]+)/g)].map(
    (match) => match[1] ?? "",
  );
  return replaceBy(
    place,
    suggestWords(presentText(place).replace(/^\*/, ""), new Set(above)).map((name) => `*${name}`),
  );
};

/** Predecessors as other tools write them: `12FS+2 days`, `screens:SS+2d`. */
export const predecessorForms: FixMaker = (place) => {
  const present = presentText(place).replace(/^["']|["']$/g, "");
  const match = /^\s*(.+?)\s*[\s:,;(]?\s*\b(FS|SS|FF|SF)\b\s*\)?\s*([+-]?\s*[\d.]+\s*\p{L}*%?)?\s*$/iu.exec(present);
  const unit = /^([+-]?)\s*([\d.]+)\s*(e?)(d|h|w|m|mo)?\p{L}*$/iu.exec(match?.[3]?.trim() ?? "");
  const lag = unit
    ? `${unit[1] === "-" ? "-" : "+"}${unit[2] ?? ""}${unit[3] ?? ""}${unit[4] ?? "d"}`
    : (match?.[3] ?? "");
  const text = match ? `${match[1] ?? ""} ${(match[2] ?? "").toUpperCase()}${lag}` : "";
  return parsePredecessor(text) ? replaceBy(place, [text]) : [];
};
