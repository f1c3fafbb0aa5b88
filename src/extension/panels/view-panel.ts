import * as vscode from "vscode";
import type { Project, RecordBase } from "../../core/model/types";
import { message, type Message } from "../../core/text/message";
import { protocolVersion, type HostToAnyView, type RevealIntent, type Speech } from "../../protocol/common";
import { toFile } from "../convert";
import { revealRecord, selectVisible } from "../reveal";
import type { Services } from "../services";
import { textHasChanged } from "../writable";
import { pageHtml, webviewFolder, type Page } from "./html";

/** Shortest time between two pictures, in milliseconds. */
const pictureInterval = 120;
/** The cursor moves often; the view needs only where it comes to rest. */
const cursorPause = 60;

/** Intents that write: that one is not done must be said. */
const writing: ReadonlySet<string> = new Set(["edit", "rescore"]);

interface Intent {
  readonly type: string;
  readonly version?: number;
  readonly act?: unknown;
}

/** What a picture is made of; the panel adds version and speech. A change of the picture that shows speaks its words, and has a base instead. */
export type Picture<Message> = Message extends Speech & { readonly version: number }
  ? Omit<Message, "version" | keyof Speech>
  : Message extends { readonly version: number; readonly base: number }
    ? Omit<Message, "version">
    : never;

/**
 * A view in a panel, of whatever its subject is. It draws again when the text changes, refuses intents about a picture that is not the present one,
 * and keeps the cursor of the text and the selection of the picture together. The page holds no truth: it may be thrown away at any time.
 */
export abstract class ViewPanel<ToHost extends Intent, FromHost extends { readonly type: string }, Subject> {
  protected readonly services: Services;
  readonly #panel: vscode.WebviewPanel;
  readonly #disposables: vscode.Disposable[] = [];
  readonly #onDidDispose = new vscode.EventEmitter<void>();
  readonly #onDidActivate = new vscode.EventEmitter<void>();
  #subject: Subject | undefined;
  #stamp: unknown;
  #version = 0;
  /** Version of the picture that the page shows; undefined while it shows none, or not for certain. */
  #shown: number | undefined;
  #ready = false;
  #isDisposed = false;
  #stale = true;
  #lastPicture = 0;
  #pictureTimer: ReturnType<typeof setTimeout> | undefined;
  #cursorTimer: ReturnType<typeof setTimeout> | undefined;
  #selected: string | undefined;
  /** What shall be selected when there is a picture. */
  #wanted: FromHost | undefined;

  constructor(services: Services, panel: vscode.WebviewPanel) {
    this.services = services;
    this.#panel = panel;
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
        if (!this.#panel.active) return;
        this.activated?.();
        this.#onDidActivate.fire();
      }),
      active.onDidChange(() => {
        this.#drawSoon();
      }),
      speaker.onDidChange(() => {
        this.#subject = undefined;
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
      // Which projects have the same name is known now; the tab says it also while its panel does not show.
      this.#nameTab();
      this.#drawSoon();
    });
    this.#load();
  }

  get onDidDispose(): vscode.Event<void> {
    return this.#onDidDispose.event;
  }

  /** The person has turned to the panel. */
  get onDidActivate(): vscode.Event<void> {
    return this.#onDidActivate.event;
  }

  /** Whether the panel has the focus. */
  get isActive(): boolean {
    return this.#panel.active;
  }

  get isVisible(): boolean {
    return this.#panel.visible;
  }

  get column(): vscode.ViewColumn | undefined {
    return this.#panel.viewColumn;
  }

  /** Brings the panel to the front. @param preserveFocus whether the person stays where they are */
  show(preserveFocus = true): void {
    this.#panel.reveal(undefined, preserveFocus);
  }

  /** The page and its words. */
  protected abstract page(): Omit<Page, "title" | "language">;

  /** Title of the panel. @param name of what is shown; undefined where it was never known */
  protected abstract title(name: string | undefined): Message;

  /** Name of what is shown, and of what was shown before it went. */
  protected abstract get lastName(): string | undefined;

  /** What is shown; the same object as long as nothing of it has changed. Undefined where there is nothing to show. */
  protected abstract current(): Subject | undefined;

  /** What is another one when the picture must be drawn again. */
  protected stamp(subject: Subject): unknown {
    return subject;
  }

  /** The panel has got the focus. */
  protected activated?(): void;

  /** Comes before each picture, and before what stands in its place. @param loaded whether the page has just been loaded */
  protected abstract beforeDrawing(loaded: boolean): void;

  /** Comes after each picture. @param whole whether it was more than a change of the one before */
  protected drawn?(whole: boolean): void;

  /** Whether the page shows a picture. */
  protected get isShown(): boolean {
    return this.#shown !== undefined && this.#panel.visible;
  }

  /** Does what was offered where there is no picture. */
  protected act(act: string): void | Promise<void> {
    throw new Error(`Nobody offered ${act}`);
  }

  /** The record at a place of a text, and whether the text belongs to what is shown at all. */
  protected abstract recordAt(
    subject: Subject,
    file: string,
    offset: () => number,
  ): { readonly record: RecordBase | undefined } | undefined;

  /**
   * The picture of a subject. May throw: the person is told.
   * @param shown version of the picture that the page shows, on which a change can build; undefined where the whole is wanted
   */
  protected abstract picture(subject: Subject, shown: number | undefined): Picture<FromHost>;

  /** Does what the person asks for. The intent belongs to the present picture. */
  protected abstract handle(intent: ToHost, subject: Subject): void | Promise<void>;

  /** The message that selects a record in the picture, or nothing when this view does not show such records. */
  protected abstract selection(record: RecordBase | undefined, subject: Subject): FromHost | undefined;

  /** Draws the picture again if what it is made of has changed, for views that wait for more than the text. */
  protected drawIfChanged(): void {
    this.#drawSoon();
  }

  /** Draws the picture again, although the text has not changed. */
  protected redraw(): void {
    this.#subject = undefined;
    this.#shown = undefined;
    this.#drawSoon();
  }

  /** Selects the text of a record, beside the panel. */
  protected async reveal(project: Project, { id, focus }: RevealIntent): Promise<void> {
    const record = project.recordsById.get(id);
    if (record) await this.revealRecord(project, record, focus);
  }

  protected async revealRecord(project: Project, record: RecordBase, focus: boolean): Promise<void> {
    await revealRecord(project, record, { from: this.#panel.viewColumn, focus });
  }

  /** Selects the text of a record in an editor that is visible already, without taking the focus from the picture. */
  protected follow(project: Project, id: string): void {
    const record = project.recordsById.get(id);
    if (!record) return;
    // The cursor that moves with it must not come back as a selection: the person may be further on in the view by then.
    const selection = this.#subject && this.selection(record, this.#subject);
    if (selection) this.#selected = JSON.stringify(selection);
    selectVisible(project, record);
  }

  /** Sends a message about the present picture. */
  protected send(posted: FromHost): void {
    this.post(posted);
  }

  /** Brings the panel to the front and selects something in it, now or when it is drawn. */
  protected showSelected(selection: FromHost): void {
    this.#wanted = selection;
    this.show(false);
    if (this.isShown && !this.#stale) this.#selectWanted();
  }

  #selectWanted(): void {
    const selection = this.#wanted;
    if (!selection) return;
    this.#wanted = undefined;
    this.#selected = undefined;
    this.post(selection);
  }

  /** Ends something with the panel. */
  protected keep(disposable: vscode.Disposable): void {
    this.#disposables.push(disposable);
  }

  protected close(): void {
    this.#panel.dispose();
  }

  /** Says something in the picture, for everybody: why what was asked for is not done. */
  protected tell(words: Message): void {
    this.post({ type: "status", message: words, ...this.services.speaker.speech });
  }

  #load(): void {
    const { extensionUri, speaker } = this.services;
    this.current();
    const title = speaker.say(this.title(this.lastName));
    this.#ready = false;
    this.#panel.title = title;
    this.#panel.webview.html = pageHtml(this.#panel.webview, extensionUri, {
      ...this.page(),
      title,
      language: speaker.language,
    });
  }

  async #receive(received: unknown): Promise<void> {
    if (typeof received !== "object" || received === null || typeof (received as Intent).type !== "string") return;
    const intent = received as ToHost;
    const { speaker } = this.services;
    try {
      if (intent.type === "ready" || intent.type === "refresh") {
        this.#ready = true;
        this.#subject = undefined;
        this.#shown = undefined;
        this.#selected = undefined;
        this.#draw(true);
        return;
      }
      if (intent.type === "act") {
        if (typeof intent.act === "string") await this.act(intent.act);
        return;
      }
      // What the person did is done to the text as it is now.
      this.services.files.flush();
      const subject = this.current();
      if (intent.version !== this.#version || !subject) {
        this.redraw();
        if (writing.has(intent.type)) this.tell(textHasChanged);
        return;
      }
      await this.handle(intent, subject);
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

  #nameTab(): void {
    if (!this.#isDisposed) this.#panel.title = this.services.speaker.say(this.title(this.lastName));
  }

  #draw(loaded = false): void {
    if (!this.#ready || !this.#panel.visible) return;
    const subject = this.current();
    this.#stale = false;
    this.#nameTab();
    this.beforeDrawing(loaded);
    if (!subject) {
      this.#subject = undefined;
      this.#shown = undefined;
      this.post(this.nothing());
      return;
    }
    // The same stamp means the same picture: the cursor moved, or something else changed.
    const stamp = this.stamp(subject);
    if (this.#subject && stamp === this.#stamp) {
      this.#selectWanted();
      return;
    }
    this.#subject = subject;
    this.#stamp = stamp;
    try {
      const picture = this.picture(subject, this.#shown);
      this.#version++;
      this.#shown = this.#version;
      this.post({
        ...picture,
        version: this.#version,
        ...("base" in picture ? {} : { protocol: protocolVersion, ...this.services.speaker.speech }),
      });
      this.#selectAtCursor(vscode.window.activeTextEditor);
      this.#selectWanted();
      this.drawn?.(!("base" in picture));
    } catch (error) {
      console.error("PMO: a picture could not be made", error);
      this.#shown = undefined;
      const { speech } = this.services.speaker;
      this.post({
        type: "error",
        message: message("The picture could not be drawn: {0}", describe(error)),
        hint: message("Correct the findings of this project in the Problems view and try again."),
        ...speech,
      });
    }
    this.#lastPicture = performance.now();
  }

  /** What stands in place of the picture where there is nothing to show. */
  protected nothing(): HostToAnyView {
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
    const subject = this.#subject;
    if (!editor || !subject || !this.#ready || !this.#panel.visible) return;
    const { document, selection: cursor } = editor;
    const found = this.recordAt(subject, toFile(document.uri), () => document.offsetAt(cursor.active));
    if (!found) return;
    const selection = this.selection(found.record, subject);
    const name = selection && JSON.stringify(selection);
    if (name === this.#selected) return;
    this.#selected = name;
    if (selection) this.post(selection);
  }

  protected post(posted: FromHost | HostToAnyView | object): void {
    void this.#panel.webview.postMessage(posted);
  }

  #dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#pictureTimer);
    clearTimeout(this.#cursorTimer);
    for (const disposable of this.#disposables) disposable.dispose();
    this.#onDidDispose.fire();
    this.#onDidDispose.dispose();
    this.#onDidActivate.dispose();
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
