import { SaxesParser } from "saxes";
import { message, type Message } from "../../text/message";

/** An element with its text and child elements; names are without namespace prefix. */
export interface XmlElement {
  readonly name: string;
  readonly text: string;
  readonly children: readonly XmlElement[];
}

/** Why a file can't be imported, in words for people. */
export class ImportError extends Error {
  constructor(readonly problem: Message) {
    super(problem.template);
    this.name = "ImportError";
  }
}

interface OpenElement {
  readonly name: string;
  text: string;
  readonly children: XmlElement[];
}

/** What a reader wants to hear about. `depth` is 0 for the root. */
export interface XmlHandler {
  /** The root element has opened. Throw an ImportError to refuse the file. */
  root(name: string, namespace: string): void;
  /** Whether elements at this path are handed over one by one and then forgotten (so that memory stays small). */
  isRecord(path: readonly string[]): boolean;
  /** An element for which `isRecord` said yes, or a child of the root without record children. */
  record(path: readonly string[], element: XmlElement): void;
}

/**
 * Feeds XML text in pieces to a handler. Characters that XML forbids (Microsoft Project writes some of them as `&#11;`) are kept as text and counted;
 * everything else that is not XML is an ImportError with its place. Document type definitions are not read, so that entities can't grow.
 */
export class XmlReader {
  readonly #parser = new SaxesParser({ position: true });
  readonly #handler: XmlHandler;
  readonly #path: string[] = [];
  readonly #open: OpenElement[] = [];
  #sawRoot = false;
  #forbiddenCharacters = 0;

  constructor(handler: XmlHandler) {
    this.#handler = handler;
    this.#parser.on("error", (error) => this.#fail(error));
    this.#parser.on("opentag", (tag) => {
      const attributes = Object.entries(tag.attributes).map(([name, value]) => [name, String(value)] as const);
      this.#openElement(tag.name, new Map(attributes));
    });
    this.#parser.on("closetag", () => this.#closeElement());
    this.#parser.on("text", (text) => this.#text(text));
    this.#parser.on("cdata", (text) => this.#text(text));
  }

  /** How many characters stood in the file that XML does not admit. */
  get forbiddenCharacters(): number {
    return this.#forbiddenCharacters;
  }

  write(chunk: string): void {
    this.#parser.write(chunk);
  }

  /** @throws ImportError when the text ends too early or holds no element */
  close(): void {
    this.#parser.close();
    if (!this.#sawRoot)
      throw new ImportError(
        message("The file holds no XML. Save the plan as XML in Microsoft Project and import that file."),
      );
  }

  #fail(error: Error): void {
    if (/disallowed character|malformed character entity/.test(error.message)) {
      this.#forbiddenCharacters++;
      return;
    }
    const reason = error.message.replace(/^\d+:\d+: /, "");
    if (!this.#sawRoot)
      throw new ImportError(message("The file is not XML (line {0}: {1}).", this.#parser.line, reason));
    throw new ImportError(
      message("The XML is damaged at line {0}, column {1}: {2}", this.#parser.line, this.#parser.column, reason),
    );
  }

  #openElement(rawName: string, attributes: ReadonlyMap<string, string>): void {
    const name = localName(rawName);
    const prefix = rawName.includes(":") ? rawName.slice(0, rawName.indexOf(":")) : "";
    this.#path.push(name);
    if (this.#path.length === 1) {
      this.#sawRoot = true;
      this.#handler.root(name, attributes.get(prefix === "" ? "xmlns" : `xmlns:${prefix}`) ?? "");
      return;
    }
    this.#open.push({ name, text: "", children: [] });
  }

  #closeElement(): void {
    const element = this.#open.pop();
    if (element !== undefined) {
      if (this.#path.length === 2 || this.#handler.isRecord(this.#path)) this.#handler.record(this.#path, element);
      else this.#open[this.#open.length - 1]?.children.push(element);
    }
    this.#path.pop();
  }

  #text(text: string): void {
    const element = this.#open[this.#open.length - 1];
    if (element !== undefined) element.text += text;
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
