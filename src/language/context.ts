import type { TreeNode } from "../core/text/tree";
import { blockContext } from "./block-context";
import { nothing, quoteAt, type CursorContext } from "./cursor";
import { flowKeysAfter, surroundings, wordSpan, type FlowFrame } from "./lexer";

export type { CursorContext, DocumentPath } from "./cursor";

/**
 * Finds out what stands at `offset`, from indentation, dashes and brackets alone.
 * @param root tree of the same text, which saves reading a long text up to its beginning; what stands near the place is always read as text
 */
export function cursorContext(text: string, offset: number, root?: TreeNode): CursorContext {
  const around = surroundings(text, offset);
  if (around.inside !== "structure") return nothing;
  if (around.flow.length > 0) return flowContext(text, offset, around.flow, around.quote, root);
  return blockContext(text, offset, around.quote, root);
}

function flowContext(
  text: string,
  offset: number,
  frames: readonly FlowFrame[],
  quote: number | undefined,
  root: TreeNode | undefined,
): CursorContext {
  const outer = frames[0];
  const inner = frames.at(-1);
  if (!outer || !inner) return nothing;
  const base = blockContext(text, outer.start, undefined, root);
  const path: (string | number)[] = [...base.path];
  const ids: (string | undefined)[] = [...base.ids];
  if (base.kind === "value" && base.key !== undefined) path.push(base.key);
  else if (base.kind === "item") path.push(base.index);
  else return nothing;
  ids.push(outer.id);
  for (const [at, frame] of frames.slice(0, -1).entries()) {
    if (frame.bracket === "[") path.push(frame.index);
    else if (frame.key !== undefined) path.push(frame.key);
    else return nothing;
    ids.push(frames[at + 1]?.id);
  }
  const written = text.slice(inner.tokenStart, offset);
  // Behind a closing quote or bracket nothing more belongs to the value.
  if (quote === undefined && /^\s*["'[{]/.test(written)) return nothing;
  const replace = wordSpan(text, inner.tokenStart, offset, quote === undefined ? /[\s,[\]{}:"'\r\n]/ : /["'\r\n]/);
  // White space before something else: what is inserted there would run into it.
  if (
    quote === undefined &&
    written.trim() === "" &&
    /^[^\S\r\n]+[^\s,\]}:#]|^[[{]/.test(text.slice(offset, offset + 200))
  )
    return nothing;
  const common = {
    path,
    ids,
    replace,
    typed: text.slice(replace.start, offset),
    column: base.column,
    flow: true,
    dashed: inner.bracket === "[",
    colonFollows: /^["']?\s*:/.test(text.slice(replace.end, replace.end + 4)),
    needsSpace: inner.bracket === "{" && inner.key !== undefined && offset === inner.tokenStart,
    quote: quoteAt(text, quote),
  };
  if (inner.bracket === "[") return { ...common, kind: "item", siblings: [] };
  if (inner.key !== undefined) return { ...common, kind: "value", key: inner.key, siblings: inner.keys.slice(0, -1) };
  return { ...common, kind: "key", siblings: [...inner.keys, ...flowKeysAfter(text, replace.end)] };
}
