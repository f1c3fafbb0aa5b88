import * as vscode from "vscode";
import { headSpan } from "../../core/model/origin";
import { isBuiltIn } from "../../core/standard/built-in";
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
    const uri = isBuiltIn(file)
      ? vscode.Uri.from({ scheme: builtInStandardScheme, path: `/${file.path}` })
      : toUri(file.path);
    await revealRange(uri, range, options);
    return;
  }
  const target = documentationOf(code);
  if (target) await vscode.commands.executeCommand("vscode.open", target, options.from);
}
