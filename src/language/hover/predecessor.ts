import type { PredecessorLink, TaskRecord } from "../../core/model/types";
import { explainDates, linkText } from "../../core/schedule/explain";
import { message, type Message } from "../../core/text/message";
import type { PredecessorText } from "../../core/text/predecessor";
import { explainContext } from "../project-facts";
import type { HoverContext } from "./context";
import { durationWords } from "./duration";
import { bullets, codeWord } from "./markdown";

const typeWords: Readonly<Record<PredecessorLink["type"], Message>> = {
  FS: message("Finish to start: starts when the predecessor is finished"),
  SS: message("Start to start: starts when the predecessor starts"),
  FF: message("Finish to finish: finishes when the predecessor is finished"),
  SF: message("Start to finish: finishes when the predecessor starts"),
};

/** What a link means: its type, its lag, and whether it is the one that sets the date. */
export function linkFacts(
  parsed: PredecessorText,
  owner: TaskRecord | undefined,
  { scope, project }: HoverContext,
): readonly string[] {
  const say = scope.render;
  const { lag } = parsed;
  const scheduled = owner && scope.store.schedule(project).byId.get(owner.id);
  const name = parsed.project === undefined ? parsed.id : `${parsed.project}:${parsed.id}`;
  const drives = scheduled?.kind !== "summary" && scheduled?.drivers.includes(name);
  const otherwise =
    scheduled && !drives && scheduled.kind !== "summary"
      ? explainDates(scheduled, explainContext(project, scope)).map(say).join(" ")
      : undefined;
  const text = linkText({ task: parsed.id, type: parsed.type, span: parsed.referenceSpan, ...(lag && { lag }) });
  return [
    codeWord(text),
    bullets([
      say(typeWords[parsed.type]),
      lag && say(lagWords(lag, owner, project)),
      drives ? say(message("This link sets the date")) : undefined,
      otherwise === undefined ? undefined : say(message("Not this link sets the date. {0}", otherwise)),
    ]),
  ];
}

function lagWords(
  lag: NonNullable<PredecessorText["lag"]>,
  owner: TaskRecord | undefined,
  project: HoverContext["project"],
): Message {
  if ("percent" in lag) {
    const amount = message("{0} % of the duration of the predecessor", Math.abs(lag.percent));
    return lag.percent < 0 ? message("Lead, as much earlier: {0}", amount) : message("Lag, as much later: {0}", amount);
  }
  const amount = durationWords({ ...lag, amount: Math.abs(lag.amount) }, owner, project);
  return lag.amount < 0 ? message("Lead, as much earlier: {0}", amount) : message("Lag, as much later: {0}", amount);
}
