import { isAtLeast, type Severity } from "../../core/text/finding";
import { exitCodes, type Host } from "../host";
import { load } from "../load";
import { findingsJson, findingsText } from "../output/findings";

export interface CheckOptions {
  readonly format: "pretty" | "json";
  readonly failOn: Exclude<Severity, "hint">;
}

/** `pmo check`: every finding in the files under the paths. @throws CannotRun */
export async function check(paths: readonly string[], options: CheckOptions, host: Host): Promise<number> {
  const { store, isAsked } = await load(host.cwd, paths);
  const findings = store.allFindings().filter((finding) => isAsked(finding.file));
  const fileCount = store.paths.filter(isAsked).length;
  host.out(options.format === "json" ? findingsJson(findings, host) : findingsText(findings, fileCount, host));
  return findings.some((finding) => isAtLeast(finding.severity, options.failOn)) ? exitCodes.findings : exitCodes.clean;
}
