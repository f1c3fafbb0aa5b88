import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { launchBrowser } from "../../../scripts/lib/browser.mjs";
import { installDebianPackages } from "../../../scripts/lib/chromium.mjs";
import { CannotRun } from "../../../src/cli/host";
import { readFont } from "../../../src/cli/png/font-file";
import { fontFolders, systemFonts } from "../../../src/cli/png/fonts";
import { pngProblem } from "../../../src/core/report/png";
import { renderMessage } from "../../../src/core/text/message";
import { compare } from "../pixels/compare";
import { folderWith, pmo, removeFolders } from "./pmo";

const dejaVu = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";
const examples = path.resolve("examples");

/** Width and height that a PNG says. */
function sizeOf(png: Buffer): readonly [number, number] {
  assert.equal(png.subarray(1, 4).toString("latin1"), "PNG");
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

describe("pmo export --format png", () => {
  let folder: string;
  before(async function () {
    this.timeout(120_000);
    if (!existsSync(dejaVu)) await installDebianPackages(["fonts-dejavu-core"]);
    folder = await folderWith({});
  });
  after(removeFolders);

  async function png(
    name: string,
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<Buffer> {
    const run = await pmo(folder, ["export", ...args, "--format", "png", "-o", name], env);
    assert.deepEqual([run.code, run.out], [0, ""], run.err);
    return readFileSync(path.join(folder, name));
  }

  it("draws the chart twice as fine as the SVG, the same on every day and in every time zone", async function () {
    this.timeout(60_000);
    const plan = path.join(examples, "office-move");
    const svg = (await pmo(folder, ["export", plan, "--format", "svg"])).out;
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
    const first = await png("a.png", [plan], { TZ: "Asia/Tokyo" });
    assert.deepEqual(sizeOf(first), [2 * Number(width), 2 * Number(height)]);
    assert.ok(first.equals(await png("b.png", [plan], { TZ: "Pacific/Honolulu" })));
  });

  it("writes a chart that is too large for one picture in pages, with heads on each", async function () {
    this.timeout(120_000);
    const tasks = Array.from({ length: 60 }, (_, at) => `    - { id: t${at}, name: Task ${at}, duration: 5d }`).join(
      "\n",
    );
    const text = `project: { id: long, name: Long, start: 2026-04-06 }\nschedule:\n  tasks:\n${tasks}\n`;
    const place = path.join(folder, "long");
    mkdirSync(place);
    writeFileSync(path.join(place, "long.pmo.yaml"), text);
    const args = ["export", "long", "--format", "png", "--zoom", "400", "--from", "2026-04-06", "--to", "2026-04-30"];
    const none = await pmo(folder, args);
    assert.equal(none.code, 2);
    assert.match(none.err, /Name a file with -o/);
    const run = await pmo(folder, [...args, "-o", "long/chart.png"]);
    assert.equal(run.code, 0, run.err);
    const files = readdirSync(place).filter((name) => name.endsWith(".png"));
    assert.ok(files.length > 2, files.join());
    assert.ok(run.err.includes(`Written in ${files.length} pages: long/${files[0]} to long/${files.at(-1)}`), run.err);
    const sizes = files.map((name) => sizeOf(readFileSync(path.join(place, name))).join());
    assert.equal(new Set(sizes).size, 1, "pages of one size");
  });

  it("looks as a browser draws the SVG, Japanese letters, hatching, light and dark included", async function () {
    this.timeout(120_000);
    const { page, context, close } = await launchBrowser({ width: 1600, height: 900, scale: 2 });
    try {
      const blank = await context.newPage();
      for (const [name, args] of [
        [
          "plan",
          ["kikan-sasshin", "--lang", "ja", "--level", "2", "--layers", "links,slack,people,baseline,gates,behind"],
        ],
        ["dark", ["office-move", "--lang", "ja", "--theme", "dark", "--today", "2026-11-20"]],
        ["risks", ["mobile-store", "--lang", "ja", "--what", "risks"]],
      ] as const) {
        const [project = "", ...rest] = args;
        const given = [path.join(examples, project), ...rest];
        const svg = (await pmo(folder, ["export", ...given, "--format", "svg"])).out;
        const [width = 0, height = 0] = sizeOf(await png(`${name}.png`, given));
        await page.setViewportSize({ width: width / 2, height: height / 2 });
        // Other fonts of the machine are no difference of the drawing.
        const sameFonts = svg.replace(/font-family="[^"]*"/, "font-family=\"'Noto Sans CJK JP'\"");
        await page.setContent(`<!DOCTYPE html><style>body{margin:0}svg{display:block}</style>${sameFonts}`);
        const wanted = await compare(blank, undefined, await page.screenshot());
        const { places } = await compare(blank, wanted.picture, readFileSync(path.join(folder, `${name}.png`)));
        assert.deepEqual(places, [], name);
      }
    } finally {
      await close();
    }
  });

  it("says what to do when a font does not have the letters, is no font, or is not there", async () => {
    const project = "project: { id: p, name: 計画 }\nschedule: { tasks: [{ id: a, name: 設計, duration: 2d }] }\n";
    const place = await folderWith({ "p.pmo.yaml": project, "font.ttf": "no font" });
    const wrong = async (font: string): Promise<string> => {
      const run = await pmo(place, ["export", ".", "--format", "png", "--font", font, "-o", "x.png"]);
      assert.equal(run.code, 2);
      return run.err;
    };
    assert.match(await wrong(dejaVu), /No font has the characters .*設.*--font/);
    assert.match(await wrong("font.ttf"), /'font\.ttf' is no font/);
    assert.match(await wrong("missing.ttf"), /'missing\.ttf' does not exist/);
  });

  it("says the size of a picture that is too large and has no pages, and what to do", () => {
    assert.equal(pngProblem('<svg xmlns="x" width="1600" height="8192">'), undefined);
    const problem = pngProblem('<svg xmlns="x" width="1600" height="8193">');
    assert.ok(problem);
    assert.match(renderMessage(problem), /3200 × 16386 pixels; at most 16384 a side.*fewer rows/);
  });
});

describe("Fonts for pictures", () => {
  it("a font knows its family and its letters", () => {
    const face = readFont(readFileSync(dejaVu));
    assert.equal(face?.family, "DejaVu Sans");
    assert.deepEqual(
      [..."Aé→設"].map((letter) => face?.has(letter.codePointAt(0) ?? 0)),
      [true, true, true, false],
    );
  });

  it("a broken font is no font, or one that says something, and never a crash", () => {
    const whole = readFileSync(dejaVu);
    fc.assert(
      fc.property(fc.nat(whole.length), fc.uint8Array({ maxLength: 40 }), fc.nat(2000), (length, noise, at) => {
        const broken = Uint8Array.from(whole.subarray(0, length));
        broken.set(noise.subarray(0, Math.max(broken.length - at, 0)), Math.min(at, broken.length));
        assert.equal(typeof (readFont(broken)?.has(65) ?? false), "boolean");
      }),
      { numRuns: 50 },
    );
  });

  it("a system without fonts says where they were looked for", async () => {
    const folder = await folderWith({});
    await assert.rejects(systemFonts([folder], "a"), (error) => {
      assert.ok(error instanceof CannotRun);
      assert.match(error.problem.template, /--font/);
      return true;
    });
    await removeFolders();
  });

  it("are looked for where each system keeps them", () => {
    assert.ok(fontFolders("linux", { HOME: "/home/sato" }).includes("/home/sato/.local/share/fonts"));
    assert.ok(fontFolders("darwin", { HOME: "/Users/sato" }).includes("/System/Library/Fonts"));
    assert.match(fontFolders("win32", { WINDIR: "D:\\Windows" })[0] ?? "", /D:\\Windows.Fonts/);
  });
});
