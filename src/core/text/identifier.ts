/** Letters of any script, digits, `_`, `.` and `-`; begins with a letter, a digit or `_`. */
const identifierSource = "[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}._-]*";
const identifierPattern = new RegExp(`^${identifierSource}$`, "u");
/** Nearly all ids; a pattern that knows all scripts takes several times as long. */
const latinIdentifier = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/;
const referencePattern = new RegExp(`^(?:(${identifierSource}):)?(${identifierSource})$`, "u");

/** Whether a text can be the id of a record. */
export function isIdentifier(text: string): boolean {
  return latinIdentifier.test(text) || identifierPattern.test(text);
}

/** An id, with the project that it belongs to when it leaves the own one. */
export interface Reference {
  readonly project?: string;
  readonly id: string;
}

/** Reads `screens` or `crm:screens`. @returns undefined for anything else. */
export function parseReference(text: string): Reference | undefined {
  const word = text.trim();
  if (latinIdentifier.test(word)) return { id: word };
  const match = referencePattern.exec(word);
  if (!match?.[2]) return undefined;
  return { ...(match[1] !== undefined && { project: match[1] }), id: match[2] };
}
