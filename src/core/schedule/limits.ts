import type { Instant } from "../text/instant";
import { linkEnds } from "./forward";
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
  /** Leave out links that go out from the start of the task. */
  readonly skipStarts: boolean;
}

/** Whether a task, or all below a summary task, is done. */
export function isComplete(plan: Plan, place: number): boolean {
  return (plan.leaves[place]?.progress ?? plan.summaryProgress[place]) === "complete";
}

/**
 * The latest dates that leave the followers of a task where they are; completed ones don't mind. A link from the finish of a summary task limits all its children; one from its start
 * those children that start it.
 */
export function limitsByFollowers(plan: Plan, place: number, followers: Followers): Limits {
  const { network, placedStart } = plan;
  const parent = network.parent[place] ?? -1;
  const above = followers.handed[parent];
  const startsParent = above !== undefined && placedStart[parent] === placedStart[place];
  const limits: Limits = { start: startsParent ? above.start : Infinity, finish: above?.finish ?? followers.finish };
  for (const link of network.outgoing[place] ?? []) {
    if (network.active[link.to] !== true || isComplete(plan, link.to)) continue;
    const bindsFinish = !linkEnds.startsBy[link.type];
    const dates = bindsFinish ? followers.finishes : followers.starts;
    const limit = beforeLag(plan, link, dates[link.to] ?? followers.finish, bindsFinish);
    if (!linkEnds.fromStart[link.type]) limits.finish = Math.min(limits.finish, limit);
    else if (!followers.skipStarts) limits.start = Math.min(limits.start, limit);
  }
  return limits;
}
