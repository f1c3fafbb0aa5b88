import { documentLinks } from "../../../src/language/document-links";
import { definition } from "../../../src/language/definition";
import { foldingRanges } from "../../../src/language/folding";
import { documentHighlights } from "../../../src/language/highlights";
import { references } from "../../../src/language/references";
import { rename } from "../../../src/language/rename";
import { selectionRanges } from "../../../src/language/selection-ranges";
import { documentSymbols } from "../../../src/language/symbols";
import { workspaceSymbols } from "../../../src/language/workspace-symbols";
import { openWorkspace } from "./navigation-support";

const plan = `x-c: &c { owner: sato, a: *none }\r
project: { id: demo, name: "Demo", standard: ./s.pmo.yaml }
organization:
  people: [{ id: sato }, { id: &n 田中 }]
schedule:
  tasks:
    - &t
      id: a # b
      <<: *c
      predecessors: ['crm:x SS+2d', {task: a}, *n]
      tasks:
        - *t
        - {<<: [*t, *c], id: *n}
waivers:
  - { id: W-1, rule: acme.x, scope: [a, risks] }
`;
const others = [
  "standard:\n  id: acme\n  extends: [s.pmo.yaml]\n  rules: [{ id: x }, 3]\n  requiredGates: { id: a }\n",
  "portfolio:\n  projects: [demo, { project: }, [x]]\n",
];

describe("navigation in half-typed text", () => {
  it("never fails, at any place of any beginning of a text with everything in it", () => {
    for (let end = 0; end <= plan.length; end += 3) {
      const { scope } = openWorkspace({
        "d/a.pmo.yaml": plan.slice(0, end),
        "d/s.pmo.yaml": others[0] ?? "",
        "p.pmo.yaml": others[1] ?? "",
      });
      const parsed = scope.store.file("d/a.pmo.yaml");
      if (parsed) documentSymbols(parsed, "ja");
      foldingRanges(plan.slice(0, end));
      workspaceSymbols(scope, "a");
      for (const file of scope.store.paths) {
        documentLinks(scope, file);
        for (let offset = end % 7; offset <= end; offset += 7) {
          definition(scope, file, offset);
          references(scope, file, offset, true);
          documentHighlights(scope, file, offset);
          selectionRanges(scope, file, offset);
          rename(scope, file, offset, "zz9");
        }
      }
    }
  }).timeout(30_000);
});
