/**
 * Width of a text without a browser, good to about a tenth for the usual sans-serif fonts. East Asian wide characters are as wide as they are
 * high, narrow Latin letters a third of that.
 */
export function textWidth(text: string, fontSize: number): number {
  let width = 0;
  for (let at = 0; at < text.length; at += unitsOf(text, at)) width += characterWidth(text.codePointAt(at) ?? 0);
  return width * fontSize;
}

/** The text, or as much of its beginning as fits in the width with an ellipsis behind it. */
export function truncateToWidth(text: string, maxWidth: number, fontSize: number): string {
  const limit = maxWidth / fontSize;
  // No unit of a text is wider than the letters are high.
  if (text.length <= limit) return text;
  const ellipsis = 0.9;
  let width = 0;
  let fitting = 0;
  for (let at = 0; at < text.length; at += unitsOf(text, at)) {
    width += characterWidth(text.codePointAt(at) ?? 0);
    if (width > limit) return fitting === 0 ? "" : `${text.slice(0, fitting).trimEnd()}…`;
    if (width <= limit - ellipsis) fitting = at + unitsOf(text, at);
  }
  return text;
}

/** How many units of a text its character at a place has: two for a pair of surrogates. */
function unitsOf(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

/** In em. */
function characterWidth(code: number): number {
  if (code < 0x7f) return latinWidths[code] ?? 0;
  if (code === 0x7f) return 0;
  if (isCombining(code)) return 0;
  if (code >= 0xff61 && code <= 0xffdc) return 0.5;
  if (isWide(code)) return 1;
  return code >= 0x1f000 ? 1.25 : 0.6;
}

/** Widths of ASCII, looked up because this runs for every letter of every picture. */
const latinWidths = Float64Array.from({ length: 0x7f }, (_, code) => {
  const character = String.fromCharCode(code);
  if (code < 0x20) return 0;
  if ("iljI.,:;|!'` ".includes(character)) return 0.28;
  if ('frt()[]{}-/\\"*'.includes(character)) return 0.37;
  if ("mwMW@%".includes(character)) return 0.86;
  return code >= 0x41 && code <= 0x5a ? 0.67 : 0.55;
});

function isCombining(code: number): boolean {
  return (
    (code >= 0x300 && code <= 0x36f) ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x3099 && code <= 0x309a) ||
    (code >= 0xfe00 && code <= 0xfe0f)
  );
}

/** The blocks of wide characters of Unicode's East Asian Width: Hangul, kana, ideographs, full-width forms. */
function isWide(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe4f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x20000 && code <= 0x3fffd)
  );
}
