import { Access } from "@regiohub/infra/access/declare";
import { codesEnum } from "@regiohub/infra/graphql/enum";
import { DecimalScalar } from "@regiohub/infra/graphql/scalars";
import type { CalendarDate, Decimal } from "@regiohub/infra/values";
import type { Words } from "@regiohub/infra/words";
import { FIGURES, OPEN } from "@regiohub/schema/access/demands";
import { Dimension, WhyMissing } from "@regiohub/schema/figures";
import { RegionScheme } from "@regiohub/schema/regions";
import { ArgsType, Field, Int, ObjectType } from "type-graphql";
import type { Division } from "./cut.js";

/** Languages that things are called in. */
export type Language = "NL" | "EN";
export const Language = codesEnum<Language>("Language", "Language in which something is called (taal).", {
  NL: "Dutch (Nederlands).",
  EN: "English (Engels).",
});

/** What figures are to be divided by. */
@ArgsType()
export class DivisionArgs implements Division {
  @Field(() => [Dimension], {
    defaultValue: [],
    description: "What `cells` are divided by: at most three, none twice. With none, they are one cell of all.",
  })
  declare by: Dimension[];

  @Field(() => String, {
    defaultValue: "DUO_10",
    description: "Scheme of age bands: `DUO_10` (ten years), `FIVE` (five years), `M0`, `VENSTERS` or `UNDER_35`.",
  })
  declare bands: string;

  @Field(() => RegionScheme, {
    nullable: true,
    description: "How REGION divides the country; to be given with it. Not one whose regions may overlap.",
  })
  declare regionScheme: RegionScheme | null;
}

/** Ages that are counted together. */
@ObjectType("AgeBand", { simpleResolvers: true, description: "Ages that are counted together (leeftijdsklasse)." })
@Access(OPEN)
export class AgeBandType {
  @Field(() => String, {
    description: "Code within the scheme, such as `25-35`, the ages from 25 to 34; as in the keys of cells.",
  })
  declare code: string;

  @Field(() => Int, { description: "Youngest age, in whole years on the reference day." })
  declare fromAge: number;

  @Field(() => Int, { nullable: true, description: "First age that is beyond it; null when there is none." })
  declare untilAge: number | null;

  /** Not in the graph as it is: in one of its languages. */
  declare label: Words;
}

/** One way to divide people by age. */
@ObjectType("AgeBandScheme", {
  simpleResolvers: true,
  description:
    "A way to divide people by age (indeling in leeftijdsklassen). Never compare bands of different schemes.",
})
@Access(OPEN)
export class AgeBandSchemeType {
  @Field(() => String, { description: "Code, such as `DUO_10`." })
  declare code: string;

  @Field(() => [AgeBandType], { description: "Its bands, youngest first; each begins where the one before ends." })
  declare bands: readonly AgeBandType[];
}

/** Where a cell stands in one dimension. */
@ObjectType({ simpleResolvers: true, description: "Where a cell stands in one dimension." })
@Access(FIGURES)
export class CellKey {
  @Field(() => Dimension, { description: "The dimension." })
  declare dimension: Dimension;

  @Field(() => String, {
    description:
      "Its place there: a code of the band, group, sex or contract, or of the site, board or region; of a scale, what its code means on the day: `T2` for LB until 2018, L11 and today's LC, or `UNKNOWN_SCALE`. `UNKNOWN` for those of whom nothing says it.",
  })
  declare code: string;

  /** Not in the graph: on which day, and by which schemes. */
  declare of: Pick<Division, "bands" | "regionScheme"> & { readonly on: CalendarDate };
}

/** People who are counted together. */
@ObjectType({
  simpleResolvers: true,
  description:
    "People who are counted together. A person is in the cell of what they mainly are: the function group with most of their size, the firmest contract. An employment and its size are in the cell of what itself is. So the three are three different things. Of places, people and their employments are at the first of the sites where they work, and a board's own FTE where the work is, line by line: a cell may have FTE and nobody. FTE that others are given are where the person is, with all they do: a few hours at another school would tell of one.",
})
@Access(FIGURES)
export class WorkforceCell {
  @Field(() => [CellKey], { description: "Where it stands, in the order of `by`." })
  declare keys: readonly CellKey[];

  @Field(() => Int, { nullable: true, description: "People (personen); null where it says why." })
  declare persons: number | null;

  @Field(() => Int, { nullable: true, description: "Employments (dienstverbanden); null where it says why." })
  declare employments: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: "Sum of the employments' sizes (fte), 1 = full time; null where it says why.",
  })
  declare fte: Decimal | null;

  @Field(() => [WhyMissing], { description: "Why figures are missing; empty where none is." })
  declare why: readonly WhyMissing[];

  /** Not in the graph: `fte` in ten-thousandths, before it is rounded. */
  declare exactFte: bigint | null;

  /** Not in the graph: people of all cells together; null where that is not given out. */
  declare whole: number | null;
}
