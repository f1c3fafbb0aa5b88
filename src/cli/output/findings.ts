import { severities, type Finding, type Severity } from "../../core/text/finding";
import { message, type Message } from "../../core/text/message";
import { say, type Host } from "../host";
import { relativePath } from "../load";
import { paint, printable, severityStyles } from "./terminal";

/** A finding as plain data: places count from 0, as in the Language Server Protocol; `file` is relative to the current folder. */
export function findingData({ code, severity, file, range, message: words }: Finding, host: Host): object {
  return { code, severity, file: relativePath(host.cwd, file), range, message: say(host, words) };
}

/** Findings as JSON. */
export function findingsJson(findings: readonly Finding[], host: Host): string {
  return `${JSON.stringify(
    findings.map((finding) => findingData(finding, host)),
    null,
    2,
  )}\n`;
}

function severityName(severity: Severity): Message {
  switch (severity) {
    case "error":
      return message("error");
    case "warning":
      return message("warning");
    case "info":
      return message("info");
    case "hint":
      return message("hint");
  }
}

function countOf(severity: Severity, count: number): Message {
  switch (severity) {
    case "error":
      return count === 1 ? message("1 error") : message("{0} errors", count);
    case "warning":
      return count === 1 ? message("1 warning") : message("{0} warnings", count);
    case "info":
      return count === 1 ? message("1 info") : message("{0} infos", count);
    case "hint":
      return count === 1 ? message("1 hint") : message("{0} hints", count);
  }
}

function line(finding: Finding, host: Host): string {
  const { start } = finding.range;
  const place = `${relativePath(host.cwd, finding.file)}:${start.line + 1}:${start.character + 1}`;
  const severity = paint(say(host, severityName(finding.severity)), severityStyles[finding.severity], host.color);
  const code = paint(finding.code, "gray", host.color);
  return `${paint(printable(place), "bold", host.color)} ${severity} ${code} ${printable(say(host, finding.message))}`;
}

/** One line for each finding (`file:line:column severity code message`, counted from 1) and a summary. */
export function findingsText(findings: readonly Finding[], fileCount: number, host: Host): string {
  const counts = severities.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [say(host, countOf(severity, count))];
  });
  const files = fileCount === 1 ? message("1 file checked") : message("{0} files checked", fileCount);
  const summary = counts.length === 0 ? say(host, message("no findings")) : counts.join(", ");
  return [...findings.map((finding) => line(finding, host)), `${say(host, files)}: ${summary}`]
    .map((text) => `${text}\n`)
    .join("");
}
