/** Whether a status says that a risk needs no more attention. */
export function isClosed(status: string | undefined): boolean {
  return status === "closed" || status === "rejected";
}

/** Whether a risk may still happen: it is neither closed nor rejected, nor has it occurred (then it is an issue). */
export function mayHappen(status: string | undefined): boolean {
  return !isClosed(status) && status !== "occurred";
}
