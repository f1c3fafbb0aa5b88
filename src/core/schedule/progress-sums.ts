import type { Plan } from "./plan";

/** What is done of the tasks below each place, and of how much: the sums that percent complete of summary tasks is made of. */
export interface ProgressSums {
  /** Percent complete: as written for tasks, by duration for summary tasks (work done / duration of the tasks below). */
  readonly percent: Float64Array;
  /** Minutes done, and all minutes. */
  readonly done: Float64Array;
  readonly whole: Float64Array;
  /** Tasks that are complete, and all tasks. */
  readonly complete: Int32Array;
  readonly below: Int32Array;
}

/**
 * Adds up the progress of a plan.
 * @param known sums of an earlier version with the same outline, and a mark at every place of which anything may be another since; without it everything is added up
 */
export function progressSums(
  plan: Plan,
  known?: { readonly sums: ProgressSums; readonly isTouched: Uint8Array },
): ProgressSums {
  const { tasks, parent } = plan.network;
  const sums = known ? copyOf(known.sums) : newSums(tasks.length);
  const waits = known ? known.isTouched.slice() : new Uint8Array(tasks.length).fill(1);
  // Children stand behind their parent, so that all of them are known when it is added up.
  for (let place = tasks.length - 1; place >= 0; place--) {
    if (waits[place] === 0 || !addUp(plan, sums, place)) continue;
    const up = parent[place] ?? -1;
    if (up >= 0) waits[up] = 1;
  }
  return sums;
}

/** @returns whether the sums of a place are others than before */
function addUp(plan: Plan, sums: ProgressSums, place: number): boolean {
  const leaf = plan.leaves[place];
  let done = 0;
  let whole = 0;
  let complete = 0;
  let below = 0;
  let percent: number;
  if (leaf) {
    const written = Math.min(Math.max(plan.network.tasks[place]?.percentComplete ?? 0, 0), 100);
    percent = leaf.progress === "complete" ? 100 : written;
    whole = plan.duration[place] ?? 0;
    done = (whole * percent) / 100;
    complete = percent === 100 ? 1 : 0;
    below = 1;
  } else {
    const { children, active } = plan.network;
    const own = children[place] ?? [];
    for (let at = own.length - 1; at >= 0; at--) {
      const child = own[at] ?? -1;
      if (active[place] && !active[child]) continue;
      done += sums.done[child] ?? 0;
      whole += sums.whole[child] ?? 0;
      complete += sums.complete[child] ?? 0;
      below += sums.below[child] ?? 0;
    }
    percent = sharePercent(done, whole, complete, below);
  }
  const isSame =
    sums.percent[place] === percent &&
    sums.done[place] === done &&
    sums.whole[place] === whole &&
    sums.complete[place] === complete &&
    sums.below[place] === below;
  if (isSame) return false;
  sums.percent[place] = percent;
  sums.done[place] = done;
  sums.whole[place] = whole;
  sums.complete[place] = complete;
  sums.below[place] = below;
  return true;
}

/** Whole percents. 100 only when everything is complete; milestones alone count by number. */
function sharePercent(done: number, whole: number, complete: number, below: number): number {
  if (below === 0) return 0;
  if (complete === below) return 100;
  const share = whole > 0 ? done / whole : complete / below;
  return Math.min(99, Math.round(share * 100));
}

function newSums(count: number): ProgressSums {
  return {
    percent: new Float64Array(count),
    done: new Float64Array(count),
    whole: new Float64Array(count),
    complete: new Int32Array(count),
    below: new Int32Array(count),
  };
}

function copyOf({ percent, done, whole, complete, below }: ProgressSums): ProgressSums {
  return {
    percent: percent.slice(),
    done: done.slice(),
    whole: whole.slice(),
    complete: complete.slice(),
    below: below.slice(),
  };
}
