import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { importMspdi } from "../../../src/core/interchange/mspdi";
import { renderMessage } from "../../../src/core/text/message";
import { planXml, standardCalendar, taskXml } from "./mspdi-xml";

const folder = path.resolve("test/unit/interchange/golden");

const holiday = `<Exceptions><Exception><TimePeriod><FromDate>2026-04-29T00:00:00</FromDate><ToDate>2026-04-29T23:59:00</ToDate></TimePeriod><Name>昭和の日</Name><Type>1</Type><DayWorking>0</DayWorking></Exception></Exceptions>`;

const link = (uid: number, type: number, lag: number, format: number): string =>
  `<PredecessorLink><PredecessorUID>${uid}</PredecessorUID><Type>${type}</Type><LinkLag>${lag}</LinkLag><LagFormat>${format}</LagFormat></PredecessorLink>`;

const baseline =
  "<Baseline><Number>0</Number><Interim>0</Interim><Start>2026-03-02T08:00:00</Start><Finish>2026-03-13T17:00:00</Finish><Duration>PT80H0M0S</Duration><DurationFormat>7</DurationFormat><Work>PT80H0M0S</Work></Baseline>";

/** A plan with something of everything. */
const xml = planXml({
  header: "<StatusDate>2026-03-06T17:00:00</StatusDate><Manager>田中 一郎</Manager><CurrencyCode>JPY</CurrencyCode>",
  calendars: standardCalendar.replace("</Calendar>", `${holiday}</Calendar>`),
  tasks:
    taskXml(0, "<Name>Whole</Name><Notes>Order 4711</Notes>", 0) +
    taskXml(1, "<Name>基本設計</Name><Summary>1</Summary>") +
    taskXml(
      2,
      `<Name>Screen design: "list" &amp; detail</Name><Duration>PT80H0M0S</Duration><PercentComplete>50</PercentComplete><ActualStart>2026-03-02T08:00:00</ActualStart><RemainingDuration>PT40H0M0S</RemainingDuration>${baseline}`,
      2,
    ) +
    taskXml(
      3,
      `<Name>Interfaces</Name><Duration>PT40H0M0S</Duration><Estimated>1</Estimated>${link(2, 3, 9600, 7)}<Notes>Two lines:\n- of text</Notes>`,
      2,
    ) +
    taskXml(
      4,
      `<Name>Gate 2</Name><Duration>PT0H0M0S</Duration><Milestone>1</Milestone><Deadline>2026-03-31T17:00:00</Deadline>${link(2, 1, 0, 7)}${link(3, 1, 14400, 8)}<HideBar>1</HideBar>`,
    ),
  resources:
    "<Resource><UID>1</UID><Name>佐藤 花子</Name><Type>1</Type><MaxUnits>0.5</MaxUnits><StandardRate>9000</StandardRate><StandardRateFormat>2</StandardRateFormat><CalendarUID>1</CalendarUID></Resource>",
  assignments:
    "<Assignment><UID>1</UID><TaskUID>2</TaskUID><ResourceUID>1</ResourceUID><Units>0.5</Units><Work>PT40H0M0S</Work></Assignment>",
});

describe("Golden files of the Microsoft Project import", () => {
  const result = importMspdi(xml, { fileName: "plan.xml" });
  const notes = result.notes
    .map((note) => `${note.code} ${note.source ?? ""} ${renderMessage(note.message)}\n`)
    .join("");
  for (const { path: name, text } of [...result.files, { path: "notes.txt", text: notes }]) {
    it(`${name} is written as agreed`, () => {
      const golden = path.join(folder, name.endsWith(".txt") ? name : `${name}.txt`);
      // PMO_GOLDEN=write renews the files; look at what changed before it is committed.
      if (process.env["PMO_GOLDEN"] === "write") writeFileSync(golden, text);
      assert.equal(text, readFileSync(golden, "utf8"));
    });
  }
});
