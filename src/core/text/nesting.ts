/** Lists and brackets nested deeper than this are refused: nobody writes them, and parsers are recursive. */
export const maximumNesting = 200;

/**
 * Whether a text is nested deeper than `maximumNesting`, estimated from its brackets, dashes and indentation without parsing: a parser that runs
 * out of stack can end the whole process. Brackets in texts and comments count as well, until the next line that begins in the first column.
 */
export function isNestedTooDeeply(text: string): boolean {
  const indents: number[] = [];
  let brackets = 0;
  let offset = 0;
  while (offset < text.length) {
    const lineStart = offset;
    let marks = 0;
    let code = text.charCodeAt(offset);
    // The head of the line: white space, and dashes or question marks that open a level each.
    while (
      code === space ||
      code === tab ||
      ((code === dash || code === question) && isBlank(text.charCodeAt(offset + 1)))
    ) {
      if (code === dash || code === question) marks++;
      code = text.charCodeAt(++offset);
    }
    const column = offset - lineStart;
    if (!isLineEnd(code)) {
      if (column === 0 && code !== closeSquare && code !== closeCurly) brackets = 0;
      while (indents.length > 0 && (indents[indents.length - 1] ?? 0) >= column) indents.pop();
      indents.push(column);
    }
    while (!isLineEnd(code)) {
      if (code === openSquare || code === openCurly) brackets++;
      else if ((code === closeSquare || code === closeCurly) && brackets > 0) brackets--;
      if (brackets > maximumNesting) return true;
      code = text.charCodeAt(++offset);
    }
    if (indents.length + marks > maximumNesting) return true;
    offset++;
  }
  return false;
}

const [space, tab, dash, question] = [32, 9, 45, 63];
const [openSquare, closeSquare, openCurly, closeCurly] = [91, 93, 123, 125];

function isBlank(code: number): boolean {
  return code === space || code === tab || isLineEnd(code);
}

/** The end of the text reads as NaN. */
function isLineEnd(code: number): boolean {
  return code === 10 || code === 13 || Number.isNaN(code);
}
