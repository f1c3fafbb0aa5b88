import type { Instant } from "../text/instant";
import { beforeLag } from "./lag";
import type { Plan } from "./plan";

/** Latest instants at which something may start and finish. */
export interface Limits {
  start: Instant;
  finish: Instant;
}

/** Dates of followers that limit a task. */
export interface Followers {
  /** Limits of the summary tasks above. */
  readonly handed: readonly (Limits | undefined)[];
  /** Limit of what has no follower: the project's finish. */
  readonly finish: Instant;
  /** Starts by place, those of summary tasks the earliest below them. */
  readonly starts: Float64Array;
  /** Finishes by place, those of summary tasks the earliest below them, because a link to the finish of a summary task binds all its children. */
  readonly finishes: Float64Array;
  /** Takes the result; one object for a whole pass. */
  readonly limits: Limits;
}

/** Whether a task, or all below a summary task, is done. */
export function isComplete(plan: Plan, place: number): boolean {
  return plan.progress[place] === "complete";
}

/**
 * The latest dates that leave the followers of a task where they are; completed ones don't mind. A link from the finish of a summary task limits all its children; one from its start
 * those children that start it.
 * @param skipStarts leave out links that go out from the start of the task
 */
export function limitsByFollowers(plan: Plan, place: number, followers: Followers, skipStarts: boolean): Limits {
  const { limits } = followers;
  const { network, placedStart } = plan;
  const { links, first } = network.outgoing;
  const parent = network.parent[place] ?? -1;
  const above = parent < 0 ? undefined : followers.handed[parent];
  const startsParent = above !== undefined && placedStart[parent] === placedStart[place];
  limits.start = startsParent ? above.start : Infinity;
  limits.finish = above?.finish ?? followers.finish;
  for (let at = first[place] ?? 0, end = first[place + 1] ?? 0; at < end; at++) {
    const link = links[at];
    if (!link || network.active[link.to] !== true || isComplete(plan, link.to)) continue;
    const dates = link.startsBy ? followers.starts : followers.finishes;
    const limit = beforeLag(plan, link, dates[link.to] ?? followers.finish);
    if (!link.fromStart) limits.finish = Math.min(limits.finish, limit);
    else if (!skipStarts) limits.start = Math.min(limits.start, limit);
  }
  return limits;
}
