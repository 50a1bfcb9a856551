import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import {
  EMOJI_FONT,
  type FontKey,
  LATIN_FONT,
  MAIN_FONT,
  SYMBOL_FONT,
} from "#shared/documents/layout/font-runs";

/** Files of one family: two weights, no italics (PRINT 2). */
export interface FontFiles {
  readonly regular: string;
  readonly bold: string;
}

export type FontTable = Readonly<Record<FontKey, FontFiles>>;

interface PackagedFont {
  readonly key: FontKey;
  readonly packageName: string;
  readonly regular: string;
  /** Symbols 2 has one weight. */
  readonly bold: string;
}

const packaged = (key: FontKey, packageName: string, file: string): PackagedFont => ({
  key,
  packageName,
  regular: `400Regular/${file}_400Regular.ttf`,
  bold: `700Bold/${file}_700Bold.ttf`,
});

/** PRINT 5: what the program ships. */
const PACKAGED_FONTS: readonly PackagedFont[] = [
  packaged(MAIN_FONT, "noto-sans-sc", "NotoSansSC"),
  packaged(LATIN_FONT, "noto-sans", "NotoSans"),
  {
    key: SYMBOL_FONT,
    packageName: "noto-sans-symbols-2",
    regular: "400Regular/NotoSansSymbols2_400Regular.ttf",
    bold: "400Regular/NotoSansSymbols2_400Regular.ttf",
  },
  packaged("KR", "noto-sans-kr", "NotoSansKR"),
  packaged("JP", "noto-sans-jp", "NotoSansJP"),
  packaged("HK", "noto-sans-hk", "NotoSansHK"),
  packaged(EMOJI_FONT, "noto-emoji", "NotoEmoji"),
];

/** TrueType fonts of operating systems that hold ideographs ours lack; the first that exists of each is taken. */
const SYSTEM_CANDIDATES: Readonly<Record<string, readonly string[]>> = {
  win32: ["C:\\Windows\\Fonts\\simsunb.ttf", "C:\\Windows\\Fonts\\SimsunExtG.ttf"],
  darwin: ["/System/Library/Fonts/Supplemental/Arial Unicode.ttf"],
  linux: ["/usr/share/fonts/truetype/hanazono/HanaMinB.ttf"],
};

export interface FontSelection {
  readonly table: FontTable;
  readonly systemFonts: readonly FontKey[];
}

/** Where to look for fonts. */
export interface FontPlaces {
  /** Folder with the font files side by side, as a packaged program ships them; null: the npm packages. */
  readonly folder: string | null;
  /** Use fonts of the operating system for what no packaged font has (PRINT 5). */
  readonly system: boolean;
}

export const PACKAGE_FONTS_ONLY: FontPlaces = { folder: null, system: false };

function packagedFiles(folder: string | null): FontTable {
  const require = createRequire(import.meta.url);
  const locate = (font: PackagedFont, file: string): string =>
    folder === null
      ? require.resolve(`@expo-google-fonts/${font.packageName}/${file}`)
      : path.join(folder, path.posix.basename(file));
  return Object.fromEntries(
    PACKAGED_FONTS.map((font) => [
      font.key,
      { regular: locate(font, font.regular), bold: locate(font, font.bold) },
    ]),
  );
}

/** The fonts to print with on this computer. */
export function selectFonts(places: FontPlaces, platform: string = process.platform): FontSelection {
  const table: Record<FontKey, FontFiles> = { ...packagedFiles(places.folder) };
  const systemFonts: FontKey[] = [];
  if (places.system) {
    for (const file of SYSTEM_CANDIDATES[platform] ?? []) {
      if (!existsSync(file)) continue;
      const key = `System${systemFonts.length + 1}`;
      table[key] = { regular: file, bold: file };
      systemFonts.push(key);
    }
  }
  return { table, systemFonts };
}
