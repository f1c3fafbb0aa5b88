import type { Message } from "../text/message";
import { stringOf, valueOf, type TreeNode } from "../text/tree";
import type { LocalizedText } from "./template";

/** A text that may be written in both languages; what is missing in one is taken from the other. */
export function localizedTextAt(node: TreeNode | undefined, key: string): LocalizedText | undefined {
  const both = stringOf(node, key);
  if (both !== undefined) return { en: both, ja: both };
  const value = valueOf(node, key);
  const [en, ja] = [stringOf(value, "en"), stringOf(value, "ja")];
  const english = en ?? ja;
  return english === undefined ? undefined : { en: english, ja: ja ?? english };
}

const noArguments: Message["args"] = [];

/** What somebody wrote in both languages, as a message. */
export function bilingualMessage({ en, ja }: LocalizedText): Message {
  return { template: en, args: noArguments, japanese: ja };
}
