/** Plain data of a file. */
export type Data = Readonly<Record<string, unknown>>;

/** A step on the way to a value: the key of a mapping, or the id of a record in a list. */
export type Step = { readonly key: string } | { readonly id: string };
export type Path = readonly Step[];

/**
 * How a project and its template differ at a place: the template has something new (`added`), something else (`changed`) or nothing any more (`removed`), and the project
 * still has what it took over; the project has something of its own, and the template is as it was (`customised`); or both have changed, differently (`conflict`).
 */
export type DriftKind = "added" | "changed" | "removed" | "customised" | "conflict";

export interface DriftChange {
  readonly kind: DriftKind;
  readonly path: Path;
  /** What the template had when it was taken over, what the project has, and what the template has now; undefined for nothing. */
  readonly base: unknown;
  readonly own: unknown;
  readonly now: unknown;
  /** Ids of the records that stand before it in the list of the template, the nearest first. */
  readonly after?: readonly string[];
}

/** `schedule.tasks[design].duration` */
export function pathText(path: Path): string {
  return path.map((step, at) => ("id" in step ? `[${step.id}]` : (at === 0 ? "" : ".") + step.key)).join("");
}

/**
 * Compares a template as it was taken over, the project, and the template as it is now, by meaning: keys of mappings and ids of records count, not lines or their order.
 * What only the project has is its own affair.
 * @param isOwned whether a place belongs to the project
 */
export function compareThreeWays(
  base: Data,
  own: Data,
  now: Data,
  isOwned: (path: Path) => boolean,
): readonly DriftChange[] {
  const changes: DriftChange[] = [];
  compareKeys([], base, own, now, { changes, isOwned });
  return changes;
}

interface Comparison {
  readonly changes: DriftChange[];
  readonly isOwned: (path: Path) => boolean;
}

function compareKeys(path: Path, base: Data, own: Data, now: Data, comparison: Comparison): void {
  for (const key of new Set([...Object.keys(now), ...Object.keys(base)]))
    compare([...path, { key }], valueOf(base, key), valueOf(own, key), valueOf(now, key), comparison);
}

function compare(
  path: Path,
  base: unknown,
  own: unknown,
  now: unknown,
  comparison: Comparison,
  after?: readonly string[],
): void {
  const { changes, isOwned } = comparison;
  if (isOwned(path) || isSameData(own, now)) return;
  const [mappings, lists] = [[base, own, now].map(asMapping), [base, own, now].map(asRecords)];
  const [baseMap, ownMap, nowMap] = mappings;
  if (
    ownMap &&
    (nowMap ?? baseMap) &&
    (base === undefined || baseMap) &&
    (now === undefined || nowMap) &&
    now !== undefined
  ) {
    compareKeys(path, baseMap ?? {}, ownMap, nowMap ?? {}, comparison);
    return;
  }
  const [baseList, ownList, nowList] = lists;
  if (ownList && nowList && (base === undefined || baseList)) {
    compareRecords(path, baseList ?? new Map(), ownList, nowList, comparison);
    return;
  }
  const kind = kindOf(base, own, now);
  if (kind) changes.push({ kind, path, base, own, now, ...(after && { after }) });
}

function compareRecords(
  path: Path,
  base: ReadonlyMap<string, unknown>,
  own: ReadonlyMap<string, unknown>,
  now: ReadonlyMap<string, unknown>,
  comparison: Comparison,
): void {
  const before: string[] = [];
  for (const [id, value] of now) {
    compare([...path, { id }], base.get(id), own.get(id), value, comparison, [...before].reverse());
    before.push(id);
  }
  for (const [id, value] of base)
    if (!now.has(id)) compare([...path, { id }], value, own.get(id), undefined, comparison);
}

function kindOf(base: unknown, own: unknown, now: unknown): DriftKind | undefined {
  if (isSameData(base, now)) return "customised";
  if (isSameData(base, own)) return own === undefined ? "added" : now === undefined ? "removed" : "changed";
  // What both have taken away is gone.
  return own === undefined && now === undefined ? undefined : "conflict";
}

function valueOf(data: Data, key: string): unknown {
  const value = Object.hasOwn(data, key) ? data[key] : undefined;
  return value === null ? undefined : value;
}

function asMapping(value: unknown): Data | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Data) : undefined;
}

/** The records of a list by their ids; undefined for a list of anything else. */
function asRecords(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (!Array.isArray(value)) return undefined;
  const records = new Map<string, unknown>();
  for (const item of value as readonly unknown[]) {
    const id = asMapping(item)?.["id"];
    if (typeof id !== "string" || records.has(id)) return undefined;
    records.set(id, item);
  }
  return records;
}

/** Whether two values say the same; the order of keys does not matter. */
export function isSameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, at) => isSameData(item, (b as readonly unknown[])[at]));
  const [left, right] = [asMapping(a), asMapping(b)];
  if (!left || !right) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && isSameData(left[key], right[key]))
  );
}
