import path from "node:path";
import { pageSuffix, pngProblem, writtenInPages } from "../../core/report/png";
import { message, type Message } from "../../core/text/message";
import { writeAtomically } from "../files";
import { CannotRun, say, type Host } from "../host";
import { relativePath } from "../load";
import { printable } from "../output/terminal";
import { openRasterizer } from "../png/rasterize";

export interface PngTarget {
  /** File to write; the standard output without it. */
  readonly output?: string;
  /** Files of fonts. */
  readonly font: readonly string[];
}

/**
 * Writes a picture as PNG: one file, or one for each page where it is too large for one.
 * @param pagesOf the picture in pages, for those that have some
 * @throws CannotRun where it is too large and has no pages, or where pages would go to the standard output
 */
export async function writePng(
  svg: string,
  pagesOf: (() => readonly string[]) | undefined,
  { output, font }: PngTarget,
  host: Host,
): Promise<void> {
  const tooLarge = pngProblem(svg);
  if (tooLarge && pagesOf) {
    if (output === undefined)
      throw new CannotRun(
        message("The chart is too large for one PNG and is written in pages. Name a file with -o: -o chart.png."),
      );
    await writePages(pagesOf(), output, font, host);
    return;
  }
  const png = (await openRasterizer([svg], font, host))(svg);
  if (output === undefined) host.out(png);
  else {
    const file = path.resolve(host.cwd, output);
    await writeAtomically(file, png);
    tell(message("Written: {0}", relativePath(host.cwd, file)), host);
  }
}

async function writePages(
  pages: readonly string[],
  output: string,
  font: readonly string[],
  host: Host,
): Promise<void> {
  const { dir, name, ext } = path.parse(path.resolve(host.cwd, output));
  const names: string[] = [];
  const draw = await openRasterizer(pages, font, host);
  for (const [at, page] of pages.entries()) {
    const file = path.join(dir, `${name}${pageSuffix(at, pages.length)}${ext}`);
    await writeAtomically(file, draw(page));
    names.push(relativePath(host.cwd, file));
  }
  const [first = "", last = ""] = [names[0], names.at(-1)];
  tell(writtenInPages(pages.length, first, last), host);
}

function tell(words: Message, host: Host): void {
  host.err(`${printable(say(host, words))}\n`);
}
