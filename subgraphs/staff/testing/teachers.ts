import type { TestSubgraph } from "@regiohub/infra/testing/subgraph";
import { employment, member } from "@regiohub/schema/records/index";
import { employmentRecord, memberRecord } from "./records.js";

/** A teacher of a board: at which site, of which size, born when. */
export type Teacher = readonly [siteCode: string | null, fte: string, bornOn: string | null];

/** Several teachers who are alike. */
export const alike = (count: number, ...teacher: Teacher): Teacher[] => Array.from({ length: count }, () => teacher);

/** Loads all people of a board in one delivery; run numbers are the hub's, not the board's. */
export async function deliverTeachers(
  hub: TestSubgraph,
  board: string,
  runId: number,
  teachers: readonly Teacher[],
): Promise<void> {
  const delivery = { board, runId, coverage: "full" } as const;
  const numberOf = (index: number) => String(index).padStart(4, "0");
  const members = teachers.map(([, , bornOn], index) => memberRecord({ memberNumber: numberOf(index), bornOn }));
  await hub.load(member, members, delivery);
  const lines = teachers.map(([siteCode, fte], index) =>
    employmentRecord({ memberNumber: numberOf(index), siteCode, fte }),
  );
  await hub.load(employment, lines, delivery);
}
