import assert from "node:assert/strict";
import { importData, importTask, planXml, taskXml } from "./mspdi-xml";

const link = (uid: number, type: number, lag = 0, format = 7, more = ""): string =>
  `<PredecessorLink><PredecessorUID>${uid}</PredecessorUID><Type>${type}</Type><CrossProject>0</CrossProject><LinkLag>${lag}</LinkLag><LagFormat>${format}</LagFormat>${more}</PredecessorLink>`;

describe("Import of Microsoft Project tasks", () => {
  it("nests tasks by outline level and skips the project summary and blank rows", () => {
    const { data } = importData(
      planXml({
        tasks:
          taskXml(0, "<Name>Whole project</Name><Summary>1</Summary>", 0) +
          taskXml(1, "<Summary>1</Summary>") +
          taskXml(2, "", 2) +
          "<Task><UID>99</UID><ID>3</ID><IsNull>1</IsNull></Task>" +
          taskXml(4, "<Summary>1</Summary>", 2) +
          taskXml(5, "", 3) +
          taskXml(6),
      }),
    );
    assert.deepEqual(data["schedule"], {
      calendar: "standard",
      tasks: [
        {
          id: "t1",
          name: "Task 1",
          source: "mspdi:1",
          tasks: [
            { id: "t2", name: "Task 2", duration: "1d", source: "mspdi:2" },
            {
              id: "t4",
              name: "Task 4",
              source: "mspdi:4",
              tasks: [{ id: "t5", name: "Task 5", duration: "1d", source: "mspdi:5" }],
            },
          ],
        },
        { id: "t6", name: "Task 6", duration: "1d", source: "mspdi:6" },
      ],
    });
  });

  it("keeps rows in the order of their IDs and copes with skipped outline levels", () => {
    const { tasks } = importData(
      planXml({ tasks: taskXml(2, "<ID>2</ID>", 3) + taskXml(9, "<ID>1</ID>") + taskXml(3, "<ID>3</ID>", 2) }),
    );
    assert.deepEqual(
      tasks.map((task) => task["source"]),
      ["mspdi:9", "mspdi:2", "mspdi:3"],
    );
    assert.equal((tasks[0]?.["tasks"] as unknown[]).length, 2);
  });

  it("writes a WBS code only where it is not the place in the outline", () => {
    const { tasks } = importData(planXml({ tasks: taskXml(1, "<WBS>1</WBS>") + taskXml(2, "<WBS>PH-02</WBS>") }));
    assert.deepEqual(
      tasks.map((task) => task["wbs"]),
      [undefined, "PH-02"],
    );
  });

  const durations: readonly (readonly [string, number, string | undefined])[] = [
    ["PT8H0M0S", 7, "1d"],
    ["PT8H0M0S", 39, "1d"],
    ["PT4H0M0S", 5, "4h"],
    ["PT0H30M0S", 3, "30m"],
    ["PT80H0M0S", 9, "2w"],
    ["PT160H0M0S", 11, "1mo"],
    ["PT24H0M0S", 8, "1ed"],
    ["PT8H0M0S", 6, "8eh"],
    ["PT168H0M0S", 10, "1ew"],
    ["PT24H0M0S", 40, "1ed"],
    ["PT10H0M0S", 7, "1.25d"],
    ["PT8H20M0S", 7, "500m"],
    ["PT20H0M0S", 53, "2.5d"],
    ["PT7.5H", 5, "7.5h"],
  ];
  for (const [duration, format, expected] of durations) {
    it(`carries the duration ${duration} shown in format ${format} as ${expected ?? "none"}`, () => {
      const { task } = importTask(`<Duration>${duration}</Duration><DurationFormat>${format}</DurationFormat>`);
      assert.equal(task["duration"], expected);
    });
  }

  it("counts days by the plan's own hours per day", () => {
    const xml = planXml({ tasks: taskXml(7, "<Duration>PT15H0M0S</Duration>") }).replace(
      "<MinutesPerDay>480</MinutesPerDay><MinutesPerWeek>2400</MinutesPerWeek>",
      "<MinutesPerDay>450</MinutesPerDay><MinutesPerWeek>2250</MinutesPerWeek>",
    );
    const { tasks, data } = importData(xml);
    assert.equal(tasks[0]?.["duration"], "2d");
    assert.equal((data["calendars"] as { hoursPerDay?: number }[])[0]?.hoursPerDay, 7.5);
  });

  it("makes tasks without duration milestones and keeps the flag of milestones with duration", () => {
    assert.equal(importTask("<Duration>PT0H0M0S</Duration>").task["milestone"], true);
    assert.equal(importTask("<Duration>PT0H0M0S</Duration>").task["duration"], undefined);
    const long = importTask("<Milestone>1</Milestone>").task;
    assert.deepEqual([long["milestone"], long["duration"]], [true, "1d"]);
  });

  it("marks estimated durations", () => {
    assert.equal(importTask("<Estimated>1</Estimated>").task["x-estimated"], true);
  });

  const links: readonly (readonly [string, string])[] = [
    [link(1, 1), "t1"],
    [link(1, 0), "t1 FF"],
    [link(1, 2), "t1 SF"],
    [link(1, 3), "t1 SS"],
    [link(1, 1, 4800), "t1 FS+1d"],
    [link(1, 1, -9600), "t1 FS-2d"],
    [link(1, 3, 600, 5), "t1 SS+1h"],
    [link(1, 1, 28800, 8), "t1 FS+2ed"],
    [link(1, 1, 4800, 6), "t1 FS+8eh"],
    [link(1, 1, 24000, 9), "t1 FS+1w"],
    [link(1, 1, 50, 19), "t1 FS+50%"],
    [link(1, 1, -75, 51), "t1 FS-75%"],
    [link(1, 1, 450, 3), "t1 FS+45m"],
  ];
  for (const [xml, expected] of links) {
    it(`carries a link as '${expected}'`, () => {
      const { task, noteCodes } = importTask(xml, { tasks: taskXml(1) });
      assert.deepEqual(task["predecessors"], [expected]);
      assert.deepEqual(noteCodes, []);
    });
  }

  it("lists links that it can't carry over", () => {
    const cross = link(0, 1)
      .replace(
        "<CrossProject>0</CrossProject>",
        "<CrossProject>1</CrossProject><CrossProjectName>C:\\other.mpp\\7</CrossProjectName>",
      )
      .replace("<PredecessorUID>0</PredecessorUID>", "");
    const { task, noteCodes } = importTask(link(42, 1) + cross + link(1, 9) + link(1, 1, 50, 20), {
      tasks: taskXml(1),
    });
    assert.deepEqual(task["predecessors"], ["t1 FS+50%"]);
    assert.deepEqual(noteCodes, [
      "mspdi.unknown-predecessor",
      "mspdi.cross-project-link",
      "mspdi.unknown-link-type",
      "mspdi.elapsed-percent-lag",
    ]);
  });

  const constraints = [
    undefined,
    "as-late-as-possible",
    "must-start-on",
    "must-finish-on",
    "start-no-earlier-than",
    "start-no-later-than",
    "finish-no-earlier-than",
    "finish-no-later-than",
  ];
  for (const [code, type] of constraints.entries()) {
    it(`carries constraint ${code} as ${type ?? "nothing"}`, () => {
      const { task } = importTask(
        `<ConstraintType>${code}</ConstraintType><ConstraintDate>2026-03-10T13:00:00</ConstraintDate>`,
      );
      const expected = type === undefined ? undefined : code < 2 ? { type } : { type, date: "2026-03-10T13:00" };
      assert.deepEqual(task["constraint"], expected);
    });
  }

  it("lists a constraint without its date", () => {
    const { task, noteCodes } = importTask("<ConstraintType>4</ConstraintType>");
    assert.equal(task["constraint"], undefined);
    assert.deepEqual(noteCodes, ["mspdi.incomplete-constraint"]);
  });

  it("carries deadline, priority, type, effort-driven, calendar, levelling delay, cost and notes", () => {
    const { task, noteCodes } = importTask(
      `<Deadline>2026-03-20T17:00:00</Deadline><Priority>700</Priority><Type>1</Type><EffortDriven>1</EffortDriven><CalendarUID>1</CalendarUID>
       <IgnoreResourceCalendar>1</IgnoreResourceCalendar><LevelingDelay>28800</LevelingDelay><LevelingDelayFormat>8</LevelingDelayFormat>
       <FixedCost>150000</FixedCost><Notes>First&#13;\nSecond: line</Notes>`,
    );
    assert.deepEqual(task, {
      id: "t7",
      name: "Task 7",
      duration: "1d",
      deadline: "2026-03-20T17:00",
      calendar: "standard",
      ignoreResourceCalendar: true,
      type: "fixed-duration",
      effortDriven: true,
      priority: 700,
      levelingDelay: "2ed",
      fixedCost: 1500,
      notes: "First\nSecond: line",
      source: "mspdi:7",
    });
    assert.deepEqual(noteCodes, []);
  });

  it("carries progress: percent, actual dates, remaining duration", () => {
    const started = importTask(
      `<Duration>PT40H0M0S</Duration><PercentComplete>25</PercentComplete><ActualStart>2026-03-03T08:00:00</ActualStart><ActualDuration>PT10H0M0S</ActualDuration>
       <RemainingDuration>PT30H0M0S</RemainingDuration><ActualWork>PT10H0M0S</ActualWork>`,
    ).task;
    assert.deepEqual(
      [started["percentComplete"], started["actualStart"], started["remainingDuration"], started["actualWork"]],
      [25, "2026-03-03T08:00", "3.75d", "10h"],
    );
    const done = importTask(
      "<PercentComplete>100</PercentComplete><ActualStart>2026-03-03T08:00:00</ActualStart><ActualFinish>2026-03-03T17:00:00</ActualFinish><RemainingDuration>PT0H0M0S</RemainingDuration>",
    ).task;
    assert.deepEqual(
      [done["percentComplete"], done["actualFinish"], done["remainingDuration"]],
      [100, "2026-03-03T17:00", undefined],
    );
  });

  it("carries an interruption between the last progress and its resumption, but not a night", () => {
    const progress = (resume: string): string =>
      `<Duration>PT40H0M0S</Duration><PercentComplete>20</PercentComplete><ActualStart>2026-03-02T08:00:00</ActualStart><Stop>2026-03-02T17:00:00</Stop><Resume>${resume}</Resume>`;
    assert.deepEqual(importTask(progress("2026-03-05T08:00:00")).task["splits"], [
      { from: "2026-03-02T17:00", to: "2026-03-05T08:00" },
    ]);
    assert.equal(importTask(progress("2026-03-03T08:00:00")).task["splits"], undefined);
  });

  it("carries manual tasks with their dates, and inactive tasks", () => {
    const { task } = importTask(
      "<Manual>1</Manual><Active>0</Active><Start>2026-03-05T08:00:00</Start><Finish>2026-03-05T17:00:00</Finish>",
    );
    assert.deepEqual(
      [task["manual"], task["start"], task["finish"], task["active"]],
      [true, "2026-03-05T08:00", "2026-03-05T17:00", false],
    );
  });

  it("keeps the dates of manual summary tasks and says that they are computed from their children", () => {
    const { tasks, noteCodes } = importData(
      planXml({
        tasks:
          taskXml(1, "<Manual>1</Manual><Start>2026-03-02T08:00:00</Start><Finish>2026-03-20T17:00:00</Finish>") +
          taskXml(2, "", 2),
      }),
    );
    assert.deepEqual([tasks[0]?.["manual"], tasks[0]?.["finish"]], [true, "2026-03-20T17:00"]);
    assert.deepEqual(noteCodes, ["mspdi.manual-summary"]);
  });

  it("keeps tasks of other projects with fixed dates and says so", () => {
    const { task, noteCodes } = importTask(
      "<ExternalTask>1</ExternalTask><ExternalTaskProject>other.mpp</ExternalTaskProject><Start>2026-03-05T08:00:00</Start><Finish>2026-03-05T17:00:00</Finish>",
    );
    assert.deepEqual(
      [task["manual"], task["start"], task["x-externalProject"]],
      [true, "2026-03-05T08:00", "other.mpp"],
    );
    assert.deepEqual(noteCodes, ["mspdi.external-task"]);
  });

  it("keeps custom fields under their names, and links", () => {
    const { task } = importTask(
      "<ExtendedAttribute><FieldID>188743731</FieldID><Value>A1</Value></ExtendedAttribute><ExtendedAttribute><FieldID>188743734</FieldID><Value>x</Value></ExtendedAttribute><HyperlinkAddress>https://example.com/a</HyperlinkAddress>",
      {
        fields:
          "<ExtendedAttribute><FieldID>188743731</FieldID><FieldName>Text1</FieldName><Alias>Cost centre</Alias></ExtendedAttribute>",
      },
    );
    assert.deepEqual(task["x-fields"], { "Cost centre": "A1", "field 188743734": "x" });
    assert.equal(task["x-hyperlink"], "https://example.com/a");
  });

  it("keeps values of lookup tables as their texts", () => {
    const { task } = importTask("<ExtendedAttribute><FieldID>7</FieldID><ValueID>2</ValueID></ExtendedAttribute>", {
      fields:
        "<ExtendedAttribute><FieldID>7</FieldID><Alias>Phase</Alias><ValueList><Value><ID>1</ID><Value>Plan</Value></Value><Value><ID>2</ID><Value>Build</Value></Value></ValueList></ExtendedAttribute>",
    });
    assert.deepEqual(task["x-fields"], { Phase: "Build" });
  });

  it("carries baselines and interim plans", () => {
    const baseline = (number: number, interim: number): string =>
      `<Baseline><Number>${number}</Number><Interim>${interim}</Interim><Start>2026-03-02T08:00:00</Start><Finish>2026-03-03T17:00:00</Finish><Duration>PT16H0M0S</Duration><DurationFormat>7</DurationFormat><Work>PT16H0M0S</Work><Cost>64000</Cost></Baseline>`;
    const { data } = importTask(baseline(0, 0) + baseline(3, 0) + baseline(1, 1));
    const tasks = [
      { task: "t7", start: "2026-03-02T08:00", finish: "2026-03-03T17:00", duration: "2d", work: "16h", cost: 640 },
    ];
    assert.deepEqual(data["baselines"], [
      { id: "baseline", name: "Baseline", number: 0, source: "mspdi:baseline:0", tasks },
      { id: "baseline-3", name: "Baseline 3", number: 3, source: "mspdi:baseline:3", tasks },
      { id: "interim-plan-1", name: "Interim plan 1", source: "mspdi:interim:1", tasks },
    ]);
  });

  it("lists every other element that holds a value, and none that says nothing", () => {
    const { notes } = importTask(
      "<HideBar>1</HideBar><Rollup>0</Rollup><SomethingNew>42</SomethingNew><EarnedValueMethod>0</EarnedValueMethod><TotalSlack>4800</TotalSlack>",
    );
    assert.deepEqual(
      notes.map((note) => note.source),
      ["Task/HideBar", "Task/SomethingNew"],
    );
  });

  it("leaves out a second task with the same UID and says so", () => {
    const { tasks, noteCodes } = importData(
      planXml({ tasks: taskXml(1, "<ID>1</ID>") + taskXml(1, "<ID>2</ID><Name>Twin</Name>") }),
    );
    assert.equal(tasks.length, 1);
    assert.deepEqual(noteCodes, ["mspdi.duplicate-task"]);
  });

  for (const name of [
    "<img src=x onerror=alert(1)>",
    `say "hi": it's #1`,
    "- [x] {y}",
    "基本設計：第１版",
    "null",
    "2026-04-01",
  ]) {
    it(`carries the name ${name}`, () => {
      const escaped = name.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
      assert.equal(importTask(`<Name>${escaped}</Name>`).task["name"], name);
    });
  }

  it("puts a name of several lines on one line", () => {
    assert.equal(importTask("<Name> First\n  second&#9;third </Name>").task["name"], "First second third");
  });

  it("names tasks that have no name after their id", () => {
    assert.equal(importTask("<Name></Name>").task["name"], "t7");
  });
});
