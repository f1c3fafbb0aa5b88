import mermaid from "mermaid";
import type { MermaidLibrary } from "./library";

/** Entry of the bundle that holds Mermaid. It is loaded by `loadMermaid` when the first diagram is drawn. */
declare global {
  var pmoMermaid: MermaidLibrary | undefined;
}

globalThis.pmoMermaid = mermaid;
