import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Box } from "./views";
import type { Place, Workbench } from "./workbench";

/**
 * Where a piece of text begins in a file of the opened folder, as it is on the disk.
 *
 * @param after the search begins behind this piece, to tell places with the same text apart
 * @throws when the file does not contain it
 */
export async function placeOf(workbench: Workbench, path: string, piece: string, after = ""): Promise<Required<Place>> {
  const text = await readFile(join(workbench.folder, path), "utf8");
  const begin = text.indexOf(after);
  const offset = begin < 0 ? -1 : text.indexOf(piece, begin + after.length);
  if (offset < 0) throw new Error(`${path} does not contain ${JSON.stringify(piece)}.`);
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/**
 * Where a piece of text stands on the screen, in the editor that has the focus or had it last.
 *
 * @param line a part of its line, when the piece itself stands in several
 */
export async function textBox(workbench: Workbench, piece: string, line = piece): Promise<Box> {
  return await workbench.waitFor(`${piece} on the screen`, () =>
    workbench.page.evaluate(
      ({ piece, line }) => {
        // The editor draws spaces as no-break spaces.
        const plain = (text: string | null): string => (text ?? "").replaceAll("\u00a0", " ");
        for (const row of document.querySelectorAll(".editor-group-container .view-lines .view-line")) {
          const text = plain(row.textContent);
          const start = text.includes(line) ? text.indexOf(piece) : -1;
          if (start < 0) continue;
          const range = document.createRange();
          const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
          let position = 0;
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const length = node.textContent?.length ?? 0;
            const end = start + piece.length;
            if (start >= position && start < position + length) range.setStart(node, start - position);
            if (end > position && end <= position + length) range.setEnd(node, end - position);
            position += length;
          }
          const { x, y, width, height } = range.getBoundingClientRect();
          if (width > 0) return { x, y, width, height };
        }
        return undefined;
      },
      { piece, line },
    ),
  );
}

/** Points at a piece of text and reads what the editor tells about it. */
export async function hoverText(workbench: Workbench, piece: string, line = piece): Promise<string> {
  const hover = workbench.page.locator(".monaco-hover:visible .monaco-hover-content");
  let aim: Box | undefined;
  let polls = 0;
  return await workbench.waitFor(`what the editor tells about ${piece}`, async () => {
    const box = await textBox(workbench, piece, line);
    // The editor may still be scrolling to the place: then the pointer stands on another line.
    if (!aim || aim.x !== box.x || aim.y !== box.y) {
      aim = box;
      // A hover that comes up just when the pointer leaves stays until the pointer moves again.
      for (const away of [0, 2, 4]) {
        if ((await hover.count()) === 0) break;
        await workbench.page.mouse.move(away, away);
        await hover
          .first()
          .waitFor({ state: "hidden", timeout: 1_000 })
          .catch(() => undefined);
      }
      await workbench.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 3 });
      return undefined;
    }
    const text = (await hover.allTextContents()).join("\n").trim();
    if (text !== "" && !/^Loading/.test(text)) return text;
    // Hints that come in behind the line make the editor forget that somebody points at it.
    if (++polls % 10 === 0)
      await workbench.page.mouse.move(box.x + box.width / 2 + ((polls / 10) % 2), box.y + box.height / 2);
    return undefined;
  });
}
