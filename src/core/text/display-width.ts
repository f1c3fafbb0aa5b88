/** Chinese, Japanese and Korean characters and full-width forms are two columns wide. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const noWidth = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** Columns that a character takes in a terminal or an editor with a monospaced font. */
export function characterColumns(character: string): number {
  return noWidth.test(character) ? 0 : wide.test(character) ? 2 : 1;
}

/** Columns that a text takes in a terminal or an editor with a monospaced font. */
export function displayWidth(text: string): number {
  let columns = 0;
  for (const character of text) columns += characterColumns(character);
  return columns;
}
