import type { Finding } from "./finding";
import type { Range } from "./range";

/** A finding whose lines have moved down (or up, when negative) with all places of its own file. */
export function moveFinding(finding: Finding, lines: number): Finding {
  return {
    ...finding,
    range: moveRange(finding.range, lines),
    ...(finding.related && {
      related: finding.related.map((place) =>
        place.file === finding.file ? { ...place, range: moveRange(place.range, lines) } : place,
      ),
    }),
  };
}

function moveRange({ start, end }: Range, lines: number): Range {
  return {
    start: { line: start.line + lines, character: start.character },
    end: { line: end.line + lines, character: end.character },
  };
}
