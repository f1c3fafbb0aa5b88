import { compareFindings, type Finding } from "../text/finding";
import type { ParsedFile } from "../text/parsed-file";
import { toData } from "../text/tree";
import { findingsOfErrors } from "./errors";
import {
  validatePortfolioFile,
  validateProjectFile,
  validateStandardFile,
  type Validator,
} from "./generated/validators";
import { rootSchema, type FileKind } from "./registry";
import { checkValues } from "./values";

const validators: Readonly<Record<FileKind, Validator>> = {
  project: validateProjectFile,
  standard: validateStandardFile,
  portfolio: validatePortfolioFile,
};

/** Everything in a file that its schema does not admit, in plain words at the exact value or key. Empty for a file without content. */
export function validateTree(kind: FileKind, file: ParsedFile): readonly Finding[] {
  if (!file.root) return [];
  const schema = rootSchema(kind);
  const validator = validators[kind];
  const errors = validator(toData(file.root)) ? [] : (validator.errors ?? []);
  return [...findingsOfErrors(errors, schema, file), ...checkValues(schema, file)].sort(compareFindings);
}
