import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { employment, member, site } from "@regiohub/schema/records/index";
import { staff } from "../index.js";
import { employmentRecord, memberRecord, siteRecord } from "./records.js";

const number = (index: number) => String(index).padStart(4, "0");
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i + 1));

/**
 * Three boards. 99001 delivers 12 people, Stichting Voorbeeld, with the schools 99ZA (99ZA00 in Emmen, 99ZA01 in
 * Assen), 99ZB, 99ZC and 99ZD in Emmen; 99002 delivers three people and has 99YA in Meppel; 99003 delivers none and
 * has 99XA in Emmen.
 */
export async function openRegion(): Promise<TestSubgraph> {
  const hub = await testSubgraph(staff);
  const assen = { city: "ASSEN", municipalityCode: "0106" };
  await hub.load(
    site,
    [
      ...["99ZA00", "99ZB00", "99ZC00", "99ZD00"].map((siteCode) =>
        siteRecord({ siteCode, name: `School ${siteCode}` }),
      ),
      siteRecord({ siteCode: "99ZA01", name: "School 99ZA01", ...assen }),
      siteRecord({ siteCode: "99YA00", boardNumber: "99002", city: "MEPPEL", municipalityCode: "0119" }),
      siteRecord({ siteCode: "99XA00", boardNumber: "99003" }),
    ],
    { board: null },
  );
  for (const [board, boardName, people] of [
    ["99001", "Stichting Voorbeeld", 12],
    ["99002", null, 3],
  ] as const) {
    const siteCode = board === "99001" ? "99ZA00" : "99YA00";
    await hub.load(
      member,
      many(people, (index) => memberRecord({ memberNumber: number(index) })),
      { board, boardName },
    );
    await hub.load(
      employment,
      many(people, (index) => employmentRecord({ memberNumber: number(index), siteCode })),
      { board },
    );
  }
  return hub;
}
