import { initWasm, Resvg } from "@resvg/resvg-wasm";
import rasterizer from "@resvg/resvg-wasm/index_bg.wasm";
import path from "node:path";
import { pngProblem, pngScale } from "../../core/report/png";
import { message } from "../../core/text/message";
import { readBytes } from "../files";
import { CannotRun, say, type Host } from "../host";
import { printable } from "../output/terminal";
import { fontFolders, isLetter, namedFonts, systemFonts } from "./fonts";

/**
 * Makes what draws these SVGs as PNG, twice as fine. The same SVG and fonts give the same bytes on every machine.
 * @param files of fonts; without any those of the system are used
 * @throws CannotRun where a picture is too large or a font is wanting
 */
export async function openRasterizer(
  svgs: readonly string[],
  files: readonly string[],
  host: Host,
): Promise<(svg: string) => Uint8Array> {
  const problem = svgs.map(pngProblem).find((one) => one !== undefined);
  if (problem) throw new CannotRun(problem);
  const text = svgs.map(textOf).join("");
  const fonts =
    files.length > 0
      ? await namedFonts(files, text)
      : await systemFonts(fontFolders(process.platform, process.env), text);
  tellMissing(fonts.missing, host);
  await initWasm(await readBytes(path.join(__dirname, rasterizer)));
  return (svg) => {
    const picture = new Resvg(svg, {
      fitTo: { mode: "zoom", value: pngScale },
      font: { fontBuffers: [...fonts.files], defaultFontFamily: fonts.family, sansSerifFamily: fonts.family },
    });
    const drawn = picture.render();
    const data = drawn.asPng();
    drawn.free();
    picture.free();
    return data;
  };
}

/** All text that a picture shows, and its entities, which are made of letters that every font has. */
function textOf(svg: string): string {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, content]) => content).join("");
}

/** Letters that no font has make a picture that nobody can read; a sign that is wanting is worth a note. @throws CannotRun */
function tellMissing(missing: readonly string[], host: Host): void {
  if (missing.length === 0) return;
  const some = missing.slice(0, 10).join(" ");
  if (missing.some(isLetter))
    throw new CannotRun(
      message("No font has the characters {0}. Install a font that has them, or name its file with --font.", some),
    );
  host.err(`${printable(say(host, message("No font has the signs {0}; they are left out of the picture.", some)))}\n`);
}
