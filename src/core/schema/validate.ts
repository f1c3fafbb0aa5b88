import { compareFindings, type Finding } from "../text/finding";
import { moveFinding } from "../text/move-finding";
import type { ParsedFile } from "../text/parsed-file";
import { setData, toData, type TreeNode } from "../text/tree";
import { findingsOfErrors } from "./errors";
import {
  validatePortfolioFile,
  validateProjectFile,
  validateStandardFile,
  type SchemaError,
  type Validator,
} from "./generated/validators";
import { recordValidator } from "./record-validators";
import { itemSchema, propertySchema, type FileKind, type Schema } from "./registry";
import { fileUnit, isSeparate, isUnit, unitsInSteps, type Unit } from "./units";
import { checkValues } from "./values";

const validators: Readonly<Record<FileKind, Validator>> = {
  project: validateProjectFile,
  standard: validateStandardFile,
  portfolio: validatePortfolioFile,
};

/** What was found in a unit when it began in this line. */
interface UnitFindings {
  readonly file: string;
  line: number;
  findings: readonly Finding[];
}

const own = new WeakMap<Unit, UnitFindings>();
/** Units in which nothing is wrong, nor in the units in them. */
const clean = new WeakSet<Unit>();
const none: readonly Finding[] = [];

/**
 * Everything in a file that its schema does not admit, in plain words at the exact value or key. Empty for a file without content. Each record is looked
 * at once, as long as it does not change.
 */
export function validateTree(kind: FileKind, file: ParsedFile): readonly Finding[] {
  if (!file.root) return none;
  const findings: Finding[] = [];
  collect(fileUnit(file.root, kind), kind, file, findings);
  return findings.length === 0 ? none : findings.sort(compareFindings);
}

/** Does the work of `validateTree` unit by unit, so that a caller can stop in between; what is done is not done again. */
export function* validateInSteps(kind: FileKind, file: ParsedFile): Generator<void, void> {
  if (!file.root) return;
  yield* unitsInSteps(file.root, kind);
  const open = [fileUnit(file.root, kind)];
  for (let unit = open.pop(); unit; unit = open.pop()) {
    findingsOf(unit, kind, file);
    for (const part of unit.parts) if (isUnit(part)) open.push(part);
    yield;
  }
}

function collect(unit: Unit, kind: FileKind, file: ParsedFile, findings: Finding[]): void {
  if (clean.has(unit)) return;
  const before = findings.length;
  findings.push(...findingsOf(unit, kind, file));
  for (const part of unit.parts) if (isUnit(part)) collect(part, kind, file, findings);
  if (findings.length === before) clean.add(unit);
}

function findingsOf(unit: Unit, kind: FileKind, file: ParsedFile): readonly Finding[] {
  const { line } = file.lines.position(unit.node.start);
  const known = own.get(unit);
  if (known && known.file === file.path) {
    if (known.line !== line) {
      known.findings = known.findings.map((finding) => moveFinding(finding, line - known.line));
      known.line = line;
    }
    return known.findings;
  }
  const findings = [...findingsOfErrors(errorsOf(unit, kind), unit, file), ...checkValues(unit, file)];
  own.set(unit, { file: file.path, line, findings: findings.length === 0 ? none : findings });
  return findings;
}

function errorsOf(unit: Unit, kind: FileKind): readonly SchemaError[] {
  const apart: string[] = [];
  const data = unit.separates ? dataOf(unit.node, unit.schema, "", apart) : toData(unit.node);
  const validate = unit.kind === undefined ? validateFile(validators[kind]) : recordValidator(unit.kind);
  const errors = validate?.(data) ?? [];
  // Of a list in which not everything is a record, the records are looked at as well: they have been already.
  if (apart.length === 0 || errors.length === 0) return errors;
  return errors.filter(
    ({ instancePath }) => !apart.some((path) => instancePath === path || instancePath.startsWith(`${path}/`)),
  );
}

function validateFile(validator: Validator): (data: unknown) => readonly SchemaError[] {
  return (data) => (validator(data) ? [] : (validator.errors ?? []));
}

/** The data of a unit, with lists of records left empty. @param apart pointers to records that had to stay, to keep the places of what stands beside them */
function dataOf(node: TreeNode, schema: Schema | undefined, pointer: string, apart: string[]): unknown {
  if (!schema || node.kind === "scalar") return toData(node);
  if (node.kind === "sequence") {
    const items = itemSchema(schema);
    if (!items?.["x-kind"]) return node.items.map((item) => toData(item));
    if (node.items.every((item) => isSeparate(item, items))) return [];
    return node.items.map((item, index) => {
      if (isSeparate(item, items)) apart.push(`${pointer}/${index}`);
      return toData(item);
    });
  }
  const data: Record<string, unknown> = {};
  for (const { key, value } of node.entries) {
    if (Object.hasOwn(data, key)) continue;
    if (value.kind === "scalar") {
      setData(data, key, value.value);
      continue;
    }
    const step = key.replaceAll("~", "~0").replaceAll("/", "~1");
    setData(data, key, dataOf(value, propertySchema(schema, key), `${pointer}/${step}`, apart));
  }
  return data;
}
