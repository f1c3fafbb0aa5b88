/** What differs between the hosts, and what tests want to replace. */
export interface Environment {
  readonly host: "node" | "web";
  /** The clock. */
  readonly now: () => Date;
}
