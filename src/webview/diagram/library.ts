/** What we use of Mermaid. */
export interface MermaidLibrary {
  initialize(config: object): void;
  /** @returns the picture as SVG text. @throws for a text that it can't read */
  render(id: string, text: string, container?: Element): Promise<{ readonly svg: string }>;
}

interface Holder {
  readonly pmoMermaid?: MermaidLibrary;
}

/** The script tag of the view: it knows the nonce that scripts need, and the address of Mermaid (`data-mermaid`). Only known while the script runs. */
const ownScript = document.currentScript instanceof HTMLScriptElement ? document.currentScript : undefined;
const nonce = ownScript?.nonce ?? "";
const address = ownScript?.dataset["mermaid"] ?? "";

let loading: Promise<MermaidLibrary> | undefined;

/** Loads Mermaid once. @throws when its file can't be loaded; the next call tries again */
export function loadMermaid(): Promise<MermaidLibrary> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

function load(): Promise<MermaidLibrary> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.nonce = nonce;
    script.src = address;
    script.addEventListener("error", () => reject(new Error(`Mermaid could not be loaded from ${address}`)));
    script.addEventListener("load", () => {
      const library = (globalThis as Holder).pmoMermaid;
      if (library) resolve(library);
      else reject(new Error("The file of Mermaid holds something else"));
    });
    document.head.append(script);
  });
}
