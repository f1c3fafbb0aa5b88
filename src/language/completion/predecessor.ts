import { message, type Message } from "../../core/text/message";
import type { Drafts } from "./drafts";
import { lagChoices } from "./durations";
import type { Place } from "./place";

const linkTypes: readonly (readonly [string, Message])[] = [
  ["FS", message("Finish to start: starts when the predecessor is finished")],
  ["SS", message("Start to start: starts when the predecessor starts")],
  ["FF", message("Finish to finish: finishes when the predecessor is finished")],
  ["SF", message("Start to finish: finishes when the predecessor starts")],
];

/**
 * What follows the id of a predecessor: the type of the link and its lag (`SS+2d`).
 * @param start where the words behind the id begin
 * @param typed these words up to the cursor
 */
export function addLinkWords(place: Place, drafts: Drafts, start: number, typed: string): void {
  const span = { start, end: place.offset + restOfLink(place) };
  drafts.isIncomplete = true;
  const type = /^(FS|SS|FF|SF)\s*/i.exec(typed)?.[0];
  const known = linkTypes.find(([label]) => type !== undefined && label === type.trim().toUpperCase());
  if (type === undefined || !known) {
    for (const [label, meaning] of linkTypes)
      drafts.add({ label, kind: "enum", newText: label, span, isPart: true, detail: place.say(meaning) });
    // A lag without a type belongs to finish-to-start.
    if (!/^[+-]/.test(typed)) return;
  }
  const lagStart = start + (type?.trimEnd().length ?? 0);
  const lag = typed.slice(type?.trimEnd().length ?? 0).trim();
  for (const { text, meaning } of lagChoices(lag)) {
    const sign = text.startsWith("-") ? text : `+${text}`;
    const label = known ? `${known[0]}${sign}` : sign;
    drafts.add({
      label,
      kind: "value",
      newText: label,
      span: known ? span : { start: lagStart, end: span.end },
      isPart: true,
      detail: [...(known ? [place.say(known[1])] : []), place.say(meaning)].join(" · "),
      filterText: `${typed.slice(0, typed.length - lag.length)}${lag.startsWith("+") || lag.startsWith("-") || lag === "" ? sign : text}`,
    });
  }
}

/** Letters of the link that stand behind the cursor. */
function restOfLink({ file: { text }, offset }: Place): number {
  return /^[A-Za-z0-9+%.-]*/.exec(text.slice(offset, offset + 40))?.[0].length ?? 0;
}
