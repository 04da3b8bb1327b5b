import { percentOf } from "@regiohub/infra/figures/change";
import { type Page, PageArgs, pageOf, pageSize, readCursor } from "@regiohub/infra/graphql/connection";
import { DateScalar } from "@regiohub/infra/graphql/scalars";
import { type CalendarDate, dayOf } from "@regiohub/infra/values";
import { isEverGivenOut } from "@regiohub/schema/access/given-out";
import { Measured, WhyMissing } from "@regiohub/schema/figures";
import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { type Board, BoardConnection } from "../board/type.js";
import type { StaffContext } from "../context.js";
import { requireDecimals } from "../decimals.js";
import { tenThousandths } from "../forecast/exact.js";
import { whyNoTable } from "../published/planned.js";
import { WorkforceType } from "../workforce/type.js";
import type { Asked } from "./asked.js";
import { Coverage } from "./coverage-type.js";
import { ageBands } from "./cut.js";
import { labelOf } from "./labels.js";
import { AgeBandSchemeType, AgeBandType, CellKey, Language, WorkforceCell } from "./type.js";

/** What figures are divided into, and how much of the place they are about. */
@Resolver(() => WorkforceType)
export class WorkforceResolver {
  @FieldResolver(() => [WorkforceCell], {
    description:
      "The figures divided by `by`, in its order: cells that nobody is in are left out. The board's own are exact. All others get those that are given out of regions and partnerships for a 1 October, with what may not be told left out, as `why` of each says; whom boards of which no total may be told employ is in none, and by board and function group there are teachers alone. Work above school level counts at the board's first site; people who work at several sites count at the first of them, as do the FTE that others are given, while a board's own FTE are at the site of each line, by its share of the employment. A site that the register no longer has counts on days before it closed. Somebody who works for two boards counts at both. A scale is what its code means on the day, as `code` of `CellKey` says.",
  })
  cells(
    @Root() workforce: WorkforceType,
    @Ctx() { loaders }: StaffContext,
  ): Promise<WorkforceCell[]> | WorkforceCell[] {
    const { asked, persons, employments, fte } = workforce;
    const { place, on, division } = asked;
    if (place.kind === "area") return loaders.publishedCells.load({ on, ...division }, place.key);
    if (!asked.isOwn || persons === null || employments === null || fte === null) return [];
    if (division.by.length === 0) {
      return [{ keys: [], persons, employments, fte, exactFte: tenThousandths(fte), why: [], whole: persons }];
    }
    return loaders.cellsOfBoard.load({ on, ...division }, place.key);
  }

  @FieldResolver(() => [WhyMissing], {
    description:
      "Why there are no `cells`; empty where there may be some. NOT_PLANNED: there never are of such a place and day, or divided like this. NOT_OBSERVED: no deliveries tell of the day. NOT_PUBLISHED of the last three times 1 October may end after the next night, of older ones that deliveries tell of after some more, one each night: `publishedTables` says which there are.",
  })
  async why(
    @Root() { asked, suppressedBecause }: WorkforceType,
    @Ctx() { loaders, today }: StaffContext,
  ): Promise<WhyMissing[]> {
    if (asked.isOwn || (await publishedTable(asked, loaders))) return [];
    const { place, on, division } = asked;
    if (place.kind === "board" || !isEverGivenOut(on, today)) return ["NOT_PLANNED"];
    const why = await whyNoTable(place.key, division);
    return [why === "NOT_PUBLISHED" && suppressedBecause === "NOT_OBSERVED" ? "NOT_OBSERVED" : why];
  }

  @FieldResolver(() => DateScalar, {
    nullable: true,
    description: "When `cells` were given out; null where they were not, or are the board's own.",
  })
  async publishedOn(@Root() { asked }: WorkforceType, @Ctx() { loaders }: StaffContext): Promise<CalendarDate | null> {
    const table = await publishedTable(asked, loaders);
    return table ? dayOf(table.releasedAt) : null;
  }

  @FieldResolver(() => AgeBandSchemeType, {
    nullable: true,
    description: "The age bands of the cells; null when they are not divided by age.",
  })
  async bands(@Root() { asked }: WorkforceType): Promise<AgeBandSchemeType | null> {
    return asked.division.by.includes("AGE_BAND") ? await ageBands(asked.division.bands) : null;
  }

  @FieldResolver(() => Coverage, { description: "How much of the place the figures can be about." })
  coverage(@Root() { asked: { place, on } }: WorkforceType, @Ctx() { loaders }: StaffContext): Promise<Coverage> {
    return loaders.coverage.load({ kind: place.kind, on }, place.key);
  }
}

/** The table that others are given of what was asked; undefined: there is none. */
const publishedTable = async ({ place, on, division }: Asked, loaders: StaffContext["loaders"]) =>
  place.kind === "area" ? loaders.publishedTable.load({ on, ...division }, place.key) : undefined;

/** What a cell is of the whole. */
@Resolver(() => WorkforceCell)
export class WorkforceCellResolver {
  @FieldResolver(() => Measured, {
    description: "Its people in percent of everybody (aandeel); null where either is not given out.",
  })
  sharePercent(
    @Root() { persons, whole, why }: WorkforceCell,
    @Arg("decimals", () => Int, { defaultValue: 2, description: "Decimals, 0 to 6; rounded half away from zero." })
    decimals: number,
  ): Measured {
    requireDecimals(decimals);
    if (persons === null) return { value: null, why };
    if (!whole) return { value: null, why: [WhyMissing.MISSING_DENOMINATOR] };
    return { value: percentOf(BigInt(persons), BigInt(whole), decimals), why: [] };
  }
}

/** What a cell's place is called. */
@Resolver(() => CellKey)
export class CellKeyResolver {
  @FieldResolver(() => String, { description: "What it is called; the code where it has no other name." })
  async label(
    @Root() key: CellKey,
    @Arg("lang", () => Language, { defaultValue: Language.NL, description: "In which language." }) lang: Language,
    @Ctx() { loaders }: StaffContext,
  ): Promise<string> {
    const { nl, en } = await labelOf(key, loaders);
    return lang === "NL" ? nl : en;
  }
}

/** What an age band is called. */
@Resolver(() => AgeBandType)
export class AgeBandResolver {
  @FieldResolver(() => String, { description: "What it is called." })
  label(
    @Root() { label: { nl, en } }: AgeBandType,
    @Arg("lang", () => Language, { defaultValue: Language.NL, description: "In which language." }) lang: Language,
  ): string {
    return lang === "NL" ? nl : en;
  }
}

/** Who is missing in a place. */
@Resolver(() => Coverage)
export class CoverageResolver {
  @FieldResolver(() => BoardConnection.Connection, {
    description:
      "The boards in it whose deliveries do not tell of the day, by number: all that do not deliver, and more.",
  })
  async missing(
    @Root() { of: { kind, key, on }, boards, boardsDelivered }: Coverage,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() { loaders, cursors }: StaffContext,
  ): Promise<Page<Board>> {
    const scope = `Coverage.missing ${key}`;
    const stretch = { kind, first: pageSize(first), after: readCursor(after, scope, cursors) ?? null, on };
    const rows = await loaders.missingBoards.load(stretch, key);
    const count = async () => boards - boardsDelivered;
    return pageOf({ rows, first, scope, cursors, keyset: ({ number }) => [number], node: (row): Board => row, count });
  }
}
