import { textWidth, truncateToWidth } from "../gantt/textWidth";

/** East Asian letters, between which a line may break. */
const wide = /[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;
/** Marks that may not begin a line (JIS X 4051, the usual ones). */
const neverFirst = /^[、。，．・：；？！）」』】〕〉》ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々,.:;?!)\]}]/u;

/** Opening marks, which may not end a line. */
const neverLast = /[「『（【〔〈《([{“‘]$/u;

/** Lines of a text that fit in a width: broken at spaces, between East Asian letters, and inside of words that are too long. The last of too many lines ends in an ellipsis. */
export function wrapText(text: string, width: number, fontSize: number, mostLines: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of piecesOf(text, width, fontSize)) {
    const longer = line + piece;
    if (line === "" || textWidth(longer.trimEnd(), fontSize) <= width) {
      line = line === "" ? piece.trimStart() : longer;
      continue;
    }
    lines.push(line.trimEnd());
    line = piece.trimStart();
    if (lines.length > mostLines) break;
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  if (lines.length <= mostLines) return lines;
  const last = truncateToWidth(`${lines[mostLines - 1] ?? ""}…………`, width, fontSize).replace(/…+$/, "…");
  return [...lines.slice(0, mostLines - 1), last];
}

/** The parts of a text that stay together, with the blanks behind them. */
function piecesOf(text: string, width: number, fontSize: number): readonly string[] {
  const pieces: string[] = [];
  let piece = "";
  const end = (): void => {
    if (piece !== "") pieces.push(piece);
    piece = "";
  };
  for (const letter of text.replace(/\s+/g, " ").trim()) {
    const breaks =
      (piece.endsWith(" ") && letter !== " ") ||
      (piece !== "" &&
        letter !== " " &&
        (wide.test(letter) || wide.test(Array.from(piece).at(-1) ?? "")) &&
        !neverFirst.test(letter) &&
        !neverLast.test(piece)) ||
      textWidth(piece + letter, fontSize) > width;
    if (breaks) end();
    piece += letter;
  }
  end();
  return pieces;
}
