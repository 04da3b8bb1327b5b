import type { FormationBasis, StaffYear } from "./project.js";

/** The years of several sites together, each year of them all; none of none. */
export function totalOf(sites: readonly (readonly StaffYear[])[]): readonly StaffYear[] {
  const [first = []] = sites;
  return first.map(({ year }, index) => {
    const each = sites.flatMap((years) => years[index] ?? []);
    const sum = (of: (one: StaffYear) => bigint) => each.reduce((total, one) => total + of(one), 0n);
    return {
      year,
      stock: sum(({ stock }) => stock),
      retired: sum(({ retired }) => retired),
      outflow: sum(({ outflow }) => outflow),
      inflow: sum(({ inflow }) => inflow),
      formation: sum(({ formation }) => formation),
      basis: basisOf(each),
    };
  });
}

/** What nothing is needed of has no say. */
function basisOf(each: readonly StaffYear[]): FormationBasis {
  const needed = each.filter(({ formation }) => formation !== 0n);
  const bases = new Set((needed.length > 0 ? needed : each).map(({ basis }) => basis));
  const [only = "MIXED"] = bases;
  return bases.size > 1 ? "MIXED" : only;
}

/** What is needed less what there is, in ten-thousandths of an FTE. */
export interface Gap {
  /** Below nothing: there is more than is needed. */
  readonly gap: bigint;
  readonly surplus: bigint;
  readonly shortage: bigint;
}

/** The gap of a year: formation less staff. Source: domain brief 6.2. */
export function gapOf({ formation, stock }: Pick<StaffYear, "formation" | "stock">): Gap {
  const gap = formation - stock;
  return { gap, surplus: gap < 0n ? -gap : 0n, shortage: gap > 0n ? gap : 0n };
}
