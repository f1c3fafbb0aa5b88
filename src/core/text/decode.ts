import { message } from "./message";
import type { TextProblem } from "./problem";

/** Files beyond this size (20 MB) are refused with the finding `text.too-large`. */
export const maximumBytes = 20 * 1024 * 1024;

export interface DecodedText {
  /** Without a byte-order mark, so that offsets agree with what an editor shows. */
  readonly text: string;
  readonly problems: readonly TextProblem[];
}

const knownNames: Readonly<Record<string, string>> = { shift_jis: "Shift_JIS", "euc-jp": "EUC-JP" };

/**
 * Turns the bytes of a file into text. UTF-8 is what the format wants; UTF-16 with a byte-order mark, Shift_JIS and EUC-JP are read
 * as well as possible and reported as `text.encoding`. Never throws.
 */
export function decodeBytes(bytes: Uint8Array): DecodedText {
  if (bytes.length > maximumBytes) return { text: "", problems: [tooLarge(bytes.length)] };
  const utf16 = utf16Mark(bytes);
  if (utf16) {
    const text = new TextDecoder(utf16).decode(bytes);
    return { text, problems: [encodingProblem(text, "UTF-16")] };
  }
  // The decoder itself drops the byte-order mark.
  const utf8 = tryDecode("utf-8", bytes);
  if (utf8 !== undefined) return { text: utf8, problems: [] };
  for (const encoding of likelyEncodings(bytes)) {
    const text = tryDecode(encoding, bytes);
    if (text !== undefined) return { text, problems: [encodingProblem(text, knownNames[encoding] ?? encoding)] };
  }
  const text = new TextDecoder("utf-8").decode(bytes);
  return { text, problems: [] };
}

/** The finding for a file of so many bytes. */
export function tooLarge(bytes: number): TextProblem {
  const megabytes = Math.ceil(bytes / (1024 * 1024));
  return {
    code: "text.too-large",
    severity: "error",
    span: { start: 0, end: 0 },
    message: message(
      "This file has {0} MB and is not read: the limit is 20 MB. Split it into several files.",
      megabytes,
    ),
    data: { bytes, limit: maximumBytes },
  };
}

function utf16Mark(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return undefined;
}

function tryDecode(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Shift_JIS lead bytes 0x81..0x9F never occur in EUC-JP, so that one of them decides the order. */
function likelyEncodings(bytes: Uint8Array): readonly string[] {
  const shiftJis = bytes.some((byte) => byte >= 0x81 && byte <= 0x9f && byte !== 0x8e && byte !== 0x8f);
  return shiftJis ? ["shift_jis", "euc-jp"] : ["euc-jp", "shift_jis"];
}

function encodingProblem(text: string, encoding: string): TextProblem {
  const first = text.search(/[\u0080-\uffff]/);
  const start = Math.max(first, 0);
  const length = /^[\u0080-\uffff]+/.exec(text.slice(start, start + 200))?.[0].length ?? 0;
  return {
    code: "text.encoding",
    severity: "error",
    span: { start, end: start + length },
    message: message(
      "This file is written in {0}. Save it as UTF-8, so that everybody reads the same characters.",
      encoding,
    ),
    data: { encoding },
  };
}
