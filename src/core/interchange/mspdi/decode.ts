import { message } from "../../text/message";
import { ImportError } from "./xml";

/** Reads the encoding from a byte-order mark, from zero bytes around `<`, or from the XML declaration. UTF-8 otherwise. */
function encodingOf(bytes: Uint8Array): string {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0x3c && b === 0) return "utf-16le";
  if (a === 0 && b === 0x3c) return "utf-16be";
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  const declared = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1];
  // A declaration that can be read byte by byte can't be UTF-16, whatever it says.
  return declared === undefined || /^(?:utf-?16|ucs-?2)/i.test(declared) ? "utf-8" : declared;
}

/** Turns the bytes of an XML file, given in pieces, into text. The encoding is taken from the first piece. */
export class XmlDecoder {
  #decoder: TextDecoder | undefined;

  /** @throws ImportError for an encoding that is unknown or bytes that don't belong to it */
  decode(bytes: Uint8Array): string {
    if (this.#decoder === undefined) {
      const encoding = encodingOf(bytes);
      try {
        this.#decoder = new TextDecoder(encoding, { fatal: true });
      } catch {
        throw new ImportError(message("The encoding '{0}' of the file is unknown. Save the file as UTF-8.", encoding));
      }
    }
    return this.#run((decoder) => decoder.decode(bytes, { stream: true }));
  }

  /** The rest of the text, after the last piece. */
  end(): string {
    return this.#run((decoder) => decoder.decode());
  }

  #run(step: (decoder: TextDecoder) => string): string {
    const decoder = this.#decoder;
    if (decoder === undefined) return "";
    try {
      return step(decoder);
    } catch {
      throw new ImportError(
        message("The file is not valid {0} text. Save the file as UTF-8.", decoder.encoding.toUpperCase()),
      );
    }
  }
}
