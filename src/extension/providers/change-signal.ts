import * as vscode from "vscode";
import type { Services } from "../services";

/** Wait after a change before what is computed from the projects is asked for again, in milliseconds: many changes count as one. */
const pause = 120;

/** Tells VS Code that what was computed from the projects may be different now: a text, the language or a setting changed. */
export class ChangeSignal implements vscode.Disposable {
  readonly #emitter = new vscode.EventEmitter<void>();
  readonly #disposable: vscode.Disposable;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param settings the group of settings that matter as well */
  constructor({ store, speaker }: Services, settings: string) {
    const stop = store.onDidChange(() => {
      this.soon();
    });
    this.#disposable = vscode.Disposable.from(
      new vscode.Disposable(stop),
      speaker.onDidChange(() => {
        this.soon();
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(settings)) this.soon();
      }),
      this.#emitter,
    );
  }

  get event(): vscode.Event<void> {
    return this.#emitter.event;
  }

  /** Gives the signal after a moment. */
  soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#emitter.fire();
    }, pause);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#disposable.dispose();
  }
}
