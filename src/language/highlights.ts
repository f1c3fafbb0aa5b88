import type { Range } from "../core/text/range";
import { shownOccurrences } from "./references";
import type { LanguageScope } from "./types";

/** A place of the id at the cursor: where its record says it, or where it is referred to. */
export interface DocumentHighlight {
  readonly range: Range;
  readonly kind: "write" | "read";
}

/** The places of the id at an offset within its file. */
export function documentHighlights(scope: LanguageScope, file: string, offset: number): readonly DocumentHighlight[] {
  return shownOccurrences(scope, file, offset)
    .filter((one) => one.file.path === file)
    .map(({ file: { lines }, span, role }) => ({
      range: lines.range(span),
      kind: role === "definition" ? "write" : "read",
    }));
}
