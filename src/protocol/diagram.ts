import type { AnyViewToHost, HostToAnyView, RevealIntent, Speech } from "./common";

export type DiagramKind = "organization" | "network";

/**
 * What the diagram view tells the host.
 *
 * Its page needs more than the other views: `style-src ${cspSource} 'unsafe-inline'` (Mermaid writes styles into its pictures), and the address of
 * Mermaid in the script tag, which is loaded when the first diagram is drawn: `<script nonce="…" src="…/diagram.js" data-mermaid="…/mermaid.js">`.
 * Scripts stay bound to the nonce.
 */
export type DiagramToHost =
  | AnyViewToHost
  /** The person switched to another diagram; the host answers with it. */
  | { readonly type: "showDiagram"; readonly version: number; readonly kind: DiagramKind }
  /** Put the Mermaid text of the present diagram on the clipboard. */
  | { readonly type: "copyMermaid"; readonly version: number; readonly kind: DiagramKind }
  /** Show the text of a person, team or task. */
  | (RevealIntent & { readonly type: "revealRecord" });

export interface DiagramMessage extends Speech {
  readonly type: "diagram";
  readonly version: number;
  readonly kind: DiagramKind;
  /** Name of the project. */
  readonly title: string;
  /** Mermaid text. */
  readonly text: string;
  /** Node id in the text -> id of the record that it stands for. */
  readonly nodes: Readonly<Record<string, string>>;
}

export type HostToDiagram = DiagramMessage | HostToAnyView;

/** What the view keeps over a reload (`setState`), besides the project to which it belongs. */
export interface DiagramViewState {
  readonly kind: "diagram";
  readonly projectId?: string;
  readonly diagram?: DiagramKind;
  /** 1 is the natural size; absent: fitted to the window. */
  readonly zoom?: number;
}
