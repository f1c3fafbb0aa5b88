import { message, type Message } from "../../text/message";
import { pathText, type DriftChange, type DriftKind } from "./compare";

/** What has happened at a place, in one word. */
export function driftWord(kind: DriftKind): Message {
  switch (kind) {
    case "added":
      return message("added");
    case "changed":
      return message("changed");
    case "removed":
      return message("removed");
    case "customised":
      return message("your own");
    case "conflict":
      return message("conflict");
  }
}

/** A value in one line: texts as they are, everything else as JSON, cut where it is long. */
export function shownData(value: unknown): string {
  if (value === undefined) return "—";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const line = text.replace(/\s*[\r\n]+\s*/g, " ");
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

/** `5d → 8d`, for a conflict with what the project has in between. */
export function driftValues({ kind, base, own, now }: DriftChange): string {
  switch (kind) {
    case "added":
      return shownData(now);
    case "removed":
      return shownData(own);
    case "customised":
      return `${shownData(base)} → ${shownData(own)}`;
    case "changed":
      return `${shownData(own)} → ${shownData(now)}`;
    case "conflict":
      return `${shownData(own)} ↔ ${shownData(now)}`;
  }
}

/** Changes that the template brings; what is the project's own is none. */
export function isUpdate({ kind }: DriftChange): boolean {
  return kind !== "customised";
}

/** Changes that nothing of the project stands against. */
export function isSafeUpdate({ kind }: DriftChange): boolean {
  return kind === "added" || kind === "changed" || kind === "removed";
}

/** What a template has changed at a place, in a sentence. @param template its id */
export function changeWords(template: string, change: DriftChange): Message {
  const path = pathText(change.path);
  switch (change.kind) {
    case "added":
      return message("The template '{0}' now has '{1}': {2}", template, path, driftValues(change));
    case "removed":
      return message("The template '{0}' no longer has '{1}'.", template, path);
    case "changed":
      return message("The template '{0}' has changed '{1}': {2}", template, path, driftValues(change));
    case "conflict":
      return message(
        "The template '{0}' and this project have both changed '{1}': {2}",
        template,
        path,
        driftValues(change),
      );
    case "customised":
      return message("This project has changed '{1}' of the template '{0}': {2}", template, path, driftValues(change));
  }
}
