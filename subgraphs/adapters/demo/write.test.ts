import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type WrittenDelivery, writeDemo } from "./write.js";

describe("writing a demo", () => {
  let home: string;
  let first: readonly WrittenDelivery[];

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), "hub-demo-"));
    first = await writeDemo({ boards: 4, staff: 2000, seed: 1, out: join(home, "first") });
  });
  afterAll(() => rm(home, { recursive: true }));

  const names = (delivery: WrittenDelivery | undefined) => delivery?.files.map((file) => basename(file)) ?? [];
  const digest = async (deliveries: readonly WrittenDelivery[]) => {
    const hash = createHash("sha256");
    for (const file of deliveries.flatMap(({ files }) => files))
      hash.update(basename(file)).update(await readFile(file));
    return hash.digest("hex");
  };

  it("makes a folder per board with its register, profile, export and vacancies", async () => {
    const common = ["profile.yaml", "profiles.csv", "register.csv", "vacancies.csv"];
    const kit = ["Users", "Employments", "OrganizationalUnits"].map((name) => `T4E_HelloID_${name}_v2.json`);
    const seven = "Medewerker Aanstellingen Echtgenoot Telefoon Functie Eenheid Manageridentificatie".split(" ");
    expect(first.map(({ board }) => board)).toEqual(["99001", "99002", "99003", "99004"]);
    expect(names(first[2]).sort()).toEqual([...common, ...kit].sort());
    expect(names(first[1]).sort()).toEqual([...common, ...seven.map((name) => `${name}.csv`)].sort());
    expect((await readdir(join(home, "first", "99004"))).sort()).toEqual(names(first[3]).sort());
  });

  it("gives the centres and their applications to the first board", () => {
    expect(names(first[0])).toEqual(expect.arrayContaining(["centres.csv", "centre-boards.csv", "applications.csv"]));
  });

  it("gives some people a profile, none of which names anybody", async () => {
    const profiles = await Promise.all(
      first.map(async ({ folder }) =>
        (await readFile(join(folder, "profiles.csv"), "utf8")).trim().split("\n").slice(1),
      ),
    );
    expect(profiles.map((rows) => rows.length)).toEqual([10, 10, 10, 10]);
    for (const row of profiles.flat()) expect(row).toMatch(/^(VP)?\d+;[^;@]+;0\.\d{4};[01]\.\d{4};[AM\d ]*;/);
  });

  it("writes the same bytes for the same options, and others for another seed", async () => {
    const again = await writeDemo({ boards: 4, staff: 2000, seed: 1, out: join(home, "again") });
    const other = await writeDemo({ boards: 4, staff: 2000, seed: 2, out: join(home, "other") });
    expect(await digest(again)).toBe(await digest(first));
    expect(await digest(other)).not.toBe(await digest(first));
  });

  it("replaces an earlier demo as a whole", async () => {
    const out = join(home, "replaced");
    await writeDemo({ boards: 3, staff: 60, seed: 1, out });
    await writeDemo({ boards: 1, staff: 20, seed: 1, out });
    expect((await readdir(out)).sort()).toEqual(["99001", "DEMO.txt"]);
  });

  it("touches no folder that holds something else", async () => {
    const out = join(home, "foreign");
    await mkdir(join(out, "99001"), { recursive: true });
    await writeFile(join(out, "99001", "Medewerker.csv"), "real");
    await expect(writeDemo({ boards: 1, staff: 20, seed: 1, out })).rejects.toMatchObject({ code: "USAGE" });
    expect(await readFile(join(out, "99001", "Medewerker.csv"), "utf8")).toBe("real");

    const mixed = join(home, "mixed");
    await writeDemo({ boards: 1, staff: 20, seed: 1, out: mixed });
    await writeFile(join(mixed, "notes.txt"), "mine");
    await expect(writeDemo({ boards: 1, staff: 20, seed: 1, out: mixed })).rejects.toMatchObject({ code: "USAGE" });
  });

  it("writes 50,000 staff in a heap of 40 MB", async () => {
    const script = `
      const { writeDemo } = await import(${JSON.stringify(new URL("./write.js", import.meta.url).href)});
      await writeDemo({ boards: 4, staff: 50000, seed: 1, out: ${JSON.stringify(join(home, "large"))} });`;
    const run = promisify(execFile)(process.execPath, ["--max-old-space-size=40", "--input-type=module", "-e", script]);
    await expect(run).resolves.toMatchObject({ stderr: "" });
  });
});
