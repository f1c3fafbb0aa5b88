import * as vscode from "vscode";
import { headSpan } from "../../core/model/origin";
import { builtInStandardNames } from "../../core/standard/built-in";
import { builtInStandardScheme } from "../../language/document-links";
import { followedStandard, lookupIn } from "../../workspace/standards";
import { toRange, toUri } from "../convert";
import { documentationOf } from "../providers/finding-documentation";
import { revealRange, type RevealOptions } from "../reveal";
import type { Services } from "../services";

/** Shows a rule in the text of its standard, whoever wrote it; of a built-in code, what it means. */
export async function showRule({ store }: Services, code: string, options: RevealOptions): Promise<void> {
  const lookup = lookupIn(store);
  for (const project of store.projects()) {
    const found = followedStandard(project, lookup)?.rules.find((rule) => rule.code === code);
    if (!found) continue;
    const { file } = found.standard;
    const range = toRange(file.lines.range(headSpan({ file: file.path, node: found.rule.node })));
    await revealRange(store.file(file.path) ? toUri(file.path) : builtInUri(file.path), range, options);
    return;
  }
  const target = documentationOf(code);
  if (target) await vscode.commands.executeCommand("vscode.open", target, options.from);
}

/** Address of the text of a standard that comes with the product. @throws when there is none in that file */
function builtInUri(path: string): vscode.Uri {
  if (!builtInStandardNames.some((name) => `${name.slice("pmo:".length)}.pmo.yaml` === path))
    throw new Error(`There is no standard in ${path}`);
  return vscode.Uri.from({ scheme: builtInStandardScheme, path: `/${path}` });
}
