import { describe, expect, it } from "@jest/globals";
import { youforceLive } from "../youforce/live/index.js";
import { CORE } from "../youforce/live/systems.js";
import { APPLICATION, pullFrom } from "../youforce/testing/pull.js";
import { fixturesOf, readAll } from "../youforce/testing/records.js";
import { useStandIns } from "../youforce/testing/stand-ins.js";
import { youforceCore } from "./index.js";

const start = useStandIns();
const folder = new URL("../../youforce-core/fixtures/", import.meta.url);
const application = { ...APPLICATION, tenantIn: "header" } as const;

const byEndpoint = (rows: Readonly<Record<string, readonly unknown[]>>) =>
  Object.fromEntries(Object.entries(rows).map(([name, list]) => [name.replace(/^youserve-|\.json$/g, ""), list]));

describe("a pull of HR Core Business", () => {
  it("turns into the same records as the answers saved as files", async () => {
    const { profile, rows, paths } = await fixturesOf(youforceCore, folder);
    const { origin, clock } = await start({ rows: byEndpoint(rows), application, pageSize: 3 });
    const source = youforceLive(CORE, youforceCore.files, { now: clock.now });
    let pulled: unknown;
    await pullFrom({ origin }, source, clock, {
      inspect: async (found) => {
        pulled = await readAll(youforceCore, profile, found);
      },
    });
    expect(pulled).toEqual(await readAll(youforceCore, profile, paths));
  });

  it("asks for pages of the size that the source has, with the tenant in a header", async () => {
    const { rows } = await fixturesOf(youforceCore, folder);
    const { origin, clock, asked } = await start({ rows: byEndpoint(rows), application, pageSize: 500 });
    await pullFrom({ origin }, youforceLive(CORE, youforceCore.files, { now: clock.now }), clock);
    expect(asked).toEqual([
      "/connect/token",
      "/iam/v1.0/employments",
      "/iam/v1.0/employees",
      "/iam/v1.0/jobProfiles",
      "/iam/v1.0/organizationunits",
    ]);
  });

  it("passes over what was deleted, in whatever case it says so", async () => {
    const { profile, rows } = await fixturesOf(youforceCore, folder);
    const employees = [
      { id: "1", personCode: "NL0001", lastNameAtBirth: "Wilg", nameAssembleOrder: "1" },
      { iD: "2", IsDeleted: "true" },
    ];
    const { origin, clock } = await start({ rows: { ...byEndpoint(rows), employees }, application });
    await pullFrom({ origin }, youforceLive(CORE, youforceCore.files, { now: clock.now }), clock, {
      inspect: async (found) => {
        const { records, refused } = await readAll(
          youforceCore,
          profile,
          found.filter((path) => /employees/.test(path)),
        );
        expect(records).toHaveLength(1);
        expect(refused).toEqual([]);
      },
    });
    expect.assertions(2);
  });
});
