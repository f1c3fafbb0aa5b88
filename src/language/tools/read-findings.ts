import { isAtLeast, severities, type Finding, type Severity } from "../../core/text/finding";
import { message } from "../../core/text/message";
import { answer, problemAnswer } from "./answer";
import { ToolInput } from "./input";
import { fileNamed, isProblem, mostResults, placeOf, projectNamed, type ToolScope } from "./scope";

/** A finding as plain data, with its place and the words for people. */
export function findingData(scope: ToolScope, finding: Finding): Readonly<Record<string, unknown>> {
  const { code, severity, file, range, related = [] } = finding;
  return {
    code,
    severity,
    message: scope.render(finding.message),
    ...placeOf(scope, file, range.start),
    ...(related.length > 0 && {
      related: related.slice(0, 5).map((place) => ({
        message: scope.render(place.message),
        ...placeOf(scope, place.file, place.range.start),
      })),
    }),
  };
}

/** How many findings there are of each severity. */
export function countsOf(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/**
 * Findings as JSON, worst first and then in the order of files and lines, at most 200, with how many were left out.
 * @param input `{ project?, file?, code?, severity?, offset?, limit? }`; `severity` is the mildest that counts
 */
export function readFindings(scope: ToolScope, input: unknown): string {
  const given = new ToolInput(input);
  const paths = pathsOf(scope, given);
  if (isProblem(paths)) return problemAnswer(scope, paths);
  const word = given.text("severity") ?? "hint";
  const severity = severities.find((one) => one === word);
  if (!severity) return problemAnswer(scope, message("'{0}' is none of: {1}", word, severities.join(", ")));
  const code = given.text("code");
  const all = paths.flatMap((path) => scope.store.findings(path));
  const matching = all
    .filter((one) => isAtLeast(one.severity, severity) && (code === undefined || one.code === code))
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
  const offset = given.count("offset") ?? 0;
  const limit = Math.min(given.count("limit") ?? mostResults, mostResults);
  const shown = matching.slice(offset, offset + limit);
  return answer({
    counts: countsOf(all),
    matching: matching.length,
    shown: shown.length,
    leftOut: matching.length - shown.length,
    ...(offset + shown.length < matching.length && { nextOffset: offset + shown.length }),
    findings: shown.map((finding) => findingData(scope, finding)),
  });
}

function pathsOf(scope: ToolScope, given: ToolInput): readonly string[] | ReturnType<typeof message> {
  const name = given.text("file");
  if (name !== undefined) {
    const file = fileNamed(scope, name);
    return isProblem(file) ? file : [file];
  }
  const projectName = given.text("project");
  if (projectName === undefined) return scope.store.paths;
  const project = projectNamed(scope, projectName);
  return isProblem(project) ? project : project.files.map(({ path }) => path);
}
