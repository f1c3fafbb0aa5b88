import type { ActIntent, RefreshIntent, ReadyIntent, ShownProject } from "../../protocol/common";

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

type WithoutVersion<Intent> = Intent extends { readonly version: number } ? Omit<Intent, "version"> : never;

/**
 * The line to the host. `ToHost` and `FromHost` are the view's unions of messages; `State` is what survives a reload.
 * An intent carries the version of the picture on which the person acted, so that the host can refuse a stale one.
 */
export class Channel<ToHost extends { readonly type: string }, FromHost extends { readonly type: string }, State> {
  readonly #api: VsCodeApi = acquireVsCodeApi();
  #version = 0;

  /** Starts listening and tells the host that it may send. Call it once, when the page is built. */
  open(receive: (message: FromHost) => void): void {
    window.addEventListener("message", (event: MessageEvent<unknown>) => {
      const data = event.data;
      if (typeof data !== "object" || data === null || typeof (data as { type?: unknown }).type !== "string") return;
      const { version, number } = data as { readonly version?: unknown; readonly number?: unknown };
      // The answer to a numbered question bears the version of the question, which may be behind the picture.
      if (typeof version === "number" && number === undefined) this.#version = version;
      receive(data as FromHost);
    });
    this.#api.postMessage({ type: "ready" } satisfies ReadyIntent);
  }

  /** Version of the last picture that came. */
  get version(): number {
    return this.#version;
  }

  /** Sends an intent with the version of the present picture. */
  intend(intent: WithoutVersion<ToHost>): void {
    this.#api.postMessage({ ...intent, version: this.#version });
  }

  /** Asks the host to read everything again. */
  refresh(): void {
    this.#api.postMessage({ type: "refresh" } satisfies RefreshIntent);
  }

  /** Asks the host for something that it offered. */
  act(act: string): void {
    this.#api.postMessage({ type: "act", act } satisfies ActIntent);
  }

  /** What was kept before the reload; undefined at the first start, or when its kind is another one. */
  load(isState: (state: unknown) => state is State): State | undefined {
    const state = this.#api.getState();
    return isState(state) ? state : undefined;
  }

  /** Keeps what must survive a reload, beside the rest of it that is kept. */
  save(state: State | { readonly project: ShownProject }): void {
    const present = this.#api.getState();
    this.#api.setState(typeof present === "object" && present !== null ? { ...present, ...state } : state);
  }
}
