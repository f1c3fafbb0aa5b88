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

/** A button that the host offered was pressed. */
export interface ActIntent {
  readonly type: "act";
  readonly act: string;
}

/** Messages that every view may send. */
export type AnyViewToHost = ReadyIntent | RefreshIntent | ActIntent;

/**
 * Version of the messages between host and views. It rises when a page could misread what the host sends; a page that gets a picture of a later version says so.
 */
export const protocolVersion = 1;

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

/** A button beside words of the host. Its name comes back in an `ActIntent`. */
export interface OfferedAct {
  readonly act: string;
  readonly label: Message;
}

/** There is nothing to draw, and what to do about it. */
export interface EmptyMessage extends Speech {
  readonly type: "empty";
  readonly message: Message;
  readonly hint?: Message;
  /** What the host can do about it. Without any, the page offers to try again. */
  readonly acts?: readonly OfferedAct[];
}

/** The project to which a view belongs. Its page keeps it over a reload, so that the view finds it again. */
export interface ShownProject {
  readonly folder: string;
  readonly id: string;
  readonly name: string;
}

export interface ShownProjectMessage {
  readonly type: "project";
  readonly project: ShownProject;
}

/** Turn an SVG into a PNG; the answer bears the same order. */
export interface DrawPngMessage {
  readonly type: "drawPng";
  readonly order: number;
  readonly svg: string;
  /** Pixels of the picture for one of the SVG. */
  readonly scale: number;
}

/** The picture that the host wanted as PNG: in base64, or nothing where it is too large for one. */
export interface PngIntent {
  readonly type: "png";
  readonly version: number;
  readonly order: number;
  readonly data?: string;
}

/** Messages that any view may get. */
export type HostToAnyView = StatusMessage | ErrorMessage | EmptyMessage | ShownProjectMessage;
