import { severities, type Finding, type Severity } from "../../core/text/finding";
import { message } from "../../core/text/message";
import { folderOf } from "../../workspace/folders";
import { isKnownCode } from "../finding-codes";
import type { LanguageScope, Location } from "../types";
import { iconOfSeverity } from "./icons";
import { relativeName, spoken, type TreeItemView } from "./node";

/** An entry of the view of findings. A finding is named by its place among those of its code in its file. */
export type FindingNode =
  | { readonly kind: "rule"; readonly code: string }
  | { readonly kind: "file"; readonly code: string; readonly file: string }
  | { readonly kind: "finding"; readonly code: string; readonly file: string; readonly index: number };

/** Findings by code, then file. Files and findings stand in the order of files and texts. */
type Grouped = ReadonlyMap<string, ReadonlyMap<string, readonly Finding[]>>;

/** One state of all findings, grouped. Trees ask it while it is the present one. */
export class FindingTree {
  readonly #groups: Grouped;
  readonly #scope: LanguageScope;

  constructor(scope: LanguageScope) {
    this.#scope = scope;
    this.#groups = group(scope.store.allFindings());
  }

  /** Findings of a severity. */
  count(severity: Severity): number {
    let count = 0;
    for (const files of this.#groups.values())
      for (const findings of files.values()) count += findings.filter((one) => one.severity === severity).length;
    return count;
  }

  /** Rules at the top, worst first, then those with most findings; below them files and findings. */
  childrenOf(node?: FindingNode): readonly FindingNode[] {
    if (!node) return this.#rules();
    const { code } = node;
    const files = this.#groups.get(code);
    if (node.kind === "rule") return [...(files?.keys() ?? [])].map((file) => ({ kind: "file", code, file }));
    if (node.kind === "finding") return [];
    const { file } = node;
    return (files?.get(file) ?? []).map((_, index) => ({ kind: "finding", code, file, index }));
  }

  /** The finding of an entry. */
  findingOf(node: FindingNode): Finding | undefined {
    return node.kind === "finding" ? this.#groups.get(node.code)?.get(node.file)?.[node.index] : undefined;
  }

  /** Where a click leads. */
  locationOf(node: FindingNode): Location | undefined {
    const finding = this.findingOf(node);
    return finding && { file: finding.file, range: finding.range };
  }

  /** What a row shows. @returns undefined for an entry that is gone */
  itemOf(node: FindingNode): TreeItemView | undefined {
    const id = [node.kind, node.code, "file" in node ? node.file : "", "index" in node ? node.index : ""].join("\n");
    const finding = this.findingOf(node);
    if (finding) return this.#findingItem(finding, id);
    const findings = this.#below(node);
    if (findings.length === 0) return undefined;
    return node.kind === "file" ? this.#fileItem(node.file, findings, id) : this.#ruleItem(node.code, findings, id);
  }

  /** The words of a row, to be copied: code, place and message of each finding below it. */
  textOf(node: FindingNode): string {
    return this.#below(node)
      .map((finding) => {
        const { line, character } = finding.range.start;
        const place = `${relativeName(folderOf(finding.file), finding.file)}:${line + 1}:${character + 1}`;
        return `${place} ${finding.code} ${this.#scope.render(finding.message)}`;
      })
      .join("\n");
  }

  #rules(): readonly FindingNode[] {
    const rank = new Map(
      [...this.#groups.keys()].map((code) => {
        const findings = this.#below({ kind: "rule", code });
        return [code, severities.indexOf(worst(findings)) * 1e9 - findings.length];
      }),
    );
    return [...rank]
      .sort(([a, first], [b, second]) => first - second || (a < b ? -1 : 1))
      .map(([code]) => ({ kind: "rule", code }));
  }

  #below(node: FindingNode): readonly Finding[] {
    const files = this.#groups.get(node.code);
    if (node.kind === "rule") return [...(files?.values() ?? [])].flat();
    const findings = files?.get(node.file) ?? [];
    return node.kind === "file" ? findings : findings.slice(node.index, node.index + 1);
  }

  #ruleItem(code: string, findings: readonly Finding[], id: string): TreeItemView {
    const severity = worst(findings);
    const count = String(findings.length);
    return {
      id,
      label: code,
      description: count,
      icon: iconOfSeverity(severity),
      state: "collapsed",
      context: contextOf("rule", code),
      spoken: spoken(this.#scope, [this.#word(severity), code, this.#counted(findings)]),
    };
  }

  #fileItem(file: string, findings: readonly Finding[], id: string): TreeItemView {
    const folder = folderOf(file);
    const label = relativeName(folder, file);
    const parent = relativeName(folderOf(folder), folder);
    return {
      id,
      label,
      description: `${parent} · ${findings.length}`,
      file,
      state: "collapsed",
      context: "findingFile",
      spoken: spoken(this.#scope, [label, parent, this.#counted(findings)]),
    };
  }

  #findingItem(finding: Finding, id: string): TreeItemView {
    const { render } = this.#scope;
    const { line, character } = finding.range.start;
    const label = render(finding.message);
    const place = render(message("line {0}, column {1}", line + 1, character + 1));
    return {
      id,
      label,
      description: `[${line + 1}, ${character + 1}]`,
      icon: iconOfSeverity(finding.severity),
      state: "leaf",
      context: contextOf("finding", finding.code),
      spoken: spoken(this.#scope, [this.#word(finding.severity), label, place]),
    };
  }

  #counted(findings: readonly Finding[]): string {
    return this.#scope.render(message("Findings: {0}", findings.length));
  }

  #word(severity: Severity): string {
    return this.#scope.render(severityWords[severity]);
  }
}

const severityWords = {
  error: message("Error"),
  warning: message("Warning"),
  info: message("Information"),
  hint: message("Hint"),
} as const;

/** The entry above another one. */
export function parentOfFinding(node: FindingNode): FindingNode | undefined {
  if (node.kind === "rule") return undefined;
  const { code, file } = node;
  return node.kind === "file" ? { kind: "rule", code } : { kind: "file", code, file };
}

/** Menus offer the documentation of codes that have one; rules of standards have none. */
function contextOf(kind: "rule" | "finding", code: string): string {
  return isKnownCode(code) ? `${kind}.documented` : kind;
}

function worst(findings: readonly Finding[]): Severity {
  return severities.find((severity) => findings.some((finding) => finding.severity === severity)) ?? "hint";
}

function group(findings: readonly Finding[]): Grouped {
  const groups = new Map<string, Map<string, Finding[]>>();
  for (const finding of findings) {
    let files = groups.get(finding.code);
    if (!files) groups.set(finding.code, (files = new Map()));
    const list = files.get(finding.file);
    if (list) list.push(finding);
    else files.set(finding.file, [finding]);
  }
  return groups;
}
