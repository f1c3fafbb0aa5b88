import { presentTheme } from "../kit/theme";
import { loadMermaid } from "./library";

let count = 0;

/**
 * Draws Mermaid text. Mermaid's strict level cleans the picture and switches scripts and links off; nothing of it runs here anyway, because scripts need the nonce.
 * @throws what Mermaid throws for a text that it can't draw
 */
export async function drawDiagram(text: string): Promise<SVGSVGElement> {
  const mermaid = await loadMermaid();
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: "strict",
    theme: "base",
    // Mermaid's own choice is ELK, which alone is larger than all the rest; our bundle leaves it out.
    layout: "dagre",
    look: "classic",
    themeVariables: themeVariables(),
    fontFamily: "inherit",
    flowchart: { htmlLabels: true, useMaxWidth: false, nodeSpacing: 36, rankSpacing: 72, padding: 10, curve: "basis" },
  });
  // Mermaid measures its texts in the page.
  const workplace = document.createElement("div");
  workplace.className = "workplace";
  workplace.setAttribute("aria-hidden", "true");
  document.body.append(workplace);
  try {
    const { svg } = await mermaid.render(`diagram-${++count}`, text, workplace);
    const parsed = new DOMParser().parseFromString(svg, "text/html").querySelector("svg");
    if (!parsed) throw new Error("Mermaid gave no picture");
    return document.adoptNode(parsed);
  } finally {
    workplace.remove();
  }
}

/** Colours of the editor for Mermaid, which derives shades from them and therefore needs plain colours, not variables. */
function themeVariables(): Readonly<Record<string, string | boolean>> {
  const styles = getComputedStyle(document.body);
  const color = (name: string, fallback: string): string =>
    styles.getPropertyValue(`--vscode-${name}`).trim() || fallback;
  const theme = presentTheme();
  const dark = theme === "dark" || theme === "high-contrast";
  const contrast = theme === "high-contrast" || theme === "high-contrast-light";
  const back = color("editor-background", dark ? "#1f1f1f" : "#ffffff");
  const text = color("editor-foreground", dark ? "#cccccc" : "#3b3b3b");
  const border = contrast ? color("contrastBorder", text) : color("charts-blue", dark ? "#3794ff" : "#0063d3");
  return {
    darkMode: dark,
    background: back,
    primaryColor: back,
    primaryTextColor: text,
    primaryBorderColor: border,
    secondaryColor: back,
    tertiaryColor: back,
    lineColor: text,
    textColor: text,
    nodeTextColor: text,
    edgeLabelBackground: back,
    fontSize: "13px",
  };
}
