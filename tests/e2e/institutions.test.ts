import { describe, expect, it } from "@jest/globals";
import { partner } from "@regiohub/schema/testing/callers";
import { registerOf } from "../catalogue/support/register.js";
import { missionWorld, PRIMARY_SITES } from "../mission/support/world.js";

/*
 * Board 33333 has had its second site, in Steenwijk, from 2001 until 1 August 2024. School 90BB of 22222 was of 66666
 * before 2010, a board that no other register has. The files are written as DUO writes them.
 */
const hub = missionWorld();
const linesOf = (lines: readonly string[]) => `${lines.join("\r\n")}\r\n`;
const ZIP = {
  "ORGANISATIES_20250203.csv": linesOf([
    "NR_ADMINISTRATIE,CODE_FUNCTIE,NAAM_FUNCTIE,DT_BEGIN_RECORD,DT_EINDE_RECORD,DT_IN_BEDRIJF,DT_UIT_BEDRIJF,NAAM_VOLLEDIG,CODE_STAND_RECORD,IND_OPGEHEVEN",
    '"66666","B","bestuur",1-8-1985,31-12-2009,1-8-1985,1-1-2010,"Stichting Vroeger","H","J"',
    '"90CC","U","uitvoering",1-8-1985,,1-8-1985,,"School 90CC","A","N"',
    '"90CC00","D","onderdeel instelling",1-8-1985,,1-8-1985,,"School 90CC","A","N"',
    '"90CC01","D","onderdeel instelling",1-8-2001,31-7-2012,1-8-2001,,"Steenwijk, oud","H","N"',
    '"90CC01","D","onderdeel instelling",1-8-2012,31-7-2024,1-8-2001,1-8-2024,"Steenwijk","H","J"',
  ]),
  "RELATIES_20250203.csv": linesOf([
    "NR_ADMIN_LEID,CODE_FUNCTIE_LEID,NAAM_RELATIE_LEID,NR_ADMIN_VOLG,CODE_FUNCTIE_VOLG,NAAM_RELATIE_VOLG,DT_BEGIN_RELATIE,DT_EINDE_RELATIE,CODE_STAND_RECORD,IND_OPGEHEVEN",
    '"66666","B","bestuurt","90BB","U","wordt bestuurd door",1-8-1985,1-1-2010,"H","J"',
    '"22222","B","bestuurt","90BB","U","wordt bestuurd door",1-1-2010,,"A","N"',
    '"90CC","U","vestigt","90CC01","D","",1-8-2001,1-8-2024,"H","J"',
  ]),
};

describe("DUO's basic data of institutions, delivered by the operator", () => {
  it("come in as they are published, beside a register of sites without the one that closed", async () => {
    const open = PRIMARY_SITES.filter(([, code]) => code !== "90CC01");
    await hub.bring(registerOf(open), { day: "2024-09-01" });
    expect(await hub.bring(ZIP, { day: "2025-02-03" })).toEqual({ loaded: 6, refused: [] });
  });

  it("tell when a site was there, and list it among its school's and its partnership's on those days", async () => {
    const sites = "edges { node { code } } totalCount";
    const asked = `{
      site(code: "90CC01") { openedOn closedOn inRegister }
      school(brin: "90CC") {
        openedOn before: sites(validOn: "2001-07-31") { ${sites} } last: sites(validOn: "2024-07-31") { ${sites} }
        after: sites(validOn: "2024-08-01") { ${sites} } now: sites { ${sites} } }
      swv(code: "PO2203") { last: sites(validOn: "2024-07-31") { totalCount } after: sites(validOn: "2024-08-01") { totalCount } } }`;
    const page = (...codes: string[]) => ({
      edges: codes.map((code) => ({ node: { code } })),
      totalCount: codes.length,
    });
    const [one, two] = [page("90CC00"), page("90CC00", "90CC01")];
    expect(await hub.answer(asked, partner)).toMatchObject({
      site: { openedOn: "2001-08-01", closedOn: "2024-08-01", inRegister: false },
      school: { openedOn: "1985-08-01", before: one, last: two, after: one, now: one },
      swv: { last: { totalCount: 3 }, after: { totalCount: 2 } },
    });
  });

  it("tell whose a school was, by the name that its former board had", async () => {
    const schoolsOn = (day: string) => `schools(validOn: "${day}") { edges { node { brin } } }`;
    const asked = (day: string) => `{
      former: board(number: "66666") { name ${schoolsOn(day)} }
      present: board(number: "22222") { ${schoolsOn(day)} } }`;
    const [none, had] = [{ edges: [] }, { edges: [{ node: { brin: "90BB" } }] }];
    expect(await hub.answer(asked("2009-12-31"), partner)).toEqual({
      former: { name: "Stichting Vroeger", schools: had },
      present: { schools: none },
    });
    expect(await hub.answer(asked("2010-01-01"), partner)).toEqual({
      former: { name: "Stichting Vroeger", schools: none },
      present: { schools: had },
    });
  });
});
