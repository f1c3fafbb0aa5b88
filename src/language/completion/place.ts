import { standardCalendar } from "../../core/calendar/compile";
import type { WorkingCalendar } from "../../core/calendar/working-calendar";
import { kindOfFile } from "../../core/model/facts";
import type { ParsedFile, Project, RecordBase, TaskRecord } from "../../core/model/types";
import type { Schedule, ScheduledTask } from "../../core/schedule/types";
import type { FileKind, Schema } from "../../core/schema/registry";
import { formatDate, parseInstant, type Instant } from "../../core/text/instant";
import type { Message } from "../../core/text/message";
import { cursorContext, type CursorContext } from "../context";
import { calendarsOf } from "../project-facts";
import { childSchema, schemaAt } from "../schema";
import type { Language, LanguageScope } from "../types";
import { completionFacts, type CompletionFacts } from "./facts";

/** The record in which a place stands. */
export interface EnclosingRecord {
  readonly kind: string;
  /** Missing while it is being written. */
  readonly id: string | undefined;
  /** How many parts of the path lead to it. */
  readonly depth: number;
}

/** A place of a text at which completions are wanted, and what is known about it. Nothing is computed before it is asked for. */
export class Place {
  readonly scope: LanguageScope;
  readonly file: ParsedFile;
  readonly offset: number;
  readonly context: CursorContext;
  readonly fileKind: FileKind;
  #records: readonly EnclosingRecord[] | undefined;

  constructor(scope: LanguageScope, file: ParsedFile, offset: number) {
    this.scope = scope;
    this.file = file;
    this.offset = offset;
    this.context = cursorContext(file.text, offset, file.root);
    this.fileKind = kindOfFile(file);
  }

  get language(): Language {
    return this.scope.language;
  }

  /** The key of the value, or that of the list around the item. */
  get key(): string {
    const { key, path } = this.context;
    return key ?? String(path.findLast((part) => typeof part === "string") ?? "");
  }

  /** The top-level section. */
  get section(): string {
    const { path, key } = this.context;
    return String(path[0] ?? key ?? "");
  }

  get project(): Project | undefined {
    return this.scope.store.projectOf(this.file.path);
  }

  get facts(): CompletionFacts | undefined {
    return this.project && completionFacts(this.project);
  }

  get schedule(): Schedule | undefined {
    return this.project && this.scope.store.schedule(this.project);
  }

  /** The calendar of the project. */
  get calendar(): WorkingCalendar {
    return this.project ? calendarsOf(this.project).get(undefined) : standardCalendar;
  }

  get today(): Instant {
    return parseInstant(this.scope.today) ?? 0;
  }

  /** The day up to which the project knows its state: its status date, otherwise the present day. */
  get statusDay(): string {
    const { project } = this;
    // A status date without a time means the end of that day, which is 24:00.
    return project?.statusDate === undefined ? this.scope.today : formatDate(project.statusDate - 1);
  }

  /** The records around the place, innermost first. */
  get records(): readonly EnclosingRecord[] {
    this.#records ??= this.#findRecords();
    return this.#records;
  }

  /** The task in which the place stands directly, when it has an id already. */
  get task(): TaskRecord | undefined {
    const [record] = this.records;
    return record?.kind === "task" && record.id !== undefined ? this.project?.tasksById.get(record.id) : undefined;
  }

  get scheduled(): ScheduledTask | undefined {
    const { task } = this;
    return task && this.schedule?.byId.get(task.id);
  }

  /** Records of any of some kinds in the project. */
  recordsOf(kinds: readonly string[]): readonly RecordBase[] {
    const { facts } = this;
    return facts ? kinds.flatMap((kind) => facts.ofKind(kind)) : [];
  }

  /** Ids of records of any of some kinds, at most as many as are wanted. */
  idsOf(kinds: readonly string[], most = Infinity): readonly string[] {
    const ids: string[] = [];
    for (const kind of kinds)
      for (const { id } of this.facts?.ofKind(kind) ?? []) {
        if (ids.length >= most) return ids;
        ids.push(id);
      }
    return ids;
  }

  say(message: Message): string {
    return this.scope.render(message);
  }

  #findRecords(): readonly EnclosingRecord[] {
    const { path, ids } = this.context;
    const found: EnclosingRecord[] = [];
    let schema: Schema | undefined = schemaAt(this.fileKind, []);
    for (let depth = 0; depth <= path.length && schema; depth++) {
      const kind = schema["x-kind"];
      if (kind !== undefined) found.unshift({ kind, id: ids[depth], depth });
      const step = path[depth];
      schema = step === undefined ? undefined : childSchema(schema, step);
    }
    return found;
  }
}
