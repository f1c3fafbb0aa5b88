import assert from "node:assert/strict";
import { importData, planXml, taskXml } from "./mspdi-xml";

type Data = Readonly<Record<string, unknown>>;

const resource = (uid: number, name: string, more = ""): string =>
  `<Resource><UID>${uid}</UID><ID>${uid}</ID><Name>${name}</Name>${more.includes("<Type>") ? "" : "<Type>1</Type>"}${more}</Resource>`;

const assignment = (task: number, resourceUid: number, more: string): string =>
  `<Assignment><UID>${task}${resourceUid}</UID><TaskUID>${task}</TaskUID><ResourceUID>${resourceUid}</ResourceUID>${more}</Assignment>`;

function peopleOf(resources: string, header = ""): readonly Data[] {
  const { data } = importData(planXml({ resources, header, tasks: taskXml(1) }));
  return (data["organization"] as { people: readonly Data[] }).people;
}

describe("Import of Microsoft Project resources and assignments", () => {
  it("carries name, units, rates, cost per use, group, address, initials and notes", () => {
    assert.deepEqual(
      peopleOf(
        resource(
          3,
          "Sato Hanako",
          "<Initials>SH</Initials><Group>Design</Group><EmailAddress>sato@example.jp</EmailAddress><MaxUnits>0.5</MaxUnits><StandardRate>9000</StandardRate><StandardRateFormat>2</StandardRateFormat><OvertimeRate>12000</OvertimeRate><CostPerUse>50000</CostPerUse><Notes>Part time</Notes>",
        ),
      ),
      [
        {
          id: "sato-hanako",
          name: "Sato Hanako",
          email: "sato@example.jp",
          capacity: "50%",
          rate: "9000/h",
          overtimeRate: "12000/h",
          costPerUse: 500,
          group: "Design",
          notes: "Part time",
          source: "mspdi:resource:3",
          "x-initials": "SH",
        },
      ],
    );
  });

  it("gives ids that are unique over all kinds, also to names without Latin letters", () => {
    const people = peopleOf(resource(1, "佐藤 花子") + resource(2, "Standard") + resource(3, "T1") + resource(4, "T1"));
    assert.deepEqual(
      people.map((person) => person["id"]),
      ["resource-1", "standard-2", "resource-t1", "resource-t1-2"],
    );
  });

  it("tells material and cost resources from people and skips blank rows and nobody", () => {
    const people = peopleOf(
      resource(0, "") +
        resource(1, "Paper", "<Type>0</Type><MaterialLabel>box</MaterialLabel><StandardRate>12</StandardRate>") +
        resource(2, "Travel", "<Type>2</Type>") +
        resource(3, "Flights", "<Type>0</Type><IsCostResource>1</IsCostResource>") +
        "<Resource><UID>9</UID><IsNull>1</IsNull></Resource>",
    );
    assert.deepEqual(
      people.map((person) => [person["name"], person["type"]]),
      [
        ["Paper", "material"],
        ["Travel", "cost"],
        ["Flights", "cost"],
      ],
    );
    assert.equal(people[0]?.["materialLabel"], "box");
  });

  it("carries availability by time, and lists rates beside the usual one", () => {
    const rate = (table: number, value: number): string =>
      `<Rate><RatesFrom>1984-01-01T00:00:00</RatesFrom><RatesTo>2049-12-31T23:59:00</RatesTo><RateTable>${table}</RateTable><StandardRate>${value}</StandardRate></Rate>`;
    const period = (from: string, to: string, units: string): string =>
      `<AvailabilityPeriod><AvailableFrom>${from}</AvailableFrom><AvailableTo>${to}</AvailableTo><AvailableUnits>${units}</AvailableUnits></AvailabilityPeriod>`;
    const { data, noteCodes } = importData(
      planXml({
        tasks: taskXml(1),
        resources:
          resource(1, "Sato", `<Rates>${rate(0, 80)}${rate(1, 0)}${rate(2, 90)}</Rates>`) +
          resource(
            2,
            "Suzuki",
            `<Rates>${rate(0, 80)}${rate(1, 0)}</Rates><AvailabilityPeriods>${period("2026-04-01T00:00:00", "2026-06-30T23:59:00", "0.5")}${period("2026-07-01T00:00:00", "2049-12-31T23:59:00", "1")}</AvailabilityPeriods>`,
          ) +
          resource(
            3,
            "Kato",
            `<AvailabilityPeriods>${period("1984-01-01T00:00:00", "2049-12-31T23:59:00", "1")}</AvailabilityPeriods>`,
          ),
      }),
    );
    const people = (data["organization"] as { people: readonly Data[] }).people;
    assert.deepEqual(
      people.map((person) => person["availability"]),
      [
        undefined,
        [
          { from: "2026-04-01", to: "2026-06-30", units: "50%" },
          { from: "2026-07-01", units: "100%" },
        ],
        undefined,
      ],
    );
    assert.deepEqual(noteCodes, ["mspdi.rate-tables"]);
  });

  it("makes the project manager a person, or finds them among the resources", () => {
    const { data } = importData(
      planXml({ header: "<Manager>Tanaka</Manager>", resources: resource(1, "Sato"), tasks: taskXml(1) }),
    );
    assert.equal((data["project"] as Data)["manager"], "tanaka");
    const found = importData(
      planXml({ header: "<Manager>Sato</Manager>", resources: resource(1, "Sato"), tasks: taskXml(1) }),
    );
    assert.equal((found.data["project"] as Data)["manager"], "sato");
    assert.equal((found.data["organization"] as { people: readonly Data[] }).people.length, 1);
  });

  it("writes assignments in short where units say all, otherwise with work and delay", () => {
    const { tasks, noteCodes } = importData(
      planXml({
        resources:
          resource(1, "Sato") + resource(2, "Paper", "<Type>0</Type>") + resource(3, "Travel", "<Type>2</Type>"),
        tasks: taskXml(1, "<Duration>PT16H0M0S</Duration>"),
        assignments:
          assignment(1, 1, "<Units>0.5</Units><Work>PT8H0M0S</Work>") +
          assignment(1, 1, "<Units>1</Units><Work>PT16H0M0S</Work>") +
          assignment(
            1,
            1,
            "<Units>1</Units><Work>PT8H0M0S</Work><Delay>4800</Delay><ActualWork>PT2H0M0S</ActualWork>",
          ) +
          assignment(1, 2, "<Units>3</Units><Work>PT3H0M0S</Work>") +
          assignment(1, 3, "<Units>0</Units><Cost>120000</Cost>") +
          assignment(1, -65535, "<Units>1</Units>"),
      }),
    );
    assert.deepEqual(tasks[0]?.["assignments"], [
      "sato 50%",
      "sato",
      { resource: "sato", work: "8h", actualWork: "2h", delay: "1d" },
      { resource: "paper", quantity: 3 },
      { resource: "travel", cost: 1200 },
    ]);
    assert.deepEqual(noteCodes, []);
  });

  it("lists contours, overtime, delays by levelling and unknown resources", () => {
    const { noteCodes } = importData(
      planXml({
        resources: resource(1, "Sato"),
        tasks: taskXml(1),
        assignments:
          assignment(
            1,
            1,
            "<Units>1</Units><WorkContour>3</WorkContour><OvertimeWork>PT2H0M0S</OvertimeWork><LevelingDelay>4800</LevelingDelay>",
          ) + assignment(1, 5, "<Units>1</Units>"),
      }),
    );
    assert.deepEqual(noteCodes, [
      "mspdi.work-contour",
      "mspdi.overtime",
      "mspdi.assignment-leveling-delay",
      "mspdi.unknown-resource",
    ]);
  });

  it("finds rests in the time-phased work, but not nights and weekends", () => {
    const day = (date: string): string =>
      `<TimephasedData><Type>1</Type><UID>1</UID><Start>${date}T08:00:00</Start><Finish>${date}T17:00:00</Finish><Unit>2</Unit><Value>PT8H0M0S</Value></TimephasedData>`;
    const splitsOf = (...dates: readonly string[]): unknown =>
      importData(
        planXml({
          resources: resource(1, "Sato"),
          tasks: taskXml(1, "<Duration>PT16H0M0S</Duration>"),
          assignments: assignment(1, 1, `<Units>1</Units>${dates.map(day).join("")}`),
        }),
      ).tasks[0]?.["splits"];
    assert.equal(splitsOf("2026-03-06", "2026-03-09"), undefined);
    assert.deepEqual(splitsOf("2026-03-02", "2026-03-04"), [{ from: "2026-03-02T17:00", to: "2026-03-04T08:00" }]);
  });
});
