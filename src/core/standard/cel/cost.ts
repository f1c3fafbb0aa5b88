/** What it takes to compare or copy a text. */
export function sizeOfText(text: string): number {
  return text.length >> 4;
}

/** What it takes to compare or copy a value. */
export function sizeOf(value: unknown): number {
  if (typeof value === "string") return sizeOfText(value);
  if (!Array.isArray(value)) return 0;
  let size = value.length;
  for (const item of value) {
    if (typeof item !== "string" && !Array.isArray(item)) continue;
    size += sizeOf(item);
  }
  return size;
}
