import { levellingProblem, type LevellingProblem } from "../../src/core/level/problem";

/**
 * Reads an instance of PSPLIB (Kolisch and Sprecher 1996) with one mode: `.sm`.
 * @throws when a part is missing
 */
export function readInstance(text: string): LevellingProblem {
  const lines = text.split(/\r?\n/);
  const section = (name: string): number => {
    const at = lines.findIndex((line) => line.startsWith(name));
    if (at < 0) throw new Error(`There is no part ${name}`);
    return at;
  };
  const numbers = (from: number): readonly (readonly number[])[] => {
    const end = lines.findIndex((line, at) => at >= from && line.startsWith("*"));
    return lines.slice(from, end < 0 ? lines.length : end).map((line) => line.trim().split(/\s+/).map(Number));
  };
  const successors = numbers(section("PRECEDENCE RELATIONS") + 2).map((row) => row.slice(3));
  const requests = numbers(section("REQUESTS/DURATIONS") + 3);
  const [capacities = []] = numbers(section("RESOURCEAVAILABILITIES") + 2);
  const predecessors = successors.map((): number[] => []);
  successors.forEach((list, job) => {
    for (const next of list) predecessors[next - 1]?.push(job);
  });
  return levellingProblem(
    requests.map(([, , duration = 0, ...demands], job) => ({
      duration,
      demands,
      predecessors: predecessors[job] ?? [],
    })),
    capacities,
  );
}
