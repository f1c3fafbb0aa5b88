import assert from "node:assert/strict";
import fc from "fast-check";
import { criticalPath, lowerBound } from "../../../src/core/level/bounds";
import { levellingProblem, type LevellingActivity, type LevellingProblem } from "../../../src/core/level/problem";
import { search, type SearchResult } from "../../../src/core/level/search";

function activity(duration: number, demands: readonly number[], ...predecessors: readonly number[]): LevellingActivity {
  return { duration, demands, predecessors };
}

/** What is wrong with a schedule; nothing where it keeps every link and every capacity. */
function mistakes(
  problem: LevellingProblem,
  { starts, makespan }: Pick<SearchResult, "starts" | "makespan">,
): string[] {
  const { count, durations, predecessorsFrom, predecessors, capacities, demands } = problem;
  const found: string[] = [];
  const finish = (one: number): number => (starts[one] ?? 0) + (durations[one] ?? 0);
  const use = new Map<string, number>();
  let last = 0;
  for (let one = 0; one < count; one++) {
    last = Math.max(last, finish(one));
    if ((starts[one] ?? -1) < 0) found.push(`${one} starts before the begin`);
    for (let at = predecessorsFrom[one] ?? 0; at < (predecessorsFrom[one + 1] ?? 0); at++)
      if (finish(predecessors[at] ?? 0) > (starts[one] ?? 0))
        found.push(`${one} starts before ${predecessors[at]} ends`);
    for (let slot = starts[one] ?? 0; slot < finish(one); slot++)
      capacities.forEach((capacity, resource) => {
        const key = `${resource} ${slot}`;
        const sum = (use.get(key) ?? 0) + (demands[one * capacities.length + resource] ?? 0);
        use.set(key, sum);
        if (sum > capacity) found.push(`resource ${resource} is overloaded in slot ${slot}`);
      });
  }
  if (last !== makespan) found.push(`the makespan is ${last}, not ${makespan}`);
  return found;
}

/** Activities that wait only for earlier ones, and two resources that suffice for each of them. */
const problems = fc
  .array(
    fc.record({
      duration: fc.nat({ max: 9 }),
      demands: fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 4 })),
      before: fc.array(fc.nat({ max: 1000 }), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map((drawn) =>
    levellingProblem(
      drawn.map(({ duration, demands, before }, at) =>
        activity(duration, demands, ...new Set(at === 0 ? [] : before.map((one) => one % at))),
      ),
      [4, 5],
    ),
  );

describe("levelling: activities that compete for resources", () => {
  it("run one after the other where there is one of them, and together where there are two", () => {
    const two = [activity(3, [1]), activity(4, [1]), activity(2, [0], 0, 1)];
    const options = { schedules: 100, seed: 1 };
    assert.deepEqual(search(levellingProblem(two, [1]), options).makespan, 9);
    assert.deepEqual(search(levellingProblem(two, [2]), options).makespan, 6);
  });

  it("find the shortest schedule where the first rule does not: the long chain goes first", () => {
    // Two machines; 2-2-2 and a block of 6 on one each need 6 slots together, 8 when the block waits.
    const problem = levellingProblem(
      [activity(2, [1]), activity(2, [1], 0), activity(2, [1], 1), activity(6, [1]), activity(0, [], 2, 3)],
      [2],
    );
    assert.equal(search(problem, { schedules: 50, seed: 3 }).makespan, 6);
  });

  it("keep every link and every capacity, never take longer than all in a row or less than the bound, and are the same for the same seed", () => {
    fc.assert(
      fc.property(problems, fc.integer(), fc.integer({ min: 1, max: 120 }), (problem, seed, schedules) => {
        const result = search(problem, { schedules, seed });
        assert.deepEqual(mistakes(problem, result), []);
        assert.ok(result.schedules >= 1 && result.schedules <= schedules);
        assert.ok(result.makespan >= lowerBound(problem) && result.lowerBound === lowerBound(problem));
        assert.ok(result.makespan <= problem.durations.reduce((sum, one) => sum + one, 0));
        assert.deepEqual(search(problem, { schedules, seed }), result);
      }),
      { numRuns: 150 },
    );
  });

  it("are never longer than the schedule they begin with", () => {
    fc.assert(
      fc.property(problems, fc.nat(), (problem, seed) => {
        const good = search(problem, { schedules: 200, seed });
        const again = search(problem, { schedules: 2, seed: seed + 1, initial: good.starts });
        assert.ok(again.makespan <= good.makespan);
        assert.deepEqual(mistakes(problem, again), []);
      }),
      { numRuns: 60 },
    );
  });

  it("don't depend on the size of units, nor on how many resources there are that nobody needs", () => {
    const scaled = (drawn: readonly LevellingActivity[], unit: number, others: number): LevellingProblem =>
      levellingProblem(
        drawn.map(({ demands, ...one }) => ({ ...one, demands: demands.map((demand) => demand * unit) })),
        [...[4, 5].map((capacity) => capacity * unit), ...Array.from({ length: others }, (_, at) => at * 1000)],
      );
    const drawn = Array.from({ length: 30 }, (_, at) =>
      activity(1 + (at % 6), [1 + (at % 4), (at * 7) % 6], ...(at % 3 === 0 ? [] : [at - 1])),
    );
    const options = { schedules: 150, seed: 9 };
    const usual = search(scaled(drawn, 1, 0), options);
    for (const [unit, others] of [
      [1, 7],
      [1000, 0],
      [100_000_000, 3],
    ] as const) {
      const problem = scaled(drawn, unit, others);
      const result = search(problem, options);
      assert.deepEqual(mistakes(problem, result), []);
      assert.equal(result.makespan, usual.makespan);
    }
  });

  it("stop at once when they are given up, with the best so far; and where nothing shorter is possible", () => {
    const problem = levellingProblem(
      Array.from({ length: 40 }, (_, at) => activity(1 + (at % 5), [1 + (at % 3)])),
      [5],
    );
    const cancelled = search(problem, { schedules: 10_000, seed: 1, isCancelled: () => true });
    assert.equal(cancelled.schedules, 1);
    assert.deepEqual(mistakes(problem, cancelled), []);
    const free = search(levellingProblem([activity(3, [1]), activity(2, [1], 0)], [1]), { schedules: 10_000, seed: 1 });
    assert.deepEqual([free.makespan, free.schedules], [5, 1]);
  });

  it("know the longest chain and what waits behind each", () => {
    const problem = levellingProblem(
      [activity(3, []), activity(2, [], 0), activity(4, [], 0), activity(1, [], 1, 2)],
      [],
    );
    const { length, tails } = criticalPath(problem);
    assert.equal(length, 8);
    assert.deepEqual([...tails], [5, 1, 1, 0]);
  });

  it("may be ten thousand in one chain", () => {
    const chain = Array.from({ length: 10_000 }, (_, at) => activity(1, [1], ...(at === 0 ? [] : [at - 1])));
    assert.equal(search(levellingProblem(chain, [1]), { schedules: 2, seed: 1 }).makespan, 10_000);
  });

  it("refuse what can't be scheduled: needs beyond the capacity, circles, unknown predecessors, broken numbers", () => {
    assert.throws(() => levellingProblem([activity(1, [3])], [2]), /needs more of resource 0 than there is/);
    assert.throws(() => levellingProblem([activity(1, [], 1), activity(1, [], 0)], []), /wait for each other/);
    assert.throws(() => levellingProblem([activity(1, [], 7)], []), /waits for 7, which is none/);
    for (const wrong of [-1, 0.5, NaN, Infinity])
      assert.throws(() => levellingProblem([activity(wrong, [])], []), /is no duration/);
  });
});
