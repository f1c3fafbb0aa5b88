import assert from "node:assert/strict";
import { importMspdi, ImportError, MspdiImporter } from "../../../src/core/interchange/mspdi";
import { renderMessage } from "../../../src/core/text/message";
import { importData, planXml, taskXml } from "./mspdi-xml";

function problemOf(step: () => unknown): string {
  try {
    step();
  } catch (error) {
    assert.ok(error instanceof ImportError, String(error));
    return renderMessage(error.problem);
  }
  throw new Error("nothing was refused");
}

function importBytes(bytes: Uint8Array, pieceLength: number): ReturnType<MspdiImporter["finish"]> {
  const importer = new MspdiImporter();
  for (let at = 0; at < bytes.length; at += pieceLength) importer.writeBytes(bytes.subarray(at, at + pieceLength));
  return importer.finish();
}

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const bytes = Buffer.from(mark ? `\ufeff${text}` : text, "utf16le");
  return littleEndian ? bytes : bytes.swap16();
}

type Data = Readonly<Record<string, unknown>>;

describe("Import of Microsoft Project files", () => {
  it("says so when a file is empty or not XML", () => {
    assert.match(
      problemOf(() => importMspdi("")),
      /holds no XML|not XML/,
    );
    assert.match(
      problemOf(() => importMspdi("just words")),
      /not XML/,
    );
    assert.match(
      problemOf(() => importMspdi("PK\u0003\u0004")),
      /not XML/,
    );
  });

  it("says where XML is damaged or cut off", () => {
    const xml = planXml({ tasks: taskXml(1) });
    assert.match(
      problemOf(() => importMspdi(xml.slice(0, xml.length / 2))),
      /damaged at line \d+/,
    );
    assert.match(
      problemOf(() => importMspdi(xml.replace("</Name>", "</Nom>"))),
      /damaged at line \d+/,
    );
  });

  it("says what other XML it is", () => {
    assert.match(
      problemOf(() => importMspdi("<html><body/></html>")),
      /HTML/,
    );
    assert.match(
      problemOf(() =>
        importMspdi('<APIBusinessObjects xmlns="http://xmlns.oracle.com/Primavera/P6/V8/API/BusinessObjects"/>'),
      ),
      /Primavera/,
    );
    assert.match(
      problemOf(() => importMspdi('<Project xmlns="http://schemas.microsoft.com/developer/msbuild/2003"/>')),
      /not of Microsoft Project/,
    );
  });

  it("does not expand entities of a document type", () => {
    const bomb = '<!DOCTYPE Project [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>';
    const xml = planXml({ tasks: taskXml(1, "<Name>&b;</Name>") }).replace("<Project", `${bomb}<Project`);
    assert.match(
      problemOf(() => importMspdi(xml)),
      /damaged/,
    );
  });

  it("imports a project without tasks, and says that it has none", () => {
    const { noteCodes, data } = importData(planXml({}));
    assert.deepEqual(noteCodes, ["mspdi.no-tasks"]);
    assert.equal((data["project"] as Data)["id"], "plan");
  });

  it("reads files with a prefix for the namespace, or without namespace", () => {
    const prefixed = planXml({ tasks: taskXml(1) })
      .replace(/<(\/?)([A-Z])/g, "<$1p:$2")
      .replace("xmlns=", "xmlns:p=");
    assert.equal(importData(prefixed).counts.tasks, 1);
    assert.equal(importData(planXml({ tasks: taskXml(1) }).replace(/ xmlns="[^"]*"/, "")).counts.tasks, 1);
  });

  const name = "基本設計 Änderung";
  const text = planXml({ tasks: taskXml(1, `<Name>${name}</Name>`) });
  const encodings: readonly (readonly [string, Uint8Array])[] = [
    ["UTF-8", Buffer.from(text)],
    ["UTF-8 with byte-order mark", Buffer.from(`\ufeff${text}`)],
    ["UTF-16 little endian", utf16(text.replace("UTF-8", "UTF-16"), true, true)],
    ["UTF-16 big endian", utf16(text.replace("UTF-8", "UTF-16"), false, true)],
    ["UTF-16 without mark", utf16(text.replace("UTF-8", "UTF-16"), true, false)],
    ["UTF-8 that says UTF-16", Buffer.from(text.replace("UTF-8", "UTF-16"))],
  ];
  for (const [encoding, bytes] of encodings) {
    it(`reads ${encoding}, whatever pieces it comes in`, () => {
      for (const pieceLength of [bytes.length, 1000, 257]) {
        const file = importBytes(bytes, pieceLength).files.find((item) => item.path === "schedule.pmo.yaml");
        assert.ok(file?.text.includes(`name: ${name}`), file?.text);
      }
    });
  }

  it("reads a declared legacy encoding, and refuses bytes that don't belong to it", () => {
    const latin = Buffer.from(
      planXml({ tasks: taskXml(1, "<Name>Änderung</Name>") }).replace("UTF-8", "windows-1252"),
      "latin1",
    );
    assert.ok(importBytes(latin, 500).files.some((file) => file.text.includes("Änderung")));
    const wrong = Buffer.from(latin.toString("latin1").replace("windows-1252", "UTF-8"), "latin1");
    assert.match(
      problemOf(() => importBytes(wrong, 100000)),
      /not valid UTF-8/,
    );
    const unknown = Buffer.from(text.replace("UTF-8", "x-klingon"));
    assert.match(
      problemOf(() => importBytes(unknown, 100000)),
      /x-klingon/,
    );
  });

  it("keeps going over characters that XML forbids, and says so", () => {
    const { noteCodes, tasks } = importData(planXml({ tasks: taskXml(1, "<Name>a&#x1F;b</Name>") }));
    assert.equal(tasks.length, 1);
    assert.deepEqual(noteCodes, ["mspdi.forbidden-characters"]);
  });

  it("carries the header: status date, currency, schedule from finish, critical slack", () => {
    const { data } = importData(
      planXml({
        header:
          "<FinishDate>2026-06-30T17:00:00</FinishDate><StatusDate>2026-03-31T17:00:00</StatusDate><CurrencyCode>JPY</CurrencyCode><CriticalSlackLimit>2</CriticalSlackLimit><Company>Acme</Company>",
        tasks: taskXml(0, "<Notes>About it</Notes>", 0) + taskXml(1, "<ConstraintType>1</ConstraintType>"),
      }).replace("<ScheduleFromStart>1<", "<ScheduleFromStart>0<"),
    );
    assert.deepEqual(data["project"], {
      id: "plan",
      name: "Plan",
      unit: "Acme",
      finish: "2026-06-30T17:00",
      statusDate: "2026-03-31T17:00",
      currency: "JPY",
      notes: "About it",
      source: "mspdi:0",
    });
    const schedule = data["schedule"] as Data;
    assert.deepEqual([schedule["scheduleFrom"], schedule["criticalFloat"]], ["finish", "960m"]);
    assert.equal((schedule["tasks"] as Data[])[0]?.["constraint"], undefined);
  });

  it("names a project by its title, then by its file", () => {
    const untitled = planXml({ tasks: taskXml(1) }).replace(
      "<Title>Plan</Title>",
      "<Name>C:\\plans\\Road map.mpp</Name>",
    );
    assert.equal((importData(untitled).data["project"] as Data)["name"], "Road map");
    const japanese = planXml({ tasks: taskXml(1) }).replace("<Title>Plan</Title>", "<Title>販売管理</Title>");
    assert.deepEqual(
      [importData(japanese).projectId, (importData(japanese).data["project"] as Data)["name"]],
      ["plan", "販売管理"],
    );
  });

  it("imports 10,000 tasks", function () {
    this.timeout(20000);
    const tasks = Array.from({ length: 10000 }, (_, index) => taskXml(index + 1));
    assert.equal(importMspdi(planXml({ tasks: tasks.join("") })).counts.tasks, 10000);
  });
});
