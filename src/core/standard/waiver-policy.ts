import { textsAt } from "../model/fields";
import type { Project, RecordBase } from "../model/types";
import { parseDuration, wallDays } from "../text/duration";
import { dayOf, parseInstant } from "../text/instant";
import { message, type Message } from "../text/message";
import { stringOf, valueOf, type MappingNode } from "../text/tree";

/** Who may permit deviations from the rules of a standard, and for how long. */
export interface WaiverPolicy {
  /** Ids and roles of people, and fields of the project that name one; empty for anybody. */
  readonly approvers: readonly string[];
  /** Longest time between permission and end, as written. */
  readonly longest?: string;
}

/** Reads `waivers` of a standard. */
export function readWaiverPolicy(standard: MappingNode): WaiverPolicy | undefined {
  const node = valueOf(standard, "waivers");
  if (node?.kind !== "mapping") return undefined;
  const longest = stringOf(node, "longest");
  return { approvers: textsAt(node, "approvers"), ...(longest !== undefined && { longest }) };
}

/** What stands against a waiver, at a field of it. */
export interface WaiverObjection {
  readonly key: string;
  readonly message: Message;
}

/** Why a waiver does not count by the policy of the standard; undefined for one that does. */
export function waiverObjection(
  project: Project,
  waiver: RecordBase,
  policy: WaiverPolicy,
): WaiverObjection | undefined {
  const { approver, granted, expires } = waiver.data;
  const { approvers, longest } = policy;
  if (approvers.length > 0 && !mayApprove(project, approver, approvers)) {
    const names = approvers.join(", ");
    return typeof approver === "string"
      ? {
          key: "approver",
          message: message(
            "'{0}' may not approve waivers of this standard. These may: {1}. The waiver does not count.",
            approver,
            names,
          ),
        }
      : {
          key: "approver",
          message: message("The waiver names no approver and does not count. The standard admits: {0}.", names),
        };
  }
  const limit = longest === undefined ? undefined : parseDuration(longest);
  if (!limit || longest === undefined) return undefined;
  const [from, to] = [dayIn(granted), dayIn(expires)];
  if (to === undefined)
    return {
      key: "expires",
      message: message("The standard admits waivers for {0} at most; this one has no end and does not count.", longest),
    };
  if (from === undefined)
    return {
      key: "granted",
      message: message(
        "The standard admits waivers for {0} at most; this one does not say since when and does not count.",
        longest,
      ),
    };
  if (to - from <= wallDays(limit)) return undefined;
  return {
    key: "expires",
    message: message("The standard admits waivers for {0} at most; this one is longer and does not count.", longest),
  };
}

function dayIn(value: unknown): number | undefined {
  const instant = typeof value === "string" ? parseInstant(value) : undefined;
  return instant === undefined ? undefined : dayOf(instant);
}

/** An approver is admitted by id, by role, or because a field of the project names them. */
function mayApprove({ header, recordsById }: Project, approver: unknown, approvers: readonly string[]): boolean {
  if (typeof approver !== "string") return false;
  const role = recordsById.get(approver)?.data["role"];
  return approvers.some((name) => name === approver || name === role || header?.data[name] === approver);
}
