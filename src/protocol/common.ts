import type { Message, Translations } from "../core/text/message";

/** Languages of the user interface. */
export type Language = "en" | "ja";

/** What every view needs to speak to a person. The host sends it with each picture, so that no view keeps words of its own. */
export interface Speech {
  readonly language: Language;
  readonly translations: Translations;
}

/** First message of every webview: its script runs and listens. The host answers with the picture. */
export interface ReadyIntent {
  readonly type: "ready";
}

/** Draw again from the files, for the button beside an error. */
export interface RefreshIntent {
  readonly type: "refresh";
}

/** Part of every intent that shows the text of a record. */
export interface RevealIntent {
  readonly version: number;
  readonly id: string;
  /** The person goes on in the text (Enter, double click); otherwise the text is selected and the focus stays in the picture (click). */
  readonly focus: boolean;
}

/** One line of news, for the status place of a view and for screen readers. */
export interface StatusMessage extends Speech {
  readonly type: "status";
  readonly message: Message;
}

/** The picture can't be drawn. */
export interface ErrorMessage extends Speech {
  readonly type: "error";
  readonly message: Message;
  /** What the person can do about it. */
  readonly hint?: Message;
}

/** There is nothing to draw, and what to do about it. */
export interface EmptyMessage extends Speech {
  readonly type: "empty";
  readonly message: Message;
  readonly hint?: Message;
}

/** Messages that any view may get. */
export type HostToAnyView = StatusMessage | ErrorMessage | EmptyMessage;
