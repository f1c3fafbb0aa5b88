import { message } from "../../core/text/message";
import {
  protocolVersion,
  type EmptyMessage,
  type ErrorMessage,
  type HostToAnyView,
  type Speech,
} from "../../protocol/common";
import { Channel } from "./channel";
import { element } from "./dom";
import { LiveRegion } from "./live";
import { Localizer } from "./localizer";
import { emptyState, errorState } from "./states";

/** Time in milliseconds for which changes of a view's state are gathered before they are kept. */
const savingDelay = 200;

/**
 * The page of a view: the line to the host, the words, one place for the picture or for what stands instead of it, and a live region. It answers the messages that are
 * the same for all views; the rest goes to the view.
 */
export class ViewPage<ToHost extends { readonly type: string }, FromHost extends { readonly type: string }, State> {
  readonly channel = new Channel<ToHost, FromHost | HostToAnyView, State>();
  readonly localizer = new Localizer();
  readonly live = new LiveRegion();
  readonly #place = element("main", { class: "place" });
  #status: ((text: string) => void) | undefined;
  #saving: ReturnType<typeof setTimeout> | undefined;

  /** @param state what a reload must bring back; undefined while there is nothing to keep */
  constructor(readonly state: () => State | undefined) {}

  /**
   * Builds the page and begins to listen. Call it once.
   * @param status shows a line of news, besides speaking it to screen readers
   */
  open(receive: (message: FromHost) => void, status?: (text: string) => void): void {
    this.#status = status;
    document.body.append(this.#place, this.live.node);
    // A view that is hidden or closed at once must not forget the last change.
    document.addEventListener("visibilitychange", () => this.#saveNow());
    window.addEventListener("pagehide", () => this.#saveNow());
    this.channel.open((received) => {
      if (isCommon(received)) this.#answer(received);
      else if (isLater(received)) this.#showLater(received);
      else this.#pass(received, receive);
    });
  }

  /** Puts a node in the place of the picture, if it is not there already. */
  show(node: HTMLElement): void {
    if (this.#place.firstElementChild !== node) this.#place.replaceChildren(node);
  }

  /** Keeps the view's state soon; calls that follow each other closely are kept as one. */
  readonly saveSoon = (): void => {
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => this.#saveNow(), savingDelay);
  };

  #saveNow(): void {
    if (this.#saving === undefined) return;
    clearTimeout(this.#saving);
    this.#saving = undefined;
    const state = this.state();
    if (state !== undefined) this.channel.save(state);
  }

  /** What can't be drawn is said in its place; the page goes on listening. */
  #pass(received: FromHost, receive: (message: FromHost) => void): void {
    try {
      receive(received);
    } catch (error) {
      console.error("PMO: a message of the host could not be shown", error);
      const reason = error instanceof Error ? error.message : String(error);
      this.#showState(errorState, { message: message("The picture could not be drawn: {0}", reason) });
    }
  }

  #showLater(received: Speech): void {
    this.localizer.use(received);
    this.#showState(errorState, {
      message: message("This view is older than the extension that fills it"),
      hint: message("Close the view and open it again. If that does not help, reload the window."),
    });
  }

  #answer(received: HostToAnyView): void {
    if (received.type === "project") {
      this.channel.save({ project: received.project });
      return;
    }
    this.localizer.use(received);
    if (received.type === "status") {
      const text = this.localizer.text(received.message);
      this.live.say(text);
      this.#status?.(text);
    } else this.#showProblem(received);
  }

  #showProblem(problem: ErrorMessage | EmptyMessage): void {
    this.#showState(problem.type === "error" ? errorState : emptyState, problem);
  }

  #showState(state: typeof errorState, { message: title, hint, acts = [] }: Words): void {
    const offered = acts.map(({ act, label }) => ({
      label: this.localizer.text(label),
      onClick: () => this.channel.act(act),
    }));
    const again = { label: this.localizer.text(message("Try again")), onClick: () => this.channel.refresh() };
    this.show(
      state({
        title: this.localizer.text(title),
        ...(hint ? { hint: this.localizer.text(hint) } : {}),
        actions: offered.length > 0 ? offered : [again],
      }),
    );
  }
}

/** What stands in the place of a picture. */
type Words = Pick<EmptyMessage, "message" | "hint" | "acts">;

/** Whether the host says in a way of its own, which this page can't know, what it wants drawn. */
function isLater(received: object): received is Speech {
  return "protocol" in received && typeof received.protocol === "number" && received.protocol > protocolVersion;
}

function isCommon(received: { readonly type: string }): received is HostToAnyView {
  return (
    received.type === "status" || received.type === "error" || received.type === "empty" || received.type === "project"
  );
}
