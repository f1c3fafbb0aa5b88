import { admits, itemSchema, propertySchema, type Schema } from "../../schema/registry";
import { recordKinds, recordSchemasIn } from "../../schema/section-records";
import { message } from "../../text/message";
import { PatternError, patternWords } from "../cel/pattern";
import { didYouMean, type UnknownName } from "../did-you-mean";
import type { PlacedText } from "../placed-text";
import type { Demands } from "./model";
import { patternIn } from "./patterns";

/** What is wrong with a demand, at a text of the standard. */
export interface DemandProblem extends Omit<UnknownName, "name"> {
  readonly at: PlacedText;
  readonly name?: string;
}

/** Demands that can't be checked: patterns that are none, fields and kinds that the format does not have. */
export function demandProblems(demands: Demands): readonly DemandProblem[] {
  const { milestones, deliverables, idPatterns, vocabularies, sections } = demands;
  const patterns = [
    ...[...milestones, ...deliverables].flatMap(({ name }) => name ?? []),
    ...idPatterns.map(({ pattern }) => pattern),
  ];
  return [
    ...patterns.flatMap(patternProblem),
    ...idPatterns.flatMap(({ kind }) => kindProblem(kind)),
    ...vocabularies.flatMap(({ section, field, path }) => fieldProblem(section, field, path)),
    ...sections.flatMap(({ section, fields }) => fields.flatMap((field) => fieldProblem(section, field, [field.text]))),
  ];
}

function patternProblem(at: PlacedText): readonly DemandProblem[] {
  const problem = patternIn(at);
  if (!(problem instanceof PatternError)) return [];
  return [{ at, message: patternWords(problem), suggestions: [] }];
}

function kindProblem(at: PlacedText): readonly DemandProblem[] {
  const known = recordKinds();
  if (known.includes(at.text)) return [];
  return [{ at, ...didYouMean(message("There is no kind of record '{0}'.", at.text), at.text, known) }];
}

/** The first name on a path that no record of the section has. Behind a field whose inside is free everything may stand. */
function fieldProblem(section: string, at: PlacedText, path: readonly string[]): readonly DemandProblem[] {
  let schemas = recordSchemasIn(section);
  if (schemas.length === 0) return [];
  for (const key of path) {
    if (key.startsWith("x-")) return [];
    const inner = schemas.flatMap((schema) => propertySchema(schema, key) ?? []);
    if (inner.length === 0) {
      const known = schemas.flatMap(({ properties }) => Object.keys(properties ?? {}));
      return [{ at, ...didYouMean(message("'{1}' is no field of {0}.", section, key), key, known) }];
    }
    schemas = inner.map(itemsOf).filter(({ properties }) => properties !== undefined);
    if (schemas.length === 0) return [];
  }
  return [];
}

/** The schema of the items of a list, of anything else the schema itself. */
function itemsOf(schema: Schema): Schema {
  return (admits(schema, "array") && itemSchema(schema)) || schema;
}
