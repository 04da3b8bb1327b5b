import { openPool } from "@regiohub/infra/db/connect";
import { loginUrl } from "@regiohub/infra/db/login";
import { figuresOf } from "@regiohub/infra/db/roles";
import { subgraphDatabase } from "@regiohub/infra/graphql/database";
import type { CalendarDate } from "@regiohub/infra/values";
import type { VacancyRecord } from "@regiohub/schema/records/vacancy";
import { releaseFigures } from "../open/release.js";

/** Fields of counts. */
export const COUNTS = (() => {
  const figures = "{ vacancies { value why } fte { value why } }";
  const sharing = `shared ${figures} unshared ${figures} all ${figures}`;
  return `on toldUntil boards boardsDelivered ${sharing} groups { functionGroup ${sharing} }`;
})();

/** A figure as tests ask for it. */
interface Figure {
  readonly value: string | null;
  readonly why: readonly string[];
}

interface Figures {
  readonly vacancies: Figure;
  readonly fte: Figure;
}

interface Sharing {
  readonly shared: Figures;
  readonly unshared: Figures;
  readonly all: Figures;
}

/** Counts as tests ask for them. */
export interface Counts extends Sharing {
  readonly on: CalendarDate;
  readonly toldUntil: CalendarDate | null;
  readonly boards: number;
  readonly boardsDelivered: number;
  readonly groups: readonly (Sharing & { readonly functionGroup: string | null })[];
}

/** A teacher's vacancy that its board does not share. */
export const vacancyRecord = (vacancyNumber: string, more: Partial<VacancyRecord> = {}): VacancyRecord => ({
  vacancyNumber,
  title: "Leraar",
  functionCode: "LB",
  siteCode: null,
  fte: "0.8000",
  status: "INTERNAL",
  opensOn: "2025-09-01",
  closesOn: null,
  ...more,
});

/** Has the worker's night come on a day: what others may see of regions is given out. */
export async function releaseOn(url: string, today: CalendarDate): Promise<void> {
  const pool = openPool({ url: loginUrl(url, figuresOf("vacancies")), max: 1 });
  try {
    await releaseFigures(subgraphDatabase("vacancies", pool), today);
  } finally {
    await pool.end();
  }
}
