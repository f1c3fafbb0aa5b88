import type { Message } from "../../text/message";

/** Something of the imported file that could not be carried over, or only in another form. */
export interface ImportNote {
  /** `mspdi.split-task` … */
  readonly code: string;
  readonly message: Message;
  /** Where it stood: `mspdi:12` for a task, otherwise an element such as `Project/StatusDate`. */
  readonly source?: string;
}

export type AddNote = (code: string, message: Message, source?: string) => void;

/** Collects notes in the order in which they come. */
export class NoteList {
  readonly #notes: ImportNote[] = [];

  readonly add: AddNote = (code, message, source) => {
    this.#notes.push({ code: `mspdi.${code}`, message, source });
  };

  get notes(): readonly ImportNote[] {
    return this.#notes;
  }
}
