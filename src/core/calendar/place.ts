import type { Origin, Project } from "../model/types";
import type { Finding, RelatedPlace, Severity } from "../text/finding";
import type { Message } from "../text/message";
import type { Range, Span } from "../text/range";
import { entryOf } from "../text/tree";

const nowhere: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** A stretch of a file. */
export interface Place {
  readonly file: string;
  readonly span: Span;
}

/** The value of a field of a record, its key when it has no value, or the key or first word of the record when the field isn't written. */
export function fieldPlace(origin: Origin, ...keys: readonly string[]): Place {
  for (const key of keys) {
    const entry = entryOf(origin.node, key);
    if (entry) return { file: origin.file, span: entry.value.end > entry.value.start ? entry.value : entry.keySpan };
  }
  const name = entryOf(origin.node, "id") ?? origin.node.entries[0];
  return { file: origin.file, span: name ? name.value : origin.node };
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
