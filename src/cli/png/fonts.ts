import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { message } from "../../core/text/message";
import { readBytes } from "../files";
import { CannotRun } from "../host";
import { readFont, type FontFace } from "./font-file";

/** Fonts for a text, the first for what nothing better is said about. */
export interface ChosenFonts {
  readonly family: string;
  readonly files: readonly Uint8Array[];
  /** Characters that none of them has. */
  readonly missing: readonly string[];
}

/**
 * Files of fonts that people have, with their bold letters: Windows, macOS, Linux. Those of Latin letters come first, because those of Japanese ones are large; among fonts
 * of the same letters the ones that the pictures ask for.
 */
const known: readonly (readonly [regular: string, bold?: string])[] = [
  ["segoeui.ttf", "segoeuib.ttf"],
  ["HelveticaNeue.ttc"],
  ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"],
  ["NotoSans-Regular.ttf", "NotoSans-Bold.ttf"],
  ["LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"],
  ["Arial.ttf", "Arial Bold.ttf"],
  ["arial.ttf", "arialbd.ttf"],
  ["YuGothR.ttc", "YuGothB.ttc"],
  ["ヒラギノ角ゴシック W3.ttc", "ヒラギノ角ゴシック W6.ttc"],
  ["NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc"],
  ["NotoSansCJKjp-Regular.otf", "NotoSansCJKjp-Bold.otf"],
  ["NotoSansJP-Regular.otf", "NotoSansJP-Bold.otf"],
  ["NotoSansJP-Regular.ttf", "NotoSansJP-Bold.ttf"],
  ["meiryo.ttc", "meiryob.ttc"],
  ["msgothic.ttc"],
  ["ipaexg.ttf"],
  ["ipagp.ttf"],
  ["ipag.ttf"],
  ["TakaoPGothic.ttf"],
  ["VL-PGothic-Regular.ttf"],
  ["fonts-japanese-gothic.ttf"],
  ["DroidSansFallbackFull.ttf"],
  ["seguisym.ttf"],
  ["Apple Symbols.ttf"],
  ["NotoSansSymbols2-Regular.ttf"],
];

/** Folders in which a system keeps its fonts. */
export function fontFolders(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  const home = env["HOME"] ?? "";
  switch (platform) {
    case "win32":
      return [
        path.join(env["WINDIR"] ?? "C:\\Windows", "Fonts"),
        path.join(env["LOCALAPPDATA"] ?? "", "Microsoft", "Windows", "Fonts"),
      ];
    case "darwin":
      return ["/System/Library/Fonts", "/Library/Fonts", path.join(home, "Library/Fonts")];
    default:
      return [
        "/usr/share/fonts",
        "/usr/local/share/fonts",
        path.join(env["XDG_DATA_HOME"] ?? path.join(home, ".local/share"), "fonts"),
        path.join(home, ".fonts"),
      ];
  }
}

/** The fonts that a person named. @throws CannotRun for what is no font */
export async function namedFonts(files: readonly string[], text: string): Promise<ChosenFonts> {
  const chosen = new Choice(text);
  for (const file of files) {
    const data = await readBytes(file);
    const face = readFont(data);
    if (!face) throw new CannotRun(message("'{0}' is no font in the form of TrueType or OpenType.", file));
    chosen.add(face, [data]);
  }
  return chosen.result(message("No font was given."));
}

/** Fonts of the system that have the characters of a text: as few as do. @throws CannotRun without any font */
export async function systemFonts(folders: readonly string[], text: string): Promise<ChosenFonts> {
  const chosen = new Choice(text);
  const installed = await fontFiles(folders);
  const read = async (name: string | undefined): Promise<readonly Uint8Array[]> => {
    const file = name === undefined ? undefined : installed.get(name.normalize("NFC"));
    return file === undefined ? [] : [await readFile(file)];
  };
  for (const [regular, bold] of known) {
    const [data] = await read(regular);
    const face = data && readFont(data);
    if (data && face && chosen.wants(face)) chosen.add(face, [data, ...(await read(bold))]);
    if (chosen.isComplete) break;
  }
  // Letters are worth a look into every font; for a sign that is wanting that would take too long.
  for (const name of installed.keys()) {
    if (!chosen.lacksLetters) break;
    const [data] = await read(name);
    const face = data && readFont(data);
    if (data && face && chosen.wants(face)) chosen.add(face, [data]);
  }
  return chosen.result(
    message("No font was found in {0}. Install one, or name the file of a font with --font.", folders.join(", ")),
  );
}

/** Whether a text can't be read without a character. */
export function isLetter(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}

class Choice {
  readonly #files: Uint8Array[] = [];
  #missing: readonly string[];
  #family: string | undefined;

  constructor(text: string) {
    this.#missing = [...new Set(text)].filter((character) => /[^\p{C}\p{Z}\p{M}]/u.test(character)).sort();
  }

  get isComplete(): boolean {
    return this.#family !== undefined && this.#missing.length === 0;
  }

  /** Whether there is no font yet, or none for some letters. */
  get lacksLetters(): boolean {
    return this.#family === undefined || this.#missing.some(isLetter);
  }

  wants({ has }: FontFace): boolean {
    return this.#missing.some((character) => has(character.codePointAt(0) ?? 0));
  }

  add({ family, has }: FontFace, files: readonly Uint8Array[]): void {
    this.#family ??= family;
    this.#files.push(...files);
    this.#missing = this.#missing.filter((character) => !has(character.codePointAt(0) ?? 0));
  }

  /** @throws CannotRun with the problem where there is no font */
  result(problem: ReturnType<typeof message>): ChosenFonts {
    if (this.#family === undefined) throw new CannotRun(problem);
    return { family: this.#family, files: this.#files, missing: this.#missing };
  }
}

/** Every font file in some folders and below them by its name; of two with the same name the first. Folders that can't be read count as empty. */
async function fontFiles(folders: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const folder of folders) {
    const names = await readdir(folder, { recursive: true }).catch(() => []);
    for (const name of names.sort()) {
      const base = path.basename(name).normalize("NFC");
      if (/\.(?:ttf|otf|ttc|otc)$/i.test(base) && !found.has(base)) found.set(base, path.join(folder, name));
    }
  }
  return found;
}
