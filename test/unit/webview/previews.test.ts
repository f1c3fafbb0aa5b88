import assert from "node:assert/strict";
import fc from "fast-check";
import type { GanttEdit, GanttPreview } from "../../../src/protocol/gantt-edit";
import { Previews } from "../../../src/webview/gantt/previews";

const move = (start: number): GanttEdit => ({ kind: "move", id: "a", start });
const nothing: GanttPreview = { rows: [], start: [], finish: [], missed: [] };

describe("Questions about a change that is not made yet", () => {
  it("are never two at a time, whatever is wanted, stopped and answered, and the newest wish is asked in the end", () => {
    const action = fc.oneof(
      fc.record({ kind: fc.constant("want" as const), start: fc.integer({ min: 0, max: 5 }) }),
      fc.record({ kind: fc.constantFrom("answer" as const, "stop" as const, "late" as const) }),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
        let open: { readonly number: number; readonly edit: GanttEdit } | undefined;
        let asked: GanttEdit | undefined;
        let wanted: GanttEdit | undefined;
        const previews = new Previews(
          (number, edit) => {
            assert.equal(open, undefined, "the one before is answered");
            open = { number, edit };
            asked = edit;
          },
          () => undefined,
        );
        const answer = (): void => {
          const { number } = open ?? { number: 0 };
          open = undefined;
          previews.answer(number, nothing);
        };
        for (const step of actions) {
          if (step.kind === "want") previews.want((wanted = move(step.start)));
          else if (step.kind === "answer" && open) answer();
          else if (step.kind === "late") previews.answer(-1, nothing);
          else if (step.kind === "stop") {
            previews.stop();
            wanted = undefined;
          }
        }
        while (open) answer();
        if (wanted) {
          assert.deepEqual(asked, wanted);
          assert.equal(previews.of(wanted), nothing);
        } else assert.equal(previews.latest, undefined);
      }),
    );
  });

  it("about a picture that is gone are not waited for, and their answers mean nothing", () => {
    const asked: number[] = [];
    const previews = new Previews(
      (number) => asked.push(number),
      () => undefined,
    );
    previews.want(move(1));
    previews.reset();
    previews.want(move(2));
    assert.deepEqual(asked, [1, 2]);
    previews.answer(1, nothing);
    assert.equal(previews.latest, undefined);
    previews.answer(2, nothing);
    assert.equal(previews.of(move(2)), nothing);
  });
});
