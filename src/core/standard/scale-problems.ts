import { choiceAt, itemsAt, numberAt } from "../model/fields";
import { message, type Message } from "../text/message";
import { stringOf, valueOf, type TreeNode } from "../text/tree";
import { isIndex, ragMeasures } from "./scales";

/** Something in a scale that contradicts itself. */
export interface ScaleProblem {
  readonly node: TreeNode;
  readonly message: Message;
}

/** What contradicts itself in the traffic lights and further scales of a standard; the risk matrix has checks of its own. */
export function scaleProblems(scales: TreeNode | undefined): readonly ScaleProblem[] {
  const levels = itemsAt(scales, "levels");
  return [
    ...itemsAt(scales, "rag").flatMap(thresholdProblem),
    ...repeated(itemsAt(scales, "rag"), "measure", (measure) =>
      message("'{0}' has limits already; the first ones count.", measure),
    ),
    ...repeated(levels, "id", (id) => message("There is a scale '{0}' already; the first one counts.", id)),
    ...levels.flatMap((scale) => [
      ...repeated(itemsAt(scale, "levels"), "value", (value) => message("The scale has a level {0} already.", value)),
      ...orderProblem(itemsAt(scale, "levels")),
    ]),
  ];
}

function thresholdProblem(item: TreeNode): readonly ScaleProblem[] {
  const measure = choiceAt(item, "measure", ragMeasures);
  const [green, amber] = [numberAt(item, "green"), numberAt(item, "amber")];
  const node = valueOf(item, "amber");
  if (!measure || green === undefined || amber === undefined || !node) return [];
  if (isIndex(measure) ? amber < green : amber > green) return [];
  const words = isIndex(measure)
    ? message("More is better here: the limit of amber must be below that of green ({0}), or nothing is amber.", green)
    : message("Less is better here: the limit of amber must be above that of green ({0}), or nothing is amber.", green);
  return [{ node, message: words }];
}

function repeated(items: readonly TreeNode[], key: string, words: (value: string) => Message): readonly ScaleProblem[] {
  const seen = new Set<string>();
  return items.flatMap((item) => {
    const node = valueOf(item, key);
    const value = stringOf(item, key) ?? numberAt(item, key)?.toString();
    if (!node || value === undefined || (!seen.has(value) && seen.add(value))) return [];
    return [{ node, message: words(value) }];
  });
}

/** The first level that is not above the one before it. */
function orderProblem(levels: readonly TreeNode[]): readonly ScaleProblem[] {
  const at = levels.findIndex((level, place) => {
    const [before, value] = [numberAt(levels[place - 1], "value"), numberAt(level, "value")];
    return before !== undefined && value !== undefined && value < before;
  });
  const node = valueOf(levels[at], "value");
  return node ? [{ node, message: message("Levels go from low to high; this one is below the one before it.") }] : [];
}
