import assert from "node:assert/strict";
import { importData, planXml, standardCalendar, standardHours, standardWeek, taskXml } from "./mspdi-xml";

type Data = Readonly<Record<string, unknown>>;

function importCalendars(calendars: string): readonly Data[] {
  return importData(planXml({ calendars })).data["calendars"] as readonly Data[];
}

const base = (inner: string): string =>
  `<Calendar><UID>1</UID><Name>Standard</Name><IsBaseCalendar>1</IsBaseCalendar><BaseCalendarUID>-1</BaseCalendarUID>${inner}</Calendar>`;

const exception = (from: string, to: string, more: string): string =>
  `<Exception><EnteredByOccurrences>0</EnteredByOccurrences><TimePeriod><FromDate>${from}T00:00:00</FromDate><ToDate>${to}T23:59:00</ToDate></TimePeriod>${more}</Exception>`;

function exceptionsOf(inner: string): unknown {
  return importCalendars(base(`${standardWeek}<Exceptions>${inner}</Exceptions>`))[0]?.["exceptions"];
}

describe("Import of Microsoft Project calendars", () => {
  it("carries the standard week as working days and hours", () => {
    assert.deepEqual(importCalendars(standardCalendar), [
      {
        id: "standard",
        name: "Standard",
        workingDays: ["mon", "tue", "wed", "thu", "fri"],
        workingHours: ["08:00-12:00", "13:00-17:00"],
        source: "mspdi:calendar:1",
      },
    ]);
  });

  it("fills a base calendar without days with Microsoft Project's standard week", () => {
    assert.deepEqual(importCalendars(base(""))[0]?.["workingHours"], ["08:00-12:00", "13:00-17:00"]);
  });

  it("carries hours that differ by day, the end of the day, and 24 hours", () => {
    const hours = (ranges: readonly (readonly [string, string])[]): string =>
      `<WorkingTimes>${ranges.map(([from, to]) => `<WorkingTime><FromTime>${from}</FromTime><ToTime>${to}</ToTime></WorkingTime>`).join("")}</WorkingTimes>`;
    const day = (type: number, inner: string): string =>
      `<WeekDay><DayType>${type}</DayType><DayWorking>${inner === "" ? 0 : 1}</DayWorking>${inner}</WeekDay>`;
    const night = hours([
      ["00:00:00", "03:00:00"],
      ["04:00:00", "08:00:00"],
      ["23:00:00", "00:00:00"],
    ]);
    const [calendar] = importCalendars(
      base(
        `<WeekDays>${day(1, "")}${day(2, hours([["23:00:00", "00:00:00"]]))}${[3, 4, 5, 6].map((type) => day(type, night)).join("")}${day(7, hours([["00:00:00", "00:00:00"]]))}</WeekDays>`,
      ),
    );
    assert.deepEqual(calendar?.["workingDays"], ["tue", "wed", "thu", "fri"]);
    assert.deepEqual(calendar?.["workingHours"], ["00:00-03:00", "04:00-08:00", "23:00-24:00"]);
    assert.deepEqual(calendar?.["week"], { mon: ["23:00-24:00"], sat: ["00:00-24:00"] });
    assert.equal(calendar?.["daysPerWeek"], 5);
  });

  it("carries exceptions: days off, working days with hours, working days with usual hours", () => {
    assert.deepEqual(
      exceptionsOf(
        exception("2026-12-29", "2027-01-03", "<Name>年末年始</Name><Type>1</Type><DayWorking>0</DayWorking>") +
          exception("2026-03-07", "2026-03-07", `<Type>1</Type><DayWorking>1</DayWorking>${standardHours}`) +
          exception("2026-03-14", "2026-03-14", "<Type>1</Type><DayWorking>1</DayWorking>"),
      ),
      [
        { date: "2026-03-07", working: true, hours: ["08:00-12:00", "13:00-17:00"] },
        { date: "2026-03-14", working: true },
        { from: "2026-12-29", to: "2027-01-03", name: "年末年始", working: false },
      ],
    );
  });

  it("carries legacy exceptions among the week days, and lets newer ones win", () => {
    const legacy = (from: string, to: string): string =>
      `<WeekDay><DayType>0</DayType><DayWorking>0</DayWorking><TimePeriod><FromDate>${from}T00:00:00</FromDate><ToDate>${to}T23:59:00</ToDate></TimePeriod></WeekDay>`;
    const week = standardWeek.replace("</WeekDays>", `${legacy("2026-03-04", "2026-03-05")}</WeekDays>`);
    const newer = exception(
      "2026-03-05",
      "2026-03-05",
      `<Name>Open</Name><Type>1</Type><DayWorking>1</DayWorking>${standardHours}`,
    );
    const [calendar] = importCalendars(base(`${week}<Exceptions>${newer}</Exceptions>`));
    assert.deepEqual(calendar?.["exceptions"], [
      { date: "2026-03-04", working: false },
      { date: "2026-03-05", name: "Open", working: true, hours: ["08:00-12:00", "13:00-17:00"] },
    ]);
  });

  const off = "<DayWorking>0</DayWorking>";
  const recurring: readonly (readonly [string, string, string, string, readonly string[]])[] = [
    [
      "every third day",
      "<Type>7</Type><Period>3</Period>",
      "2026-03-02",
      "2026-03-10",
      ["2026-03-02", "2026-03-05", "2026-03-08"],
    ],
    [
      "every second Tuesday",
      "<Type>6</Type><Period>2</Period><DaysOfWeek>4</DaysOfWeek>",
      "2026-03-02",
      "2026-04-05",
      ["2026-03-03", "2026-03-17", "2026-03-31"],
    ],
    [
      "the 31st of each month that has one",
      "<Type>4</Type><Period>1</Period><MonthDay>31</MonthDay>",
      "2026-03-01",
      "2026-06-30",
      ["2026-03-31", "2026-05-31"],
    ],
    [
      "the last Friday of every second month",
      "<Type>5</Type><Period>2</Period><MonthItem>8</MonthItem><MonthPosition>4</MonthPosition>",
      "2026-03-01",
      "2026-06-30",
      ["2026-03-27", "2026-05-29"],
    ],
    [
      "3 May each year",
      "<Type>2</Type><Month>4</Month><MonthDay>3</MonthDay>",
      "2026-01-01",
      "2028-04-01",
      ["2026-05-03", "2027-05-03"],
    ],
    [
      "the second Monday of January",
      "<Type>3</Type><Month>0</Month><MonthItem>4</MonthItem><MonthPosition>1</MonthPosition>",
      "2026-01-01",
      "2027-12-31",
      ["2026-01-12", "2027-01-11"],
    ],
    [
      "the first weekday of each month",
      "<Type>5</Type><Period>1</Period><MonthItem>1</MonthItem><MonthPosition>0</MonthPosition>",
      "2026-08-01",
      "2026-09-30",
      ["2026-08-03", "2026-09-01"],
    ],
  ];
  for (const [name, rule, from, to, days] of recurring) {
    it(`writes out ${name}`, () => {
      assert.deepEqual(
        exceptionsOf(exception(from, to, rule + off)),
        days.map((date) => ({ date, working: false })),
      );
    });
  }

  it("carries work weeks as exceptions where they differ from the week", () => {
    const short = standardWeek.replace(
      `<DayType>6</DayType><DayWorking>1</DayWorking>${standardHours}`,
      "<DayType>6</DayType><DayWorking>1</DayWorking><WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime></WorkingTimes>",
    );
    const workWeeks = `<WorkWeeks><WorkWeek><TimePeriod><FromDate>2026-08-01T00:00:00</FromDate><ToDate>2026-08-16T23:59:00</ToDate></TimePeriod><Name>Summer</Name>${short}</WorkWeek></WorkWeeks>`;
    const [calendar] = importCalendars(base(standardWeek + workWeeks));
    assert.deepEqual(calendar?.["exceptions"], [
      { date: "2026-08-07", name: "Summer", working: true, hours: ["08:00-12:00"] },
      { date: "2026-08-14", name: "Summer", working: true, hours: ["08:00-12:00"] },
    ]);
  });

  it("carries resource calendars that differ from their base, and uses the base of those that don't", () => {
    const derived = (uid: number, inner: string): string =>
      `<Calendar><UID>${uid}</UID><Name>Sato</Name><IsBaseCalendar>0</IsBaseCalendar><BaseCalendarUID>2</BaseCalendarUID>${inner}</Calendar>`;
    const six = standardCalendar.replace("<UID>1</UID><Name>Standard", "<UID>2</UID><Name>Six days");
    const resource = (uid: number, calendar: number): string =>
      `<Resource><UID>${uid}</UID><Name>Person ${uid}</Name><Type>1</Type><MaxUnits>1</MaxUnits><CalendarUID>${calendar}</CalendarUID></Resource>`;
    const { data } = importData(
      planXml({
        calendars:
          standardCalendar +
          six +
          derived(3, "") +
          derived(4, `<Exceptions>${exception("2026-03-04", "2026-03-04", `<Type>1</Type>${off}`)}</Exceptions>`),
        resources: resource(1, 3) + resource(2, 4) + resource(3, 1),
        tasks: taskXml(1),
      }),
    );
    const calendars = data["calendars"] as readonly Data[];
    assert.deepEqual(
      calendars.map((calendar) => [calendar["id"], calendar["base"]]),
      [
        ["standard", undefined],
        ["six-days", undefined],
        ["sato-calendar", "six-days"],
      ],
    );
    const people = (data["organization"] as { people: readonly Data[] }).people;
    assert.deepEqual(
      people.map((person) => person["calendar"]),
      ["six-days", "sato-calendar", undefined],
    );
  });
});
