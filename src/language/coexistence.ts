import type { Finding } from "../core/text/finding";
import type { CompletionItem } from "./types";

/** The YAML extension of Red Hat. */
export const redHatExtensionId = "redhat.vscode-yaml";

/** Language ids of ours. Red Hat's extension attaches to its own ids only, so that these files are ours alone. */
const ownLanguage = "pmo-yaml";

/** The ids under which Red Hat's extension takes a project file that a person set to another language. */
const sharedLanguages: ReadonlySet<string> = new Set(["yaml", "dockercompose", "github-actions-workflow"]);

/**
 * What this extension gives in a file. Where another one works on the same text from the schema that we contribute to it, `schema` is false: then we
 * give only what needs more than one file or a calculation.
 */
export interface FeatureShare {
  /** Keys, fixed values and skeletons as completions; schema documentation as hover; findings that a JSON schema can see. */
  readonly schema: boolean;
  /** Outline, folding, selection ranges and formatting. */
  readonly structure: boolean;
}

const whole: FeatureShare = { schema: true, structure: true };
const crossFileOnly: FeatureShare = { schema: false, structure: false };

/** Who gives what in a project file: all of it is ours, unless the file is set to a language that Red Hat's extension works on and that is there. */
export function featuresFor(languageId: string, redHatPresent: boolean): FeatureShare {
  return redHatPresent && languageId !== ownLanguage && sharedLanguages.has(languageId) ? crossFileOnly : whole;
}

/** Completions that no schema knows: ids, dates, shares, durations, names in use. */
export function isBeyondSchema({ kind, label }: CompletionItem): boolean {
  if (kind === "value") return label !== "true" && label !== "false";
  return kind === "reference" || kind === "date";
}

/** Mistakes of YAML that every YAML editor tells. */
const syntaxCodes: ReadonlySet<string> = new Set([
  "yaml.alias-unknown",
  "yaml.duplicate-key",
  "yaml.missing-colon",
  "yaml.syntax",
  "yaml.tab",
  "yaml.unclosed-bracket",
  "yaml.unclosed-quote",
]);

/** Whether a finding is one of syntax or of the contributed schema. A form that the schema's pattern refuses comes with suggestions, a value of the right form does not. */
export function isSeenBySchema({ code, data }: Finding): boolean {
  if (code.startsWith("schema.") || syntaxCodes.has(code)) return true;
  return code.endsWith(".invalid") && data?.["suggestions"] !== undefined;
}
