import assert from "node:assert/strict";
import { lstatSync, readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { folderWith, pmo, removeFolders } from "./pmo";

const messy = "project:\n    id: x   # comment\n    name:   X\n";
const clean = "project:\n  id: x   # comment\n  name: X\n";

describe("pmo format", function () {
  this.timeout(30_000);
  after(removeFolders);

  const read = (folder: string, file: string): string => readFileSync(path.join(folder, file), "utf8");

  it("formats files in their place and names those that changed", async () => {
    const folder = await folderWith({ "a.pmo.yaml": messy, "sub/b.pmo.yaml": clean, "other.yaml": messy });
    const run = await pmo(folder, ["format"]);
    assert.deepEqual([run.code, run.out, run.err], [0, "a.pmo.yaml\n", "1 of 2 files formatted.\n"]);
    assert.equal(read(folder, "a.pmo.yaml"), clean);
    assert.equal(read(folder, "sub/b.pmo.yaml"), clean);
    assert.equal(read(folder, "other.yaml"), messy);
  });

  it("with --check writes nothing and ends with 1 when a file is not formatted", async () => {
    const folder = await folderWith({ "a.pmo.yaml": messy, "b.pmo.yaml": clean });
    const run = await pmo(folder, ["format", "--check"]);
    assert.deepEqual([run.code, run.out], [1, "a.pmo.yaml\n"]);
    assert.equal(read(folder, "a.pmo.yaml"), messy);
    assert.equal((await pmo(folder, ["format", "--check", "b.pmo.yaml"])).code, 0);
  });

  it("keeps the byte-order mark and Windows line breaks", async () => {
    const folder = await folderWith({ "a.pmo.yaml": `\uFEFF${messy.replaceAll("\n", "\r\n")}` });
    await pmo(folder, ["format"]);
    assert.equal(read(folder, "a.pmo.yaml"), `\uFEFF${clean.replaceAll("\n", "\r\n")}`);
  });

  it("leaves a file alone that is not UTF-8, and says so", async () => {
    const bytes = Uint8Array.from([...Buffer.from("a:\n    b: "), 0x8d, 0x4c, 0x0a]);
    const folder = await folderWith({ "a.pmo.yaml": bytes });
    const run = await pmo(folder, ["format"]);
    assert.equal(run.code, 1);
    assert.match(run.err, /a\.pmo\.yaml is not formatted: it is not UTF-8/);
    assert.deepEqual(Uint8Array.from(readFileSync(path.join(folder, "a.pmo.yaml"))), bytes);
  });

  it("formats the file behind a link and keeps the link", async () => {
    const folder = await folderWith({ "real.pmo.yaml": messy, "plans/x.txt": "" });
    symlinkSync("../real.pmo.yaml", path.join(folder, "plans/link.pmo.yaml"));
    assert.equal((await pmo(folder, ["format", "plans"])).code, 0);
    assert.ok(lstatSync(path.join(folder, "plans/link.pmo.yaml")).isSymbolicLink());
    assert.equal(read(folder, "real.pmo.yaml"), clean);
  });

  it("speaks Japanese", async () => {
    const folder = await folderWith({ "a.pmo.yaml": messy });
    const run = await pmo(folder, ["format", "--check", "--lang", "ja"]);
    assert.match(run.err, /1個のファイルのうち1個が整形されていません/);
  });
});
