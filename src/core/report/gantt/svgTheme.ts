/** Colours of the exported picture. It stands outside of the editor, so it brings its own. */
export interface SvgColors {
  readonly back: string;
  readonly text: string;
  readonly muted: string;
  readonly hair: string;
  readonly strong: string;
  readonly band: string;
  readonly shade: string;
  readonly holiday: string;
  readonly bar: string;
  readonly barBack: string;
  readonly critical: string;
  readonly criticalBack: string;
  readonly summary: string;
  readonly link: string;
  readonly today: string;
  readonly status: string;
  readonly deadline: string;
}

export const svgColors: Readonly<Record<"light" | "dark", SvgColors>> = {
  light: {
    back: "#ffffff",
    text: "#24292f",
    muted: "#57606a",
    hair: "#e8ebef",
    strong: "#cdd3da",
    band: "#f6f8fa",
    shade: "#f1f3f6",
    holiday: "#e3e7ed",
    bar: "#2f7fdb",
    barBack: "#bcd9f7",
    critical: "#cf222e",
    criticalBack: "#f9d0d3",
    summary: "#424a53",
    link: "#8c959f",
    today: "#b35900",
    status: "#6b3fa0",
    deadline: "#2c7a34",
  },
  dark: {
    back: "#1b1f24",
    text: "#d7dce2",
    muted: "#9aa4af",
    hair: "#2a3037",
    strong: "#414951",
    band: "#20252b",
    shade: "#23282f",
    holiday: "#2f363e",
    bar: "#4596f0",
    barBack: "#24466d",
    critical: "#f25f5f",
    criticalBack: "#5c2a2d",
    summary: "#aab3bd",
    link: "#77818c",
    today: "#e59a3c",
    status: "#b98be6",
    deadline: "#7cc884",
  },
};

/** The pattern of critical bars, for the definitions of a picture. */
export const hatchPattern = `<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="p" d="M0 0V6"/></pattern>`;

/** The style sheet of the picture. Classes keep it a third as large as attributes would. */
export function svgStyle(colors: SvgColors): string {
  return [
    `text{fill:${colors.text};font-size:12px}`,
    `.h{font-size:20px;font-weight:600}.b{font-weight:600}.m{fill:${colors.muted}}`,
    `.s{font-size:11px}.e{text-anchor:end}.c{text-anchor:middle}`,
    `.l{fill:none;stroke:${colors.hair}}.L{fill:none;stroke:${colors.strong}}`,
    `.r{fill:${colors.band}}.f{fill:${colors.shade}}.F{fill:${colors.holiday}}`,
    `.t{fill:${colors.barBack};stroke:${colors.bar}}.d{fill:${colors.bar}}`,
    `.C .t{fill:${colors.criticalBack};stroke:${colors.critical};stroke-width:1.6}.C .d{fill:${colors.critical}}`,
    `.g{fill:${colors.summary}}.o{fill:${colors.text}}.C .o{fill:${colors.critical}}`,
    `.n{paint-order:stroke;stroke:${colors.back};stroke-width:3px;stroke-linejoin:round}`,
    `.k{fill:none;stroke:${colors.link}}.K{fill:${colors.link}}`,
    `.x{fill:none;stroke:${colors.critical}}.X{fill:${colors.critical}}`,
    `.B{fill:${colors.muted}}.S{fill:none;stroke:${colors.critical};stroke-width:1.5;stroke-dasharray:3 2}`,
    `.V{fill:none;stroke:${colors.status};stroke-width:2}`,
    `.A{fill:none;stroke:${colors.deadline};stroke-width:2}`,
    `.G{fill:none;stroke:${colors.muted};stroke-width:1.5;stroke-dasharray:1 4;stroke-linecap:round}`,
    `.D{fill:${colors.deadline}}.M{fill:${colors.critical}}.i{opacity:.45}`,
    `.y{fill:none;stroke:${colors.today};stroke-width:1.5}.Y{fill:${colors.today}}`,
    `.z{fill:none;stroke:${colors.status};stroke-width:1.5;stroke-dasharray:5 3}.Z{fill:${colors.status}}`,
    `.w{fill:${colors.back};font-size:11px;font-weight:600;text-anchor:middle}`,
    `.p{fill:none;stroke:${colors.critical};stroke-width:1.6;opacity:.6}`,
  ].join("");
}
