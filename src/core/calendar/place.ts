import { fieldSpan } from "../model/origin";
import type { Origin, Project } from "../model/types";
import type { Finding, RelatedPlace, Severity } from "../text/finding";
import type { Message } from "../text/message";
import type { Range, Span } from "../text/range";

const nowhere: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** A stretch of a file. */
export interface Place {
  readonly file: string;
  readonly span: Span;
}

/** The place of a field of a record, or of the record's id when the field isn't written. */
export function fieldPlace(origin: Origin, key: string): Place {
  return { file: origin.file, span: fieldSpan(origin, key) };
}

/** Turns places of a project's files into findings. */
export class Places {
  readonly #files: ReadonlyMap<string, Project["files"][number]>;

  constructor(project: Project) {
    this.#files = new Map(project.files.map((file) => [file.path, file]));
  }

  range(place: Place): Range {
    return this.#files.get(place.file)?.lines.range(place.span) ?? nowhere;
  }

  finding(
    code: string,
    severity: Severity,
    place: Place,
    text: Message,
    more: { readonly related?: readonly RelatedPlace[]; readonly data?: Finding["data"] } = {},
  ): Finding {
    return { code, severity, file: place.file, range: this.range(place), message: text, ...more };
  }

  related(place: Place, text: Message): RelatedPlace {
    return { file: place.file, range: this.range(place), message: text };
  }
}
