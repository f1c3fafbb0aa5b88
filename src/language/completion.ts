import { formatDate } from "../core/text/instant";
import { message, type Message } from "../core/text/message";
import { LineIndex, type Range, type Span } from "../core/text/range";
import { recordAt } from "../core/model/origin";
import type { Project, RecordBase } from "../core/model/types";
import { itemSchema, type FileKind, type Schema } from "../core/schema/registry";
import { cursorContext, type CursorContext } from "./context";
import {
  childSchema,
  descriptionOf,
  enumValues,
  fileKind,
  hasType,
  keysOf,
  schemaAt,
  titleOf,
  topLevelKeys,
  type SchemaKey,
} from "./schema";
import { SnippetWriter, variantsOf } from "./snippets";
import type { CompletionItem, CompletionKind, Language } from "./types";

/** What completions need besides the text. */
export interface CompletionRequest {
  readonly text: string;
  readonly offset: number;
  /** The file's name in the project. */
  readonly file: string;
  /** Missing while the files are being read. */
  readonly project: Project | undefined;
  readonly language: Language;
  /** `2026-04-01`, the present day. */
  readonly today: string;
  readonly render: (message: Message) => string;
}

/** Completions at a place of a project file, a standard or a portfolio: sections, records, keys, values, ids and dates. */
export function complete(request: CompletionRequest): readonly CompletionItem[] {
  const context = cursorContext(request.text, request.offset);
  if (context.kind === "none") return [];
  return new Completer(request, context).at(fileKind(topLevelKeys(request.text)));
}

interface Draft {
  readonly label: string;
  readonly kind: CompletionKind;
  readonly newText: string;
  readonly snippet?: boolean;
  readonly detail?: string;
  readonly documentation?: string;
  readonly filterText?: string;
  readonly span?: Span;
  readonly suggestNext?: boolean;
  readonly preselect?: boolean;
}

class Completer {
  readonly #request: CompletionRequest;
  readonly #context: CursorContext;
  readonly #writer: SnippetWriter;
  readonly #items: CompletionItem[] = [];
  readonly #lines: LineIndex;
  #last: { readonly span: Span; readonly range: Range } | undefined;
  readonly #recordsByKinds = new Map<string, readonly RecordBase[]>();

  constructor(request: CompletionRequest, context: CursorContext) {
    this.#request = request;
    this.#context = context;
    this.#lines = new LineIndex(request.text);
    this.#writer = new SnippetWriter({
      language: request.language,
      today: request.today,
      idsOf: (kinds) => this.#records(kinds).map(({ id }) => id),
    });
  }

  at(file: FileKind): readonly CompletionItem[] {
    const { kind, path, key } = this.#context;
    const schema = schemaAt(file, path);
    if (!schema) return [];
    // Below a key that holds a list, the list's items are what is missing.
    const inList = kind === "item" || (kind === "key" && hasType(schema, "array") && !hasType(schema, "object"));
    if (kind === "value") this.#values(key === undefined ? undefined : childSchema(schema, key));
    else if (inList) this.#itemsOfList(schema, itemSchema(schema));
    else this.#keys(schema);
    return this.#items;
  }

  #keys(schema: Schema): void {
    const { siblings, typed, flow, path } = this.#context;
    const taken = new Set(siblings);
    const isTop = path.length === 0;
    // In an empty file a standard or a portfolio may begin as well.
    const others = isTop && taken.size === 0 ? (["standard", "portfolio"] as const) : [];
    const keys = [
      ...keysOf(schema),
      ...others.flatMap((kind) => keysOf(schemaAt(kind, []) ?? {}).filter(({ name }) => name === kind)),
    ];
    for (const key of keys) {
      if (taken.has(key.name) && key.name !== typed) continue;
      this.#key(key, isTop, flow, schema);
    }
  }

  #key(key: SchemaKey, section: boolean, flow: boolean, owner: Schema): void {
    const { language } = this.#request;
    const { schema } = key;
    const isBlock = !flow && (hasType(schema, "object") || hasType(schema, "array")) && !hasType(schema, "string");
    const title = titleOf(schema, language);
    const value = flow ? flowEntry(key) : this.#writer.entry(key, this.#indent(), owner);
    const newText = this.#context.colonFollows ? key.name : value;
    this.#add({
      label: key.name,
      kind: section || isBlock ? "snippet" : "key",
      newText,
      snippet: !this.#context.colonFollows,
      detail: key.required ? this.#request.render(message("{0} (required)", title ?? key.name)) : title,
      documentation: descriptionOf(schema, language),
      suggestNext: enumValues(schema, language).length > 0 || schema["x-ref"] !== undefined,
    });
  }

  /** What the lines after the first need besides the indentation of their first line, which the editor adds itself. */
  #indent(): string {
    const line = this.#lines.lineStart(this.#lines.position(this.#request.offset).line);
    const leading = /^ */.exec(this.#request.text.slice(line, this.#request.offset))?.[0].length ?? 0;
    return " ".repeat(Math.max(this.#context.column - leading, 0));
  }

  #itemsOfList(list: Schema, items: Schema | undefined): void {
    if (!items) return;
    const { dashed, flow, typed } = this.#context;
    const dash = dashed ? "" : "- ";
    if (hasType(items, "object") && !flow) this.#recordSnippets(list, items, dash);
    // A word behind a dash may also be the first key of a mapping.
    if (hasType(items, "object") && dashed && !flow && typed !== "") this.#keys(items);
    if (!hasType(items, "object") || hasType(items, "string")) this.#values(items, dash);
  }

  #recordSnippets(list: Schema, items: Schema, dash: string): void {
    const { language } = this.#request;
    const kind = items["x-kind"];
    const title = titleOf(items, language) ?? kind ?? "";
    for (const variant of variantsOf(kind)) {
      const text = this.#writer.record(items, variant, this.#indent() + " ".repeat(dash.length), list["x-register"]);
      const label = variant.name === "record" ? (kind ?? this.#lastKey()) : variant.name;
      this.#add({
        label,
        kind: "snippet",
        newText: `${dash}${text}`,
        snippet: true,
        detail: this.#variantTitle(variant.name, title),
        documentation: descriptionOf(items, language),
        filterText: `${label} ${title} id`,
      });
    }
  }

  #variantTitle(name: "record" | "milestone" | "summary", title: string): string {
    if (name === "milestone") return this.#request.render(message("Milestone"));
    if (name === "summary") return this.#request.render(message("Summary task with a task below it"));
    return this.#request.render(message("New entry: {0}", title));
  }

  #lastKey(): string {
    return String(this.#context.path.filter((part) => typeof part === "string").at(-1) ?? "");
  }

  #values(schema: Schema | undefined, dash = ""): void {
    if (!schema) return;
    const { language, render } = this.#request;
    for (const { value, label } of enumValues(schema, language))
      this.#add({
        label: value,
        kind: "enum",
        newText: dash + value,
        detail: label,
        documentation: descriptionOf(schema, language),
      });
    if (hasType(schema, "boolean"))
      for (const value of ["true", "false"]) this.#add({ label: value, kind: "value", newText: dash + value });
    const type = schema["x-type"];
    if (schema["x-ref"]) this.#references(schema, schema["x-ref"], dash);
    else if (type === "date" || type === "instant") this.#dates(dash);
    else if (schema.pattern !== undefined)
      for (const example of schema.examples ?? [])
        if (typeof example === "string")
          this.#add({ label: example, kind: "value", newText: dash + example, detail: render(message("Example")) });
  }

  #references(schema: Schema, kinds: readonly string[], dash: string): void {
    const { replace, typed } = this.#context;
    const { text, offset, project, file } = this.#request;
    // `design SS+2d`, `sato 50%`: behind the id other words stand.
    const space = typed.search(/\s/);
    if (space >= 0) {
      if (schema["x-type"] === "predecessor") this.#linkTypes(replace.start + space + 1);
      return;
    }
    const tail = /\s/.exec(text.slice(offset, replace.end));
    const span = { start: replace.start, end: tail ? offset + tail.index : replace.end };
    const own = project && recordAt(project, file, offset);
    for (const record of this.#records(kinds)) {
      if (record === own) continue;
      this.#add({
        label: record.id,
        kind: "reference",
        newText: dash + record.id,
        span,
        detail: record.title === record.id ? record.kind : record.title,
        filterText: `${dash}${record.id} ${record.title}`,
      });
    }
  }

  #linkTypes(start: number): void {
    const span = { start, end: this.#context.replace.end };
    const meanings: readonly (readonly [string, Message])[] = [
      ["FS", message("Finish to start: starts when the predecessor is finished")],
      ["SS", message("Start to start: starts when the predecessor starts")],
      ["FF", message("Finish to finish: finishes when the predecessor is finished")],
      ["SF", message("Start to finish: finishes when the predecessor starts")],
    ];
    for (const [label, meaning] of meanings)
      this.#add({ label, kind: "enum", newText: label, span, detail: this.#request.render(meaning) });
  }

  #dates(dash: string): void {
    const { project, today, render } = this.#request;
    const offered = new Set<string>();
    const offer = (date: string, what: Message): void => {
      if (offered.has(date)) return;
      offered.add(date);
      this.#add({
        label: date,
        kind: "date",
        newText: dash + date,
        detail: render(what),
        preselect: offered.size === 1,
      });
    };
    offer(today, message("Today"));
    // A status date without a time means the end of that day, which is 24:00.
    if (project?.statusDate !== undefined) offer(formatDate(project.statusDate - 1), message("Status date"));
    if (project?.start !== undefined) offer(formatDate(project.start), message("Start of the project"));
    if (project?.finish !== undefined) offer(formatDate(project.finish - 1), message("Finish of the project"));
    for (const task of project?.tasks ?? []) {
      if (task.actualStart !== undefined)
        offer(formatDate(task.actualStart), message("Actual start of {0}", task.title));
      if (task.deadline !== undefined) offer(formatDate(task.deadline - 1), message("Deadline of {0}", task.title));
    }
  }

  /** Records of the given kinds. Snippets ask for the same kinds again and again. */
  #records(kinds: readonly string[]): readonly RecordBase[] {
    const name = kinds.join(" ");
    const known = this.#recordsByKinds.get(name);
    if (known) return known;
    const wanted = new Set(kinds);
    const found = [...(this.#request.project?.recordsById.values() ?? [])].filter((record) => wanted.has(record.kind));
    this.#recordsByKinds.set(name, found);
    return found;
  }

  /** Most items take the same place, so the last one is kept. */
  #rangeOf(span: Span): Range {
    if (this.#last?.span.start !== span.start || this.#last.span.end !== span.end)
      this.#last = { span, range: this.#lines.range(span) };
    return this.#last.range;
  }

  #add(draft: Draft): void {
    const { span, snippet, ...rest } = draft;
    const place = span ?? this.#context.replace;
    this.#items.push({
      ...rest,
      snippet: snippet ?? false,
      range: this.#rangeOf(place),
      sortText: String(this.#items.length).padStart(5, "0"),
    });
  }
}

/** `key: value` inside `{ … }`. */
function flowEntry({ name, schema }: SchemaKey): string {
  if (hasType(schema, "array") && !hasType(schema, "string")) return `${name}: [$1]`;
  return hasType(schema, "object") && !hasType(schema, "string") ? `${name}: { $1 }` : `${name}: $1`;
}
