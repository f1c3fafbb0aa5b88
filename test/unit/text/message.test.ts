import assert from "node:assert/strict";
import fc from "fast-check";
import { message, renderMessage } from "../../../src/core/text/message";

describe("Messages", () => {
  const unknown = message("Unknown id '{0}'", "screens");

  it("are English without a translation, and in the other language with one", () => {
    assert.equal(renderMessage(unknown), "Unknown id 'screens'");
    assert.equal(renderMessage(unknown, { "Unknown id '{0}'": "ID「{0}」はありません" }), "ID「screens」はありません");
  });

  it("are what somebody wrote, where they wrote it in both languages", () => {
    const own = { template: "No {0} owner", args: [], japanese: "担当者{0}なし" };
    assert.equal(renderMessage(own), "No {0} owner");
    assert.equal(renderMessage(own, { English: "日本語" }), "担当者{0}なし");
    assert.equal(renderMessage(message("{0}!", own), { English: "日本語" }), "担当者{0}なし!");
  });

  it("may stand in each other, and leave places open that nothing fills", () => {
    assert.equal(renderMessage(message("{0}: {1}", unknown, 3)), "Unknown id 'screens': 3");
    assert.equal(renderMessage(message("{0} {1}", "a")), "a {1}");
  });

  it("show a name of several lines on one line, and a very long one shortened", () => {
    assert.equal(renderMessage(message("'{0}' is late", "Clean\n  the room")), "'Clean the room' is late");
    const shown = renderMessage(message("{0}", "😀".repeat(500)));
    assert.match(shown, /^(?:😀){90,}…$/u);
  });

  it("are never read as templates themselves, whatever people wrote", () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 150 }).filter((text) => !/[\r\n]/.test(text)),
        (text) => {
          assert.equal(renderMessage(message("<{0}>", text)), `<${text}>`);
        },
      ),
    );
  });
});
