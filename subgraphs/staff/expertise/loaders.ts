import type { Caller } from "@regiohub/infra/auth/caller";
import { findPublished, type PublishedCell } from "@regiohub/infra/figures/store";
import type { Batched } from "@regiohub/infra/graphql/batch";
import { wholeList } from "@regiohub/infra/graphql/whole-list";
import { SMALLEST } from "@regiohub/schema/access/audience";
import { LIST_SIZES } from "@regiohub/schema/access/list-sizes";
import type { WhyMissing } from "@regiohub/schema/figures";
import { octoberOf } from "@regiohub/schema/octobers";
import { storeOf } from "../published/store.js";
import { boardsCountOfSwvs } from "../swv/queries.js";
import type { StaffDb } from "../tables.js";
import { type BalanceRow, balancesOf, EXPERTISES } from "./queries.js";
import { placeOf } from "./release.js";
import type { ExpertiseBalance } from "./type.js";

/** Loaders of what partnerships need and have. */
export interface ExpertiseLoaders {
  /** By the code of a partnership, in a year. */
  readonly expertiseOfSwv: Batched<number, string, ExpertiseBalance[]>;
}

/** The loaders of one operation: supply is that of the caller's own boards, and as it was given out to all others. */
export const expertiseLoaders = (db: StaffDb, figures: StaffDb, caller: Caller): ExpertiseLoaders => ({
  expertiseOfSwv: wholeList("Swv.expertise", LIST_SIZES["Swv.expertise"], async (year: number, swvs, limit) => {
    const on = octoberOf(year);
    const boards = caller.kind === "board" ? caller.boards : [];
    const rows = Map.groupBy(await balancesOf(db, swvs, { year, boards }, limit), ({ swv }) => swv);
    const inAll = await boardsCountOfSwvs(db, swvs, on);
    const table = { on, smallest: SMALLEST, dimensions: [EXPERTISES], bands: null };
    const published = await findPublished(storeOf(figures), swvs.map(placeOf), table);
    return swvs.map((swv, index) => {
      const cells = published[index]?.cells ?? [];
      const cellOf = (expertise: string) => cells.find(({ key }) => key[0] === expertise);
      return (rows.get(swv) ?? []).map((row) => balanceOf(row, inAll[index] ?? 0, cellOf(row.expertise)));
    });
  }),
});

type Supply = Pick<ExpertiseBalance, "supplyFte" | "persons" | "boardsCounted" | "why">;

function balanceOf(row: BalanceRow, boardsInAll: number, cell: PublishedCell | undefined): ExpertiseBalance {
  const { expertise, demandFte } = row;
  const supply = row.boards > 0 ? own(row) : published(cell);
  const gapFte = supply.supplyFte === null ? null : ofHundredths(hundredths(demandFte) - hundredths(supply.supplyFte));
  return { expertise, demandFte, ...supply, gapFte, boardsInAll };
}

const none = (why: WhyMissing): Supply => ({ supplyFte: null, persons: null, boardsCounted: null, why: [why] });

const own = ({ boardsTelling, supplyFte, persons }: BalanceRow): Supply =>
  boardsTelling > 0 ? { supplyFte, persons, boardsCounted: boardsTelling, why: [] } : none("NOT_DELIVERED");

/** Which boards a published figure is of would tell which have experts at all. */
function published(cell: PublishedCell | undefined): Supply {
  const [persons, , tenThousandths] = cell?.amounts ?? [];
  if (persons === undefined || tenThousandths === undefined) return none(cell?.why ?? "NOT_PUBLISHED");
  return { supplyFte: ofHundredths(Math.round(tenThousandths / 100)), persons, boardsCounted: null, why: [] };
}

const hundredths = (fte: string): number => Math.round(Number(fte) * 100);
const ofHundredths = (fte: number): string => (fte / 100).toFixed(2);
