import { itemSchema, propertySchema, rootSchema, type Schema } from "../../schema/registry";
import type { TypeName } from "../cel/types";
import type { LocalizedText } from "../template";
import { addAge, addRiskFields } from "./computed";
import { addField } from "./computed-field";
import { addCostFields, addLoadFields } from "./computed-load";
import { addScheduleFields } from "./computed-schedule";
import { addTaskFields } from "./computed-task";
import { SchemaTypes, typeNameOfKind, wordsOf } from "./conversions";
import { RecordSource, ruleType, type RuleField, type RuleType, type Source } from "./fields";
import type { Row, RuleScope } from "./scope";

/** Records that rules can visit. */
export interface Collection {
  /** `schedule.tasks` */
  readonly path: string;
  readonly section: string;
  readonly kind: string;
  /** Name of a record in expressions: `task`. */
  readonly variable: string;
  readonly type: RuleType;
}

/** A name that every expression knows: a section of the project. */
export interface RuleVariable {
  readonly name: string;
  readonly type: TypeName;
  readonly title: LocalizedText;
  readonly description: LocalizedText;
}

/** A section that is no list. Its text is read when a field that stands there is asked for, which is seldom: lists of records and computed fields come from elsewhere. */
class SectionSource implements Source {
  readonly scope: RuleScope;
  readonly #name: string;
  #data: Source["data"] | undefined;

  constructor(name: string, scope: RuleScope) {
    this.#name = name;
    this.scope = scope;
  }

  get data(): Source["data"] {
    return (this.#data ??= this.scope.sectionData(this.#name));
  }
}

/** Reads collections, variables and types from the schema of project files. */
export class SectionReader {
  readonly collections = new Map<string, Collection>();
  readonly variables = new Map<string, RuleVariable>();
  readonly sections = new Map<string, (scope: RuleScope) => unknown>();
  readonly #types = new SchemaTypes();
  readonly #list: (collection: Collection, scope: RuleScope) => readonly object[];
  readonly #own = new Map<string, RuleType>();

  constructor(list: (collection: Collection, scope: RuleScope) => readonly object[]) {
    this.#list = list;
    const root = rootSchema("project");
    for (const name of Object.keys(root.properties ?? {})) {
      const schema = propertySchema(root, name);
      if (schema) this.#readSection(name, schema);
    }
  }

  /** Adds computed fields. @returns every type */
  complete(): ReadonlyMap<string, RuleType> {
    const types = new Map([...this.#types.types, ...this.#own]);
    const [task, predecessor, assignment] = ["task", "taskPredecessors", "taskAssignments"].map((name) =>
      types.get(name),
    );
    if (task && predecessor && assignment) addTaskFields(task, predecessor, assignment);
    const risk = types.get("risk");
    if (risk) addRiskFields(risk);
    const schedule = types.get("schedule");
    const tasks = [...this.collections.values()].find(({ kind }) => kind === "task");
    if (schedule && tasks) addScheduleFields(schedule, tasks.type, (scope) => this.#list(tasks, scope));
    const person = types.get("person");
    if (person) addLoadFields(person);
    if (task && schedule) addCostFields(task, schedule);
    for (const { type } of this.collections.values()) addAge(type);
    types.set("record", anyRecord());
    return types;
  }

  #readSection(name: string, schema: Schema): void {
    const items = itemSchema(schema);
    if (items?.["x-kind"] !== undefined) {
      const collection = this.#addCollection(name, name, items);
      this.#addVariable(name, schema, `list<${collection.type.name}>`, (scope) => this.#list(collection, scope));
      return;
    }
    const type = this.#types.typeOf(schema, name);
    if (schema["x-kind"] === undefined) this.#own.set(name, type);
    else this.#addCollection(name, name, schema);
    for (const key of Object.keys(schema.properties ?? {})) {
      const property = propertySchema(schema, key);
      const inner = property && itemSchema(property);
      if (!property || inner?.["x-kind"] === undefined) continue;
      const collection = this.#addCollection(`${name}.${key}`, name, inner);
      addListField(type, key, property, collection, (scope) => this.#list(collection, scope));
    }
    this.#addVariable(name, schema, type.name, (scope) => {
      const header = name === "project" ? scope.project.header : undefined;
      if (name === "project") return header && type.make(new RecordSource({ record: header }, scope));
      return type.make(new SectionSource(name, scope));
    });
  }

  #addVariable(name: string, schema: Schema, type: TypeName, read: (scope: RuleScope) => unknown): void {
    this.variables.set(name, { name, type, ...wordsOf(schema) });
    this.sections.set(name, read);
  }

  #addCollection(path: string, section: string, schema: Schema): Collection {
    const kind = schema["x-kind"] ?? "";
    const type = this.#types.typeOf(schema, path);
    const collection: Collection = { path, section, kind, variable: typeNameOfKind(kind), type };
    this.collections.set(path, collection);
    return collection;
  }
}

function addListField(
  type: RuleType,
  key: string,
  schema: Schema,
  collection: Collection,
  list: (scope: RuleScope) => readonly object[],
): void {
  const { title, description } = wordsOf(schema);
  addField(
    type,
    key,
    `list<${collection.type.name}>`,
    [title.en, description.en, title.ja, description.ja],
    ({ scope }) => list(scope),
    true,
  );
}

/** What is known of a record of any kind. */
function anyRecord(): RuleType {
  const type = ruleType("record", new Map<string, RuleField>());
  const text = (name: string, words: readonly [string, string, string, string], read: (row: Row) => unknown): void => {
    addField(type, name, "string", words, ({ row }) => (row ? read(row) : undefined));
  };
  const data =
    (key: string) =>
    ({ record }: Row) => {
      const value = record.data[key];
      return typeof value === "string" ? value : undefined;
    };
  text("id", ["ID", "Id of the record.", "ID", "レコードのID。"], ({ record }) => record.id);
  text(
    "kind",
    ["Kind", "Kind of the record: task, risk, person …", "種類", "レコードの種類。task、risk、personなど。"],
    ({ record }) => record.kind,
  );
  text(
    "section",
    ["Section", "Section it stands in.", "セクション", "記載されているセクション。"],
    ({ record }) => record.section,
  );
  text("title", ["Title", "Name or title.", "名称", "名称またはタイトル。"], ({ record }) => record.title);
  text("status", ["Status", "Status as written.", "状態", "記載された状態。"], data("status"));
  text("owner", ["Owner", "Owner as written.", "担当者", "記載された担当者。"], data("owner"));
  return type;
}
