import { type Words, words } from "@regiohub/infra/words";
import { scaleRows } from "@regiohub/schema/scales";
import type { BoardLoaders } from "../board/loaders.js";
import { type RegionLoaders, regionKey } from "../region/loaders.js";
import { codeInGroup } from "../scale/resolve.js";
import type { SchoolLoaders } from "../school/loaders.js";
import { ageBands } from "./cut.js";
import { NOT_SOON, UNKNOWN, UNKNOWN_SCALE } from "./queries.js";
import type { CellKey } from "./type.js";

/** What looks up the names of places. */
export type NameLoaders = Pick<BoardLoaders, "board"> & Pick<RegionLoaders, "region"> & Pick<SchoolLoaders, "site">;

const CODES: Readonly<Record<string, Words>> = {
  [UNKNOWN]: words("unknown", "onbekend"),
  [UNKNOWN_SCALE]: words("scale without a meaning on this day", "schaal zonder betekenis op deze dag"),
  [NOT_SOON]: words("not within six years", "niet binnen zes jaar"),
  MANAGEMENT: words("management", "directie"),
  TEACHING: words("teachers", "onderwijsgevend personeel"),
  SUPPORT: words("support staff", "onderwijsondersteunend personeel"),
  TRAINEE: words("teachers in training", "leraren in opleiding"),
  MALE: words("men", "mannen"),
  FEMALE: words("women", "vrouwen"),
  OTHER: words("otherwise", "anders"),
  PERMANENT: words("permanent", "vast"),
  TEMPORARY: words("temporary", "tijdelijk"),
  REPLACEMENT: words("replacement", "vervanging"),
};

/** What a cell's place in a dimension is called; its code, where it has no other name. */
export async function labelOf({ dimension, code, of }: CellKey, loaders: NameLoaders): Promise<Words> {
  if (code === UNKNOWN) return CODES[UNKNOWN] as Words;
  const named = (thing: { readonly name: string | null } | undefined) =>
    words(thing?.name ?? code, thing?.name ?? code);
  switch (dimension) {
    case "AGE_BAND":
      return (await ageBands(of.bands)).bands.find((band) => band.code === code)?.label ?? words(code, code);
    case "SITE":
      return named(await loaders.site.load(null, code));
    case "BOARD":
      return named(await loaders.board.load(null, code));
    case "REGION":
      return named(
        of.regionScheme ? await loaders.region.load(of.on, regionKey({ scheme: of.regionScheme, code })) : undefined,
      );
    case "SCALE":
      return CODES[code] ?? named({ name: codeInGroup(code, of.on, await scaleRows()) ?? null });
    default:
      return CODES[code] ?? words(code, code);
  }
}
