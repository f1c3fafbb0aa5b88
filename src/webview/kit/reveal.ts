/** Shows the text of a record. `focus`: the person goes on there; otherwise the focus stays in the picture. */
export type RevealAction = (id: string, focus: boolean) => void;

/** Whether a click means to go on in the text: the second of a double click, or Enter on a button, which comes as a click without a count. */
export function goesOn(click: MouseEvent): boolean {
  return click.detail !== 1;
}
