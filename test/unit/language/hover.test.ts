import assert from "node:assert/strict";
import fc from "fast-check";
import { renderMessage } from "../../../src/core/text/message";
import { hover } from "../../../src/language/hover";
import type { LanguageScope } from "../../../src/language/types";
import { ProjectStore } from "../../../src/workspace/store";

const plan = `project:
  id: demo
  name: Demo
  start: 2026-04-01
  statusDate: 2026-04-10
  riskScale:
    appetite: 8
calendars:
  - id: jp
    name: 日本
    workingHours: [09:00-12:00, 13:00-18:00]
    holidays: JP
organization:
  people:
    - { id: sato, name: 佐藤 花子, role: pm, calendar: jp, rate: 9000/h }
    - id: abe
      name: Abe
      capacity: 50%
baselines:
  - id: BL-1
    name: First plan
    captured: 2026-03-20
    tasks:
      - { task: build, finish: 2026-04-17 }
gates:
  - id: rfe
    name: Ready for execution
    planned: 2026-05-01
    criteria:
      - { id: C1, text: Signed, result: met }
      - { id: C2, text: Paid }
schedule:
  calendar: jp
  tasks:
    - id: phase
      name: Phase
      tasks:
        - id: design
          name: "Design <b>[x](command:evil)</b>" # the first one
          duration: 5d
          assignments: [sato, abe 50%]
          actualStart: 2026-04-01
          percentComplete: 40
        - id: build
          name: Build
          duration: 8d
          predecessors: [design FS+2d]
          assignments: [sato 80%, abe 50%]
    - { id: fixed, name: Fixed day, duration: 1d, constraint: { type: must-start-on, date: 2026-04-29 } }
    - { id: pour, name: Pour, duration: 5ed, predecessors: [build SS-50%] }
    - { id: go, name: Go live, milestone: true, gate: rfe, predecessors: [build, pour] }
risks:
  - id: R-001
    title: Late
    owner: sato
    response: avoid
    probability: 3
    impact: { schedule: 4 }
    residual: { probability: 2, impact: { schedule: 3 } }
    identified: 2026-05-04
`;

function scopeOf(store: ProjectStore, language: "en" | "ja" = "en"): LanguageScope {
  return { store, language, today: "2026-11-23", render: renderMessage };
}

function hoverIn(text: string, words: string, inside: number, language: "en" | "ja" = "en"): string {
  const store = new ProjectStore();
  store.setFile("demo/plan.pmo.yaml", text);
  const at = text.indexOf(words);
  assert.ok(at >= 0, `'${words}' is in the text`);
  return hover(scopeOf(store, language), "demo/plan.pmo.yaml", at + inside)?.contents ?? "";
}

function hoverAt(words: string, inside: number, language: "en" | "ja" = "en"): string {
  return hoverIn(plan, words, inside, language);
}

describe("hover", () => {
  it("explains a key in the language of the person", () => {
    assert.match(hoverAt("response:", 2), /^\*\*Response\*\* `response`\n\nStrategy/);
    assert.match(hoverAt("response:", 2, "ja"), /対応戦略/);
  });
  it("explains a value by its label", () => {
    assert.match(hoverAt("avoid", 2), /^\*\*Avoid\*\* `avoid`/);
  });
  it("says nothing about comments, white space and empty lines", () => {
    assert.equal(hoverAt("# the first one", 4), "");
    assert.equal(hoverAt("    - id: phase", 1), "");
    assert.equal(hoverIn("project:\n  id: a\n\n  name: b\n", "\n\n", 1), "");
  });
});

describe("hover over a task", () => {
  it("tells computed dates with weekday, duration and float", () => {
    const told = hoverAt("id: build", 5);
    assert.match(told, /^\*\*Build\*\* `build` — Task/);
    assert.match(told, /- Start: 2026-04-10 Fri 09:00/);
    assert.match(told, /- Finish: 2026-04-21 Tue 18:00/);
    assert.match(told, /- Duration: 8 days/);
    assert.match(told, /- Total float: \d+(\.\d+)? days/);
    assert.match(told, /- Free float: 0 days/);
  });
  it("says which predecessor drives it, and why", () => {
    assert.match(
      hoverAt("id: build", 5),
      /Why these dates: Starts when 'Design .*' finishes, 2026-04-07 Tue \(FS\\\+2d\)\./,
    );
  });
  it("says what follows, how far it is, who works on it, and how far it is from its baseline", () => {
    const told = hoverAt("id: build", 5);
    assert.match(told, /What follows: Pour \(SS-50%\), Go live \(FS\)/);
    assert.match(told, /Progress: not started/);
    assert.match(told, /Assigned: 佐藤 花子 80 %, Abe 50 %/);
    assert.match(told, /Baseline 'First plan': 2026-04-17 Fri \(4 days later than planned\)/);
  });
  it("names the constraint, the actual start, and the first task of a summary task as the reason", () => {
    assert.match(hoverAt("id: fixed", 5), /must start on 2026-04-29 Wed/);
    assert.match(hoverAt("id: design", 5), /It has begun: its start is the actual one\./);
    assert.match(hoverAt("id: design", 5), /40 % complete, begun 2026-04-01 Wed/);
    assert.match(
      hoverAt("id: phase", 5),
      /Summary task[^]*Starts with 'Design.*', its first task\. Finishes with 'Build'/,
    );
  });
  it("names the holidays in between", () => {
    const text = plan
      .replace("duration: 8d", "duration: 13d")
      .replace("{ id: pour, name: Pour, duration: 5ed", "{ id: pour, name: Pour, duration: 2d")
      .replace("build SS-50%", "build");
    assert.match(hoverIn(text, "id: pour", 5), /Not worked in between: 2026-04-29 Showa Day/);
  });
  it("gives a milestone one date", () => {
    const told = hoverAt("id: go", 5);
    assert.match(told, /Milestone/);
    assert.match(told, /- Date: 2026-04-2\d/);
    assert.doesNotMatch(told, /- Duration/);
  });
  it("keeps markup in names as text: no HTML, no links, no commands", () => {
    const told = hoverAt("id: design", 5);
    assert.match(told, /Design \\<b\\>\\\[x\\\]\(command:evil\)/);
  });
  it("speaks of the same task wherever it is named, across lines and quotes", () => {
    assert.match(hoverAt("[build, pour]", 3), /\*\*Build\*\* `build`/);
    assert.match(hoverIn(plan.replace("[build, pour]", '["build", pour]'), '"build"', 3), /\*\*Build\*\* `build`/);
    assert.match(hoverIn(plan.replaceAll("\n", "\r\n"), "[build, pour]", 3), /Start: 2026-04-10 Fri/);
  });
});

describe("hover over a link", () => {
  it("explains type and lag, and says whether the link sets the date", () => {
    const told = hoverAt("design FS+2d", 8);
    assert.match(told, /Finish to start: starts when the predecessor is finished/);
    assert.match(told, /Lag, as much later: 16 working hours, that is 2 working days/);
    assert.match(told, /This link sets the date/);
    assert.match(told, /\*\*Design/);
  });
  it("explains a lead in percent", () => {
    assert.match(hoverAt("build SS-50%", 8), /Start to start[^]*Lead, as much earlier: 50 % of the duration/);
  });
});

describe("hover over a person", () => {
  const told = hoverAt("assignments: [sato,", 15);
  it("tells role, calendar, capacity and rate", () => {
    assert.match(told, /\*\*佐藤 花子\*\* `sato`/);
    assert.match(told, /Role: pm[^]*Calendar: 日本[^]*Capacity: 100 %[^]*Rate: 9000\/h/);
  });
  it("tells the load: work, its highest stretch with dates, what is done now and next", () => {
    assert.match(told, /Load: 11\.4 days of work in 2 tasks, 9\.4 days to do/);
    assert.match(told, /Highest load: 100 % from 2026-04-01 Wed to 2026-04-07 Tue/);
    assert.match(told, /Now: Design .*\(100 %, until 2026-04-07 Tue\)/);
  });
  it("says when more is assigned than somebody can do", () => {
    const text = plan.replace("predecessors: [design FS+2d]", "predecessors: [design SS]");
    assert.match(hoverIn(text, "id: abe", 5), /Highest load: 100 % [^]*above the capacity: Design.*, Build/);
  });
});

describe("hover over a risk", () => {
  it("tells score, level and band, what remains, and whether it is above the appetite", () => {
    const told = hoverAt("id: R-001", 5);
    assert.match(told, /Before the response: probability 3 Possible × impact 4 Major = 12, Medium/);
    assert.match(told, /What remains after it: probability 2 Unlikely × impact 3 Moderate = 6, Medium/);
    assert.match(told, /Exposure 6 is within the appetite of 8/);
    assert.match(hoverAt("probability: 3", 3), /= 12, Medium/);
  });
});

describe("hover over a date", () => {
  it("tells weekday, holiday, whether it is worked, and the distance to the status date", () => {
    const told = hoverAt("2026-05-04", 3);
    assert.match(told, /^\*\*2026-05-04 Mon\*\*/);
    assert.match(told, /Day off: Greenery Day/);
    assert.match(told, /Not a working day in the calendar '日本'/);
    assert.match(told, /After the status date: 24 days, \d+ of them working days/);
    assert.match(hoverAt("2026-05-04", 3, "ja"), /2026-05-04 \(月\)[^]*みどりの日/);
  });
  it("counts from today where there is no status date", () => {
    const text = plan.replace("  statusDate: 2026-04-10\n", "");
    assert.match(hoverIn(text, "2026-05-04", 3), /Before today: 203 days/);
  });
});

describe("hover over a duration", () => {
  it("tells hours and days by the calendar", () => {
    assert.match(hoverAt("duration: 8d", 11), /64 working hours, that is 8 working days \(8 hours a day/);
  });
  it("tells that an elapsed one counts around the clock", () => {
    assert.match(hoverAt("duration: 5ed", 11), /120 hours by the clock/);
  });
});

describe("hover over calendars and gates", () => {
  it("tells when a calendar works and its next days off", () => {
    const told = hoverAt("calendar: jp", 11);
    assert.match(told, /Mon, Tue, Wed, Thu, Fri: 09:00-12:00 13:00-18:00/);
    assert.match(told, /Next exceptions: 2026-04-29 Wed Showa Day/);
  });
  it("tells what a gate waits for and when it is", () => {
    const told = hoverAt("gate: rfe", 7);
    assert.match(told, /\*\*Ready for execution\*\*/);
    assert.match(told, /In the schedule: Go live 2026-04/);
    assert.match(told, /Criteria met: 1 of 2/);
  });
});

describe("hover beyond one file", () => {
  const store = new ProjectStore();
  const vendor =
    "project: { id: vendor, name: Vendor, start: 2026-04-01 }\nschedule:\n  tasks:\n    - { id: contract, name: Contract, duration: 4d }\n";
  const own =
    "schedule:\n  tasks:\n    - { id: start, name: Start, duration: 1d, predecessors: ['vendor:contract'] }\n";
  store.setFile("vendor/project.pmo.yaml", vendor);
  store.setFile("own/project.pmo.yaml", "project: { id: own, name: Own, start: 2026-04-01, manager: sato }\n");
  store.setFile("own/schedule.pmo.yaml", own);
  store.setFile("own/people.pmo.yaml", "organization:\n  people:\n    - { id: sato, name: Sato }\n");
  const told = (file: string, words: string): string => {
    const at = store.file(file)?.text.indexOf(words) ?? -1;
    return hover(scopeOf(store), file, at + 1)?.contents ?? "";
  };

  it("knows the tasks of other projects, and says whose they are", () => {
    const contents = told("own/schedule.pmo.yaml", "vendor:contract");
    assert.match(contents, /\*\*Contract\*\* `contract`[^]*Finish: 2026-04-06 Mon[^]*\*Vendor\*/);
    assert.match(contents, /This link sets the date/);
  });
  it("gives a predecessor in another project as the reason", () => {
    assert.match(told("own/schedule.pmo.yaml", "start,"), /Starts when 'Contract' finishes, 2026-04-06 Mon/);
  });
  it("knows the people of other files", () => {
    assert.match(told("own/project.pmo.yaml", "sato"), /\*\*Sato\*\*/);
  });
  it("explains keys of standards, which belong to no project", () => {
    store.setFile("acme.pmo.yaml", "standard:\n  id: acme\n  name: Acme\n  version: 1.0.0\n");
    assert.match(told("acme.pmo.yaml", "version"), /`version`/);
  });
});

describe("hover in text that is being typed", () => {
  it("explains keys and ids around an open quote or bracket", () => {
    const text = plan.replace("[design FS+2d]", "[design FS+2d");
    assert.match(hoverIn(text, "owner: sato", 2), /\*\*Owner\*\*/);
    assert.match(hoverIn(plan.replace("name: Build", 'name: "Build'), "percentComplete:", 3), /percentComplete/);
  });
  it("answers, or keeps silent, at every place of every prefix, and never fails", () => {
    fc.assert(
      fc.property(fc.nat(plan.length), fc.nat(plan.length), (length, offset) => {
        const store = new ProjectStore();
        store.setFile("demo/plan.pmo.yaml", plan.slice(0, length));
        hover(scopeOf(store), "demo/plan.pmo.yaml", Math.min(offset, length));
      }),
      { numRuns: 150 },
    );
  });
});
