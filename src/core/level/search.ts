import { criticalPath, lowerBound } from "./bounds";
import { ScheduleGenerator } from "./generate";
import { PriorityOrder } from "./order";
import { makeInParallel } from "./parallel";
import { mirrored, type LevellingProblem } from "./problem";
import { Random } from "./random";

/** How long and how a search goes on. */
export interface SearchOptions {
  /** Most schedules that are made; at least 1. */
  readonly schedules: number;
  /** The same seed gives the same result. */
  readonly seed: number;
  /** A schedule to begin with; the result is never longer. First slots of the activities. */
  readonly initial?: Int32Array;
  /** Asked now and then; the best schedule so far is the result. */
  readonly isCancelled?: () => boolean;
}

/** What a search has found. */
export interface SearchResult {
  /** First slot of each activity. */
  readonly starts: Int32Array;
  /** Slots from the begin to the end of the last activity. */
  readonly makespan: number;
  /** Number of schedules that were made. */
  readonly schedules: number;
  /** Slots below which no schedule can be. */
  readonly lowerBound: number;
}

/** A schedule of one side: of the problem, or of its mirror image. */
interface Individual {
  readonly starts: Int32Array;
  makespan: number;
}

/** A problem as seen from one end of time. */
interface Side {
  readonly generator: ScheduleGenerator;
  readonly order: PriorityOrder;
}

/** How far the first schedules spread around the latest-finish rule, in mean durations of activities. */
const spread = 3.3;
/** How many activities of a child change their place by chance, and how far, in mean durations. */
const [mutations, mutationReach] = [2, 1.65];
/** Children of a pair, of which the best one lives on. */
const children = 2;
/** Key between parts of a child that come from one parent and those from the other: more than any slot. */
const apart = 1e7;
/** Shortest and longest part of the time axis that a child takes from one parent, as shares of it. */
const [shortest, longest] = [0.15, 0.6];

/**
 * Looks for a short schedule: a genetic algorithm with two populations, one of schedules that are pushed to the begin and one of schedules that are pushed to the end,
 * each made from the other, so that every generation also is a forward-backward improvement (after Debels and Vanhoucke 2005, "A bi-population based genetic algorithm
 * for the resource-constrained project scheduling problem"; improvement after Li and Willis 1992, Valls et al. 2005). A child takes from one parent the part of the time
 * axis in which that does most more than the other, and the rest from the other.
 */
export function search(problem: LevellingProblem, options: SearchOptions): SearchResult {
  return new Search(problem, options).run();
}

class Search {
  readonly #problem: LevellingProblem;
  readonly #options: SearchOptions;
  readonly #random: Random;
  readonly #sides: readonly [Side, Side];
  readonly #bound: number;
  readonly #meanDuration: number;
  readonly #keys: Float64Array;
  readonly #order: Int32Array;
  /** Work of all resources in each slot of a schedule, as shares of their capacities. */
  readonly #use: Float64Array;
  readonly #shares: Float64Array;
  readonly #best: Individual;
  #made = 0;

  constructor(problem: LevellingProblem, options: SearchOptions) {
    this.#problem = problem;
    this.#options = options;
    this.#random = new Random(options.seed);
    this.#sides = [sideOf(problem), sideOf(mirrored(problem))];
    this.#bound = lowerBound(problem);
    const long = problem.durations.filter((duration) => duration > 0);
    this.#meanDuration = long.reduce((sum, duration) => sum + duration, 0) / Math.max(long.length, 1);
    this.#keys = new Float64Array(problem.count);
    this.#order = new Int32Array(problem.count);
    this.#use = new Float64Array(problem.durations.reduce((sum, duration) => sum + duration, 0) + 1);
    this.#shares = sharesOf(problem);
    this.#best = { starts: new Int32Array(problem.count), makespan: Infinity };
  }

  run(): SearchResult {
    const { schedules } = this.#options;
    let population = this.#first(Math.min(Math.max(schedules, 1), populationFor(schedules, this.#problem.count)));
    for (let from = 0; !this.#isOver; from = 1 - from) population = this.#next(population, from);
    const { starts, makespan } = this.#best;
    return { starts, makespan, schedules: this.#made, lowerBound: this.#bound };
  }

  get #isOver(): boolean {
    return (
      this.#made >= this.#options.schedules ||
      this.#best.makespan <= this.#bound ||
      (this.#made > 0 && this.#options.isCancelled?.() === true)
    );
  }

  /** Schedules by the latest-finish rule, all but the first one with some chance in it; and the one to begin with. */
  #first(size: number): readonly Individual[] {
    const { tails } = criticalPath(this.#problem);
    const population: Individual[] = [];
    const { initial } = this.#options;
    if (initial) population.push(this.#make(0, (activity) => initial[activity] ?? 0));
    for (let place = 0; place < size && (place === 0 || !this.#isOver); place++) {
      const reach = place === 0 ? 0 : this.#meanDuration * spread;
      this.#setKeys((activity) => this.#random.next() * reach - (tails[activity] ?? 0));
      population.push(this.#noted(0, (starts) => makeInParallel(this.#problem, this.#keys, starts)));
    }
    return population;
  }

  /** The other side of each schedule, crossed with another one. */
  #next(population: readonly Individual[], from: number): readonly Individual[] {
    const next: Individual[] = [];
    for (const one of population) {
      let best: Individual | undefined;
      for (let child = 0; child < children && !this.#isOver; child++) {
        const other = this.#chosen(population, one);
        const made = this.#random.next() < 0.5 ? this.#child(one, other, from) : this.#child(other, one, from);
        if (!best || made.makespan < best.makespan) best = made;
      }
      if (best) next.push(best);
    }
    return next.length > 0 ? next : population;
  }

  /** The shorter one of two, by chance, and if possible another one. */
  #chosen(population: readonly Individual[], besides: Individual): Individual {
    for (let attempt = 0; ; attempt++) {
      const one = population[this.#random.below(population.length)] ?? besides;
      const other = population[this.#random.below(population.length)] ?? besides;
      const chosen = one.makespan <= other.makespan ? one : other;
      if (chosen !== besides || attempt === 3) return chosen;
    }
  }

  /** A schedule of the other side: between two slots in the order of one parent, before and behind in that of the other. */
  #child(inner: Individual, outer: Individual, from: number): Individual {
    const { durations } = this.#problem;
    const [first, last] = this.#strongest(inner, outer);
    const rate = mutations / this.#problem.count;
    const reach = this.#meanDuration * mutationReach;
    const chance = (): number =>
      this.#random.next() < rate ? (this.#random.next() * 2 - 1) * reach : this.#random.next() / 2;
    return this.#make(1 - from, (activity) => {
      const duration = durations[activity] ?? 0;
      const finish = (inner.starts[activity] ?? 0) + duration;
      // Seen from the other end, what finishes last comes first.
      const key = -(outer.starts[activity] ?? 0) - duration;
      return (finish < first ? key + apart : finish > last ? key - apart : -finish) + chance();
    });
  }

  /** The part of a schedule, of some length by chance, in which it does most more than another one. */
  #strongest(one: Individual, other: Individual): readonly [first: number, last: number] {
    const { makespan } = one;
    const use = this.#use;
    use.fill(0, 0, Math.max(makespan, other.makespan));
    this.#addUse(one, 1);
    this.#addUse(other, -1);
    const length = Math.max(1, Math.floor(makespan * (shortest + this.#random.next() * (longest - shortest))));
    let sum = 0;
    for (let slot = 0; slot < length; slot++) sum += use[slot] ?? 0;
    let [most, first] = [sum, 0];
    for (let slot = length; slot < makespan; slot++) {
      sum += (use[slot] ?? 0) - (use[slot - length] ?? 0);
      if (sum <= most) continue;
      most = sum;
      first = slot - length + 1;
    }
    return [first, first + length];
  }

  /** Adds what a schedule does in each slot. */
  #addUse({ starts }: Individual, sign: 1 | -1): void {
    const { durations, count } = this.#problem;
    for (let activity = 0; activity < count; activity++) {
      const share = sign * (this.#shares[activity] ?? 0);
      const start = starts[activity] ?? 0;
      const finish = start + (durations[activity] ?? 0);
      if (share !== 0) for (let slot = start; slot < finish; slot++) this.#use[slot] = (this.#use[slot] ?? 0) + share;
    }
  }

  #make(to: number, key: (activity: number) => number): Individual {
    const side = to === 0 ? this.#sides[0] : this.#sides[1];
    this.#setKeys(key);
    side.order.fill(this.#keys, this.#order);
    return this.#noted(to, (starts) => side.generator.make(this.#order, starts));
  }

  #setKeys(key: (activity: number) => number): void {
    for (let activity = 0; activity < this.#problem.count; activity++) this.#keys[activity] = key(activity);
  }

  /** Counts a schedule, and keeps it where it is the best one. @param make gets the array of its starts, and returns its makespan */
  #noted(to: number, make: (starts: Int32Array) => number): Individual {
    const starts = new Int32Array(this.#problem.count);
    const makespan = make(starts);
    this.#made++;
    if (makespan < this.#best.makespan) this.#keep(to, starts, makespan);
    return { starts, makespan };
  }

  /** Takes a schedule over as the best one, read from the begin. */
  #keep(side: number, starts: Int32Array, makespan: number): void {
    const { durations, count } = this.#problem;
    this.#best.makespan = makespan;
    for (let activity = 0; activity < count; activity++) {
      const start = starts[activity] ?? 0;
      this.#best.starts[activity] = side === 0 ? start : makespan - start - (durations[activity] ?? 0);
    }
  }
}

function sideOf(problem: LevellingProblem): Side {
  return { generator: new ScheduleGenerator(problem), order: new PriorityOrder(problem) };
}

/** Number of schedules that live at a time: more where there is time for many generations, which large problems need. */
function populationFor(schedules: number, count: number): number {
  return Math.max(6, Math.min(200, Math.round(Math.sqrt((48 * schedules) / Math.max(count, 1)))));
}

/** How much of all resources each activity uses while it runs: the sum of its shares of the capacities. */
function sharesOf({ count, capacities, demands }: LevellingProblem): Float64Array {
  const shares = new Float64Array(count);
  for (let activity = 0; activity < count; activity++)
    capacities.forEach((capacity, resource) => {
      const demand = demands[activity * capacities.length + resource] ?? 0;
      if (capacity > 0) shares[activity] = (shares[activity] ?? 0) + demand / capacity;
    });
  return shares;
}
