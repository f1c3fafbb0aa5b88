/**
 * Safe building of elements. Text reaches the page as text only, and styles through CSSOM, because the Content-Security-Policy admits
 * neither inline styles nor inline handlers.
 */
export interface ElementOptions {
  readonly class?: string;
  readonly text?: string;
  /** Undefined and false leave the attribute out, true writes it empty. */
  readonly attributes?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly styles?: Readonly<Record<string, string>>;
  readonly on?: Readonly<Record<string, (event: Event) => void>>;
  readonly children?: readonly (Node | string)[];
}

const svgNamespace = "http://www.w3.org/2000/svg";

/** Makes an HTML element. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  options: ElementOptions = {},
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  fill(made, options);
  return made;
}

/** Makes an SVG element. */
export function svgElement<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  options: ElementOptions = {},
): SVGElementTagNameMap[Name] {
  const made = document.createElementNS(svgNamespace, name);
  fill(made, options);
  return made;
}

/** Sets styles without a style attribute; custom properties included. */
export function setStyles(target: HTMLElement | SVGElement, styles: Readonly<Record<string, string>>): void {
  for (const [property, value] of Object.entries(styles)) {
    if (target.style.getPropertyValue(property) !== value) target.style.setProperty(property, value);
  }
}

/**
 * Sets an attribute; false or undefined removes it. Writes only what differs, because a browser lays out again even for the same value.
 * @throws for attributes that would carry code or inline styles
 */
export function setAttribute(target: Element, name: string, value: string | number | boolean | undefined): void {
  if (name === "style" || /^on/i.test(name)) throw new Error(`Attribute ${name} is not allowed`);
  if (value === undefined || value === false) {
    if (target.hasAttribute(name)) target.removeAttribute(name);
    return;
  }
  const text = value === true ? "" : String(value);
  if (target.getAttribute(name) !== text) target.setAttribute(name, text);
}

/** Writes the text of an element, if it is another one: a browser lays out again even for the same text. */
export function setText(target: Element, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}

function fill(target: HTMLElement | SVGElement, options: ElementOptions): void {
  if (options.class) target.setAttribute("class", options.class);
  if (options.text !== undefined) target.textContent = options.text;
  for (const [name, value] of Object.entries(options.attributes ?? {})) setAttribute(target, name, value);
  if (options.styles) setStyles(target, options.styles);
  for (const [name, listener] of Object.entries(options.on ?? {})) target.addEventListener(name, listener);
  if (options.children) target.append(...options.children);
}
