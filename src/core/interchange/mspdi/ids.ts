const longestSlug = 40;

/** `Bid Manager (OzBuild)` -> `bid-manager-ozbuild`; empty for a name without Latin letters or digits. */
export function slug(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, longestSlug)
    .replace(/^-+|-+$/g, "");
}

/**
 * Gives ids that are unique in the project over all kinds of records.
 * Tasks are named by their UID (`t12`): it stays the same in the next export of the same plan, whatever is renamed or moved, and whatever language names are in.
 * People and calendars, which are few and stand in many places, are named after their names.
 */
export class IdRegistry {
  readonly #taken = new Set<string>();

  /** The id of a task: `t12`. */
  task(uid: number): string {
    return this.#unique(`t${uid}`);
  }

  /** An id from a name, or from `prefix` and the UID where the name has no letters for it. */
  named(name: string | undefined, prefix: string, uid: number): string {
    const base = slug(name ?? "");
    // What looks like the id of a task stays for tasks; an id begins with a letter.
    const usable = /^[a-z]/.test(base) && !/^t\d+$/.test(base);
    return this.#unique(usable ? base : `${prefix}-${base === "" ? uid : base}`);
  }

  #unique(wanted: string): string {
    let id = wanted;
    for (let index = 2; this.#taken.has(id); index++) id = `${wanted}-${index}`;
    this.#taken.add(id);
    return id;
  }
}
