import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { employment, member, organisation, site } from "@regiohub/schema/records/index";
import type { OrganisationRecord } from "@regiohub/schema/records/organisation";
import { boardCaller, partner } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { observe } from "../testing/observe.js";
import { counts, employmentRecord, memberRecord, siteRecord } from "../testing/records.js";

/*
 * School 99ZA of board 99001 has had three sites in Emmen: 00 since 1990, 01 from 2019 until 1 August 2024, and 02, which
 * the register of institutions does not have. Board 99002 has one in Assen, which opens on 1 August 2026.
 */
const register = { board: null, coverage: "full" } as const;
const assen = { city: "ASSEN", municipalityCode: "0106", postcode: "9401 AB" };
const MAIN = siteRecord({ siteCode: "99ZA00" });
const CLOSED = siteRecord({ siteCode: "99ZA01" });
const UNTOLD = siteRecord({ siteCode: "99ZA02" });
const AHEAD = siteRecord({ siteCode: "99ZB00", boardNumber: "99002", ...assen });
const told = (number: string, openedOn: string | null, closedOn: string | null = null): OrganisationRecord => ({
  number,
  name: `Organisatie ${number}`,
  openedOn: openedOn as OrganisationRecord["openedOn"],
  closedOn: closedOn as OrganisationRecord["closedOn"],
});
const TOLD = [
  told("99001", "1990-08-01"),
  told("99ZA", "1990-08-01"),
  told("99ZA00", "1990-08-01"),
  told("99ZA01", "2019-08-01", "2024-08-01"),
  told("99ZB", "2026-08-01"),
  told("99ZB00", "2026-08-01"),
];

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  await hub.load(site, [MAIN, CLOSED, UNTOLD, AHEAD], register);
  await hub.load(organisation, TOLD, register);
  await hub.load(site, [MAIN, UNTOLD, AHEAD], register); // which no longer has the one that closed
});
afterAll(() => hub.close());

const ask = async <Data>(document: string): Promise<Data> => {
  const { data, errors } = await hub.query<Data>(document, { caller: partner });
  expect(errors).toBeUndefined();
  return data as Data;
};
interface Page {
  readonly edges: readonly { readonly node: Readonly<Record<string, string>> }[];
  readonly totalCount: number;
}
const PAGE = (field: string) => `{ edges { node { ${field} } } totalCount }`;
/** What nodes of a page are called; its count is theirs. */
const namesIn = ({ edges, totalCount }: Page) => {
  expect(totalCount).toBe(edges.length);
  return edges.flatMap(({ node }) => Object.values(node));
};
const sitesOn = async (day: string | null) => {
  const args = day ? `(validOn: "${day}")` : "";
  const { school } = await ask<{ school: { sites: Page } }>(
    `{ school(brin: "99ZA") { sites${args} ${PAGE("code")} } }`,
  );
  return namesIn(school.sites);
};

describe("the days that the register of institutions has of sites and schools", () => {
  it("are shown with each; of what it does not have nothing is said", async () => {
    const days = "openedOn closedOn inRegister";
    expect(
      await ask(
        `{ closed: site(code: "99ZA01") { ${days} } untold: site(code: "99ZA02") { ${days} } school(brin: "99ZB") { ${days} } }`,
      ),
    ).toEqual({
      closed: { openedOn: "2019-08-01", closedOn: "2024-08-01", inRegister: false },
      untold: { openedOn: null, closedOn: null, inRegister: true },
      school: { openedOn: "2026-08-01", closedOn: null, inRegister: true },
    });
  });

  it("say which sites a school had on a day: until the day before it closed, also those that have left the register", async () => {
    expect(await sitesOn("2019-07-31")).toEqual(["99ZA00", "99ZA02"]);
    expect(await sitesOn("2019-08-01")).toEqual(["99ZA00", "99ZA01", "99ZA02"]);
    expect(await sitesOn("2024-07-31")).toEqual(["99ZA00", "99ZA01", "99ZA02"]);
    expect(await sitesOn("2024-08-01")).toEqual(["99ZA00", "99ZA02"]);
    expect(await sitesOn(null)).toEqual(["99ZA00", "99ZA02"]);
  });

  it("say which schools a board had on a day", async () => {
    const schoolsOn = async (day: string) => {
      const asked = `{ board(number: "99002") { schools(validOn: "${day}") ${PAGE("brin")} } }`;
      return namesIn((await ask<{ board: { schools: Page } }>(asked)).board.schools);
    };
    expect(await schoolsOn("2026-07-31")).toEqual([]);
    expect(await schoolsOn("2026-08-01")).toEqual(["99ZB"]);
  });

  it("say which boards a region had, and which regions a board", async () => {
    const boardsOn = async (day: string) => {
      const asked = `{ region(scheme: ARBEIDSMARKTREGIO, code: "AM01") { boards(validOn: "${day}") ${PAGE("number")} } }`;
      return namesIn((await ask<{ region: { boards: Page } }>(asked)).region.boards);
    };
    expect(await boardsOn("2026-07-31")).toEqual([]);
    expect(await boardsOn("2026-08-01")).toEqual(["99002"]);
    const regionsOn = (day: string) =>
      ask(`{ board(number: "99002") { regions(scheme: ARBEIDSMARKTREGIO, validOn: "${day}") { code } } }`);
    expect(await regionsOn("2026-07-31")).toEqual({ board: { regions: [] } });
    expect(await regionsOn("2026-08-01")).toEqual({ board: { regions: [{ code: "AM01" }] } });
  });

  it("say which sites and boards a partnership had", async () => {
    const swvOn = async (day: string) => {
      const lists = `sites(validOn: "${day}") ${PAGE("code")} boards(validOn: "${day}") ${PAGE("number")}`;
      const { swv } = await ask<{ swv: { sites: Page; boards: Page } }>(`{ swv(code: "PO2201") { ${lists} } }`);
      return [namesIn(swv.sites), namesIn(swv.boards)];
    };
    expect(await swvOn("2026-07-31")).toEqual([[], []]);
    expect(await swvOn("2026-08-01")).toEqual([["99ZB00"], ["99002"]]);
  });

  it("reach a site whichever register comes first, and go with the list", async () => {
    const late = siteRecord({ siteCode: "99ZC00" });
    const daysOfLate = () => ask('{ site(code: "99ZC00") { openedOn closedOn } }');
    const longer = [...TOLD, told("99ZC00", "2000-08-01", "2098-08-01")];
    expect((await hub.load(organisation, longer, register)).counts).toEqual(counts({ added: 1, unchanged: 6 }));
    await hub.load(site, [MAIN, UNTOLD, AHEAD, late], register);
    expect(await daysOfLate()).toEqual({ site: { openedOn: "2000-08-01", closedOn: "2098-08-01" } });
    const changed = [...TOLD, told("99ZC00", "2001-08-01")];
    expect((await hub.load(organisation, changed, register)).counts).toEqual(counts({ changed: 1, unchanged: 6 }));
    expect(await daysOfLate()).toEqual({ site: { openedOn: "2001-08-01", closedOn: null } });
    expect((await hub.load(organisation, TOLD, register)).counts).toEqual(counts({ removed: 1, unchanged: 6 }));
    expect(await daysOfLate()).toEqual({ site: { openedOn: null, closedOn: null } });
  });

  it("leave sites as they are when nothing changed", async () => {
    const versions = () =>
      withClient(
        hub.url,
        async (client) => (await client.query("select code, xmin::text from staff.site order by 1")).rows,
      );
    const before = await versions();
    await hub.load(organisation, TOLD, register);
    expect(await versions()).toEqual(before);
  });

  it("take nobody out of the figures: who works at a site after it closed is counted there", async () => {
    const closing = TOLD.map((record) =>
      record.number === "99ZA00" ? told("99ZA00", "1990-08-01", "2024-08-01") : record,
    );
    await hub.load(organisation, closing, register);
    expect(await sitesOn("2026-10-01")).toEqual(["99ZA02"]);
    await hub.load(member, [memberRecord()], { board: "99001" });
    expect((await hub.load(employment, [employmentRecord()], { board: "99001" })).rejections).toEqual([]);
    await observe(hub, ["99001"], { from: "2026-01-01", until: "2026-10-01" });
    const counted = await hub.query(
      '{ board(number: "99001") { workforce(on: "2026-10-01", by: [REGION, SITE], regionScheme: ARBEIDSMARKTREGIO) { cells { keys { code } persons } } } }',
      { caller: boardCaller("99001") },
    );
    const cell = { keys: [{ code: "AM03" }, { code: "99ZA00" }], persons: 1 };
    expect(counted).toEqual({ data: { board: { workforce: { cells: [cell] } } } });
  });
});
