export type Theme = "light" | "dark" | "high-contrast" | "high-contrast-light";

/** The theme that VS Code marks on the body. High-contrast light carries both high-contrast classes. */
export function presentTheme(): Theme {
  const classes = document.body.classList;
  if (classes.contains("vscode-high-contrast-light")) return "high-contrast-light";
  if (classes.contains("vscode-high-contrast")) return "high-contrast";
  return classes.contains("vscode-light") ? "light" : "dark";
}

/**
 * Calls back when the theme changes. Only needed where colours are read by script: what is styled by variables follows by itself.
 * @returns a function that stops it
 */
export function observeTheme(changed: (theme: Theme) => void): () => void {
  let theme = presentTheme();
  const observer = new MutationObserver(() => {
    const next = presentTheme();
    if (next === theme) return;
    theme = next;
    changed(next);
  });
  observer.observe(document.body, { attributes: true, attributeFilter: ["class"] });
  return () => {
    observer.disconnect();
  };
}

/** Whether the person asked for less motion. */
export function prefersReducedMotion(): boolean {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
