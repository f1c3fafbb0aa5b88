import * as vscode from "vscode";
import type { Project, RecordBase } from "../../core/model/types";
import { message, type Message } from "../../core/text/message";
import { recordAt } from "../../core/model/origin";
import type { HostToAnyView, RevealIntent, Speech } from "../../protocol/common";
import { toFile } from "../convert";
import { revealRecord, selectVisible } from "../reveal";
import type { Services } from "../services";
import { pageHtml, webviewFolder, type Page } from "./html";

/** Shortest time between two pictures, in milliseconds. */
const pictureInterval = 120;
/** The cursor moves often; the view needs only where it comes to rest. */
const cursorPause = 60;

interface Intent {
  readonly type: string;
  readonly version?: number;
}

/** What a picture is made of; the panel adds version and speech. A change of the picture that shows speaks its words, and has a base instead. */
export type Picture<Message> = Message extends Speech & { readonly version: number }
  ? Omit<Message, "version" | keyof Speech>
  : Message extends { readonly version: number; readonly base: number }
    ? Omit<Message, "version">
    : never;

/**
 * A view in a panel. It follows the active project, draws again when the text changes, refuses intents about a picture that is not the present one,
 * and keeps the cursor of the text and the selection of the picture together. The page holds no truth: it may be thrown away at any time.
 */
export abstract class ViewPanel<ToHost extends Intent, FromHost extends { readonly type: string }> {
  protected readonly services: Services;
  readonly #panel: vscode.WebviewPanel;
  readonly #disposables: vscode.Disposable[] = [];
  readonly #onDidDispose = new vscode.EventEmitter<void>();
  #project: Project | undefined;
  /** A restored view shows this project until an editor of another one is chosen. */
  #wantedId: string | undefined;
  #version = 0;
  /** Version of the picture that the page shows; undefined while it shows none, or not for certain. */
  #shown: number | undefined;
  #ready = false;
  #stale = true;
  #lastPicture = 0;
  #pictureTimer: ReturnType<typeof setTimeout> | undefined;
  #cursorTimer: ReturnType<typeof setTimeout> | undefined;
  #selected: string | undefined;

  constructor(services: Services, panel: vscode.WebviewPanel, wantedId: string | undefined) {
    this.services = services;
    this.#panel = panel;
    this.#wantedId = wantedId;
  }

  /** Loads the page and starts to follow. Subclasses call it when they are complete. */
  protected start(): void {
    const { store, active, speaker, files, extensionUri } = this.services;
    const { webview } = this.#panel;
    webview.options = {
      enableScripts: true,
      localResourceRoots: [webviewFolder(extensionUri), vscode.Uri.joinPath(extensionUri, "media")],
    };
    const stop = store.onDidChange(() => {
      this.#drawSoon();
    });
    this.#disposables.push(
      new vscode.Disposable(stop),
      webview.onDidReceiveMessage((received: unknown) => void this.#receive(received)),
      this.#panel.onDidChangeViewState(() => {
        if (this.#panel.visible && this.#stale) this.#drawSoon();
      }),
      active.onDidChange(() => {
        this.#wantedId = undefined;
        this.#drawSoon();
      }),
      speaker.onDidChange(() => {
        this.#project = undefined;
        this.#load();
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        this.#followCursor(textEditor);
      }),
    );
    this.#panel.onDidDispose(() => {
      this.#dispose();
    });
    void files.loaded.then(() => {
      this.#drawSoon();
    });
    this.#load();
  }

  get onDidDispose(): vscode.Event<void> {
    return this.#onDidDispose.event;
  }

  /** Brings the panel to the front. */
  show(): void {
    this.#panel.reveal(undefined, true);
  }

  /** The page and its words. */
  protected abstract page(): Omit<Page, "title" | "language">;

  /** Title of the panel. */
  protected abstract title(project: Project | undefined): Message;

  /**
   * The picture of a project. May throw: the person is told.
   * @param shown version of the picture that the page shows, on which a change can build; undefined where the whole is wanted
   */
  protected abstract picture(project: Project, shown: number | undefined): Picture<FromHost>;

  /** Does what the person asks for. The intent belongs to the present picture. */
  protected abstract handle(intent: ToHost, project: Project): void | Promise<void>;

  /** The message that selects a record in the picture, or nothing when this view does not show such records. */
  protected abstract selection(record: RecordBase | undefined): FromHost | undefined;

  /** Draws the picture again, although the text has not changed. */
  protected redraw(): void {
    this.#project = undefined;
    this.#shown = undefined;
    this.#drawSoon();
  }

  /** Selects the text of a record, beside the panel. */
  protected async reveal(project: Project, { id, focus }: RevealIntent): Promise<void> {
    const record = project.recordsById.get(id);
    if (record) await revealRecord(project, record, { from: this.#panel.viewColumn, focus });
  }

  /** Selects the text of a record in an editor that is visible already, without taking the focus from the picture. */
  protected follow(project: Project, id: string): void {
    const record = project.recordsById.get(id);
    if (record) selectVisible(project, record);
  }

  protected get column(): vscode.ViewColumn | undefined {
    return this.#panel.viewColumn;
  }

  #load(): void {
    const { extensionUri, speaker } = this.services;
    const title = speaker.say(this.title(this.#current()));
    this.#ready = false;
    this.#panel.title = title;
    this.#panel.webview.html = pageHtml(this.#panel.webview, extensionUri, {
      ...this.page(),
      title,
      language: speaker.language,
    });
  }

  #current(): Project | undefined {
    const { store, active } = this.services;
    const wanted = this.#wantedId;
    return (wanted === undefined ? undefined : store.projects().find(({ id }) => id === wanted)) ?? active.project;
  }

  async #receive(received: unknown): Promise<void> {
    if (typeof received !== "object" || received === null || typeof (received as Intent).type !== "string") return;
    const intent = received as ToHost;
    const { speaker } = this.services;
    try {
      if (intent.type === "ready" || intent.type === "refresh") {
        this.#ready = true;
        this.#project = undefined;
        this.#shown = undefined;
        this.#selected = undefined;
        this.#draw();
        return;
      }
      const project = this.#current();
      if (intent.version !== this.#version || !project) {
        this.redraw();
        return;
      }
      await this.handle(intent, project);
    } catch (error) {
      console.error("PMO: a view's request failed", error);
      void vscode.window.showErrorMessage(speaker.say(message("PMO: this did not work: {0}", describe(error))));
    }
  }

  #drawSoon(): void {
    this.#stale = true;
    if (!this.#panel.visible || this.#pictureTimer !== undefined) return;
    const wait = Math.max(this.#lastPicture + pictureInterval - performance.now(), 0);
    this.#pictureTimer = setTimeout(() => {
      this.#pictureTimer = undefined;
      this.#draw();
    }, wait);
  }

  #draw(): void {
    if (!this.#ready || !this.#panel.visible) return;
    const project = this.#current();
    this.#stale = false;
    this.#panel.title = this.services.speaker.say(this.title(project));
    if (!project) {
      this.#project = undefined;
      this.#shown = undefined;
      this.#post(this.#nothing());
      return;
    }
    // The same object means the same text: the cursor moved, or another project changed.
    if (project === this.#project) return;
    this.#project = project;
    try {
      const picture = this.picture(project, this.#shown);
      this.#version++;
      this.#shown = this.#version;
      this.#post({
        ...picture,
        version: this.#version,
        ...("base" in picture ? {} : this.services.speaker.speech),
      });
      this.#selectAtCursor(vscode.window.activeTextEditor);
    } catch (error) {
      console.error("PMO: a picture could not be made", error);
      this.#shown = undefined;
      const { speech } = this.services.speaker;
      this.#post({
        type: "error",
        message: message("The picture could not be drawn: {0}", describe(error)),
        hint: message("Correct the findings of this project in the Problems view and try again."),
        ...speech,
      });
    }
    this.#lastPicture = performance.now();
  }

  #nothing(): HostToAnyView {
    const { speech } = this.services.speaker;
    if (this.services.files.isLoading)
      return { type: "empty", message: message("Reading the project files…"), ...speech };
    return {
      type: "empty",
      message: message("There is no project here yet"),
      hint: message("Open a file that ends in .pmo.yaml, or run “PMO: New Project…” from the command palette."),
      ...speech,
    };
  }

  #followCursor(editor: vscode.TextEditor): void {
    if (!vscode.workspace.getConfiguration("pmo").get("views.followCursor", true)) return;
    clearTimeout(this.#cursorTimer);
    this.#cursorTimer = setTimeout(() => {
      this.#selectAtCursor(editor);
    }, cursorPause);
  }

  #selectAtCursor(editor: vscode.TextEditor | undefined): void {
    const project = this.#project;
    const file = editor && toFile(editor.document.uri);
    if (!editor || !project || !this.#ready || !this.#panel.visible || !project.files.some(({ path }) => path === file))
      return;
    const record = recordAt(project, file ?? "", editor.document.offsetAt(editor.selection.active));
    const selection = this.selection(record);
    const name = selection && JSON.stringify(selection);
    if (name === this.#selected) return;
    this.#selected = name;
    if (selection) this.#post(selection);
  }

  #post(posted: FromHost | HostToAnyView | object): void {
    void this.#panel.webview.postMessage(posted);
  }

  #dispose(): void {
    clearTimeout(this.#pictureTimer);
    clearTimeout(this.#cursorTimer);
    for (const disposable of this.#disposables) disposable.dispose();
    this.#onDidDispose.fire();
    this.#onDidDispose.dispose();
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
