import { convertPlan, type ImportOptions, type ImportResult } from "./convert";
import { XmlDecoder } from "./decode";
import { MspdiReader } from "./read";

export type { ImportCounts, ImportedFile, ImportOptions, ImportResult } from "./convert";
export type { ImportNote } from "./notes";
export { ImportError } from "./xml";

/** Longest piece that is parsed at once, in UTF-16 units. */
const pieceLength = 1 << 16;

/**
 * Reads Microsoft Project XML (MSPDI, as written by Microsoft Project 2003 to 2019 and by converters) given in pieces of bytes or text.
 * Memory grows with the plan, not with the XML, most of which is time-phased data.
 */
export class MspdiImporter {
  readonly #reader = new MspdiReader();
  readonly #decoder = new XmlDecoder();
  readonly #options: ImportOptions;
  #started = false;

  constructor(options: ImportOptions = {}) {
    this.#options = options;
  }

  /** @throws ImportError when the pieces are not Microsoft Project XML */
  writeBytes(bytes: Uint8Array): void {
    this.writeText(this.#decoder.decode(bytes));
  }

  /** @throws ImportError when the text is not Microsoft Project XML */
  writeText(text: string): void {
    let rest = text;
    if (!this.#started && rest !== "") {
      this.#started = true;
      // Some editors leave a byte-order mark or an empty line before the declaration.
      rest = rest.replace(/^[\ufeff\s]+/, "");
    }
    for (let offset = 0; offset < rest.length; offset += pieceLength)
      this.#reader.write(rest.slice(offset, offset + pieceLength));
  }

  /** @throws ImportError when the file ends too early */
  finish(): ImportResult {
    this.writeText(this.#decoder.end());
    return convertPlan(this.#reader.close(), this.#options);
  }
}

/**
 * Turns Microsoft Project XML into the files of a project folder.
 * @throws ImportError when the text is not Microsoft Project XML; its `problem` says why
 */
export function importMspdi(xml: string, options: ImportOptions = {}): ImportResult {
  const importer = new MspdiImporter(options);
  importer.writeText(xml);
  return importer.finish();
}
