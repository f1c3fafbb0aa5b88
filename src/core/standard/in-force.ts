import { dayOf, parseInstant } from "../text/instant";

/** Whether something with these bounds (ISO days) applies at the status date of a project; without a status date it does. */
export function isInForce(
  statusDate: number | undefined,
  { effective, expires }: { readonly effective?: string; readonly expires?: string },
): boolean {
  if (statusDate === undefined) return true;
  const today = dayOf(statusDate - 1);
  const [first, last] = [effective, expires].map((text) => {
    const instant = text === undefined ? undefined : parseInstant(text);
    return instant === undefined ? undefined : dayOf(instant);
  });
  return (first === undefined || first <= today) && (last === undefined || today <= last);
}
