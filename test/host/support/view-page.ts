import * as vscode from "vscode";
import type { GanttModel } from "../../../src/core/report/gantt/types";
import { ActiveProject } from "../../../src/extension/active-project";
import { FindingsReporter } from "../../../src/extension/diagnostics";
import type { Services } from "../../../src/extension/services";
import { Speaker } from "../../../src/extension/speech";
import { WorkspaceFiles } from "../../../src/extension/workspace-files";
import { ProjectStore } from "../../../src/workspace/store";
import { ok, until } from "./expect";
import { EXTENSION_ID } from "./workspace";

/** A message between host and page. */
export type Posted = { readonly type: string } & Readonly<Record<string, unknown>>;

/** What the parts of the extension share, once more beside the running extension, so that a test can hold the page of a view itself. */
export async function ownServices(): Promise<Services & vscode.Disposable> {
  const extension = vscode.extensions.getExtension(EXTENSION_ID);
  ok(extension, "the extension is there");
  const { extensionUri } = extension;
  const speaker = await Speaker.load(extensionUri);
  const store = new ProjectStore();
  const files = new WorkspaceFiles(store, speaker);
  const active = new ActiveProject(store);
  const findings = new FindingsReporter(store, speaker);
  const kept = new Map<string, unknown>();
  const memory: vscode.Memento = {
    keys: () => [...kept.keys()],
    get: <T>(key: string, otherwise?: T) => (kept.has(key) ? (kept.get(key) as T) : otherwise) as T,
    update: (key, value) => {
      kept.set(key, value);
      return Promise.resolve();
    },
  };
  files.load();
  await files.loaded;
  return {
    ...{ extensionUri, store, files, speaker, active, findings, memory },
    environment: { host: "web", now: () => new Date(2026, 3, 1) },
    dispose: () => {
      for (const part of [findings, active, files, speaker]) part.dispose();
    },
  };
}

/** A panel with a page that a test holds: it reads what the host posts, and posts what a person would do. */
export class ViewPageInHand {
  readonly posted: Posted[] = [];
  readonly panel: vscode.WebviewPanel;
  readonly #received = new vscode.EventEmitter<unknown>();
  readonly #viewState = new vscode.EventEmitter<vscode.WebviewPanelOnDidChangeViewStateEvent>();
  readonly #disposed = new vscode.EventEmitter<void>();
  isClosed = false;

  constructor() {
    const webview: vscode.Webview = {
      html: "",
      options: {},
      cspSource: "self",
      asWebviewUri: (uri) => uri,
      onDidReceiveMessage: this.#received.event,
      postMessage: (message) => {
        // Only plain data comes through to a page.
        this.posted.push(JSON.parse(JSON.stringify(message)) as Posted);
        return Promise.resolve(true);
      },
    };
    this.panel = {
      viewType: "test",
      title: "",
      webview,
      options: {},
      viewColumn: vscode.ViewColumn.Two,
      active: true,
      visible: true,
      onDidChangeViewState: this.#viewState.event,
      onDidDispose: this.#disposed.event,
      reveal: () => undefined,
      dispose: () => {
        this.isClosed = true;
        this.#disposed.fire();
      },
    };
  }

  /** The page tells something to the host. */
  post(message: Posted): void {
    this.#received.fire(message);
  }

  /** The page has been loaded. */
  load(): void {
    this.post({ type: "ready" });
  }

  last(type: string): Posted | undefined {
    return this.posted.findLast((message) => message.type === type);
  }

  /** Version of the last picture. */
  get version(): number {
    const picture = this.posted.findLast(
      ({ type }) => type === "model" || type === "modelChange" || type === "conformance",
    );
    return Number(picture?.version ?? 0);
  }

  /** Waits for a whole picture, and gives its model. */
  async picture(): Promise<GanttModel> {
    return (await until("a picture", () => this.last("model"))).model as GanttModel;
  }

  /** Waits for words that the host says in the page. */
  async words(): Promise<string> {
    const told = await until("words of the host", () => this.last("status"));
    return (told.message as { readonly template: string }).template;
  }
}
