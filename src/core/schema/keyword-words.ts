import { message, type Message } from "../text/message";

/** What a keyword of JSON Schema asks for, in plain words. @param params those of the error @param value the value as it is written */
export function keywordWords(keyword: string, params: Readonly<Record<string, unknown>>, value: string): Message {
  const limit = shown(params["limit"]);
  switch (keyword) {
    case "const":
      return message("'{0}' must be '{1}' here.", value, shown(params["allowedValue"]));
    case "minLength":
      return message("This text is too short: at least {0} characters.", limit);
    case "maxLength":
      return message("This text is too long: at most {0} characters.", limit);
    case "minItems":
      return message("This list is too short: at least {0} items.", limit);
    case "maxItems":
      return message("This list is too long: at most {0} items.", limit);
    case "minProperties":
      return message("Too few keys stand here: at least {0}.", limit);
    case "maxProperties":
      return message("Too many keys stand here: at most {0}.", limit);
    case "uniqueItems":
      return message("Two items of this list are the same: {0} and {1}.", place(params["j"]), place(params["i"]));
    case "multipleOf":
      return message("{0} is no multiple of {1}.", value, shown(params["multipleOf"]));
    case "exclusiveMinimum":
      return message("{0} is too small; values are greater than {1}.", value, limit);
    case "exclusiveMaximum":
      return message("{0} is too large; values are smaller than {1}.", value, limit);
    case "format":
      return message("'{0}' does not have the form '{1}'.", value, shown(params["format"]));
    case "pattern":
      return message("'{0}' does not match the pattern '{1}'.", value, shown(params["pattern"]));
    case "contains":
      return message("No item of this list is what is asked for.");
    case "dependentRequired":
      return message(
        "Where '{0}' stands, '{1}' must stand too.",
        shown(params["property"]),
        shown(params["missingProperty"]),
      );
    case "not":
      return message("This is not admitted here.");
    case "anyOf":
    case "oneOf":
      return params["passingSchemas"] === undefined || params["passingSchemas"] === null
        ? message("None of the forms that are admitted here fits.")
        : message("More than one of the forms that exclude each other fits.");
    case "unevaluatedProperties":
      return message("'{0}' is not admitted here.", shown(params["unevaluatedProperty"]));
    case "false schema":
      return message("Nothing is admitted here.");
    default:
      return message("This value is not admitted here ({0}).", keyword);
  }
}

function shown(value: unknown): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : JSON.stringify(value ?? null);
}

/** Items are counted from 1, as people do. */
function place(index: unknown): number {
  return Number(index) + 1;
}
