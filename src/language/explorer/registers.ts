import { itemSchema, propertySchema, rootSchema, type Schema } from "../../core/schema/registry";

/** A list of records that the schemas call a register, for example risks, or the people of the organisation. */
export interface Register {
  /** `x-kind` of its records; no two registers share one. */
  readonly recordKind: string;
  readonly section: string;
  /** Schema of the list: its title is the register's. */
  readonly list: Schema;
  readonly item: Schema;
}

let known: readonly Register[] | undefined;

/** Every register of a project file but the tasks, in the order of the format. Read from the schemas: a section is a register, or holds some. */
export function registers(): readonly Register[] {
  return (known ??= Object.keys(rootSchema("project").properties ?? {}).flatMap(registersOf));
}

/** The register whose records are of a kind. */
export function registerOf(recordKind: string): Register | undefined {
  return registers().find((register) => register.recordKind === recordKind);
}

function registersOf(section: string): readonly Register[] {
  const schema = propertySchema(rootSchema("project"), section);
  if (!schema) return [];
  const inner = Object.keys(schema.properties ?? {}).flatMap((key) => propertySchema(schema, key) ?? []);
  return [schema, ...inner].flatMap((list) => {
    const item = itemSchema(list);
    const recordKind = item?.["x-kind"];
    const isRegister = list["x-register"] !== undefined && recordKind !== undefined && recordKind !== "task";
    return item && isRegister ? [{ recordKind, section, list, item }] : [];
  });
}
