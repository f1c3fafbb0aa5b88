import * as vscode from "vscode";
import { message, type Message } from "../../core/text/message";

/** What is told where there is no history. */
export interface NoHistory {
  readonly state: "none";
  readonly reason: Message;
  readonly hint: Message;
}

/** The reading of a git history for a view: one at a time, a new one gives up the one before it. */
export class HistoryReading<State> implements vscode.Disposable {
  #source: vscode.CancellationTokenSource | undefined;

  /**
   * Reads, and tells the page how it goes and what came out; nothing more once it is given up.
   * @param read gets a token that gives up, and a way to tell how it goes; without a result nothing is told
   */
  async start(
    tell: (state: State | NoHistory) => void,
    read: (token: vscode.CancellationToken, report: (state: State) => void) => Promise<State | undefined>,
  ): Promise<void> {
    this.cancel();
    const source = new vscode.CancellationTokenSource();
    this.#source = source;
    const report = (state: State | NoHistory): void => {
      if (!source.token.isCancellationRequested) tell(state);
    };
    try {
      const outcome = await read(source.token, report);
      if (outcome) report(outcome);
    } catch (error) {
      console.error("PMO: the git history could not be read", error);
      report({
        state: "none",
        reason: message("The git history could not be read"),
        hint: message("The log of the Git extension (Output view) says why."),
      });
    } finally {
      if (this.#source === source) this.#source = undefined;
      source.dispose();
    }
  }

  cancel(): void {
    this.#source?.cancel();
  }

  dispose(): void {
    this.cancel();
  }
}
