import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { ingest, listRejections } from "@regiohub/infra/ingest/ingest";
import { rejectionCsv } from "@regiohub/infra/ingest/rejection-csv";
import { approve } from "@regiohub/infra/ingest/release";
import { hub } from "../hub.js";
import { BOARD, edgeHub } from "./support/edge-hub.js";

const EMPLOYMENTS = "T4E_HelloID_Employments_v2.json";
const USERS = "T4E_HelloID_Users_v2.json";

const { databaseUrl, home, exports, folder, guardedProfile, profile, query, sent } = edgeHub({ staff: 400 });

/** What a board's people and lines are, without what differs from one load to the next. */
const people = () =>
  query<{ one: string }>(`
    select md5(string_agg(one, ',' order by one)) as one, count(*) from (
      select (to_jsonb(a) - 'member_id' - 'run_id')::text || m.number || coalesce(m.birth_name, '') || e.contract_kind as one
      from staff.assignment a
      join staff.member m on m.board_no = a.board_no and m.id = a.member_id
      join staff.employment e on e.board_no = a.board_no and e.member_id = a.member_id and e.number = a.employment_number
      where a.board_no = '${BOARD}') lines`);

describe("hub ingest --to", () => {
  it("gives the tables that a local ingest of the same files gives, and either way says that it is done", async () => {
    await query("truncate staff.member, staff.employment, staff.assignment");
    const over = await sent();
    expect(over.run).toMatchObject({ state: "loaded", error: null, board: BOARD, source: "afas" });
    const byEdge = await people();
    const here = { hub, url: databaseUrl(), board: BOARD, files: exports, profile: profile() };
    const again = { state: "unchanged", message: `already applied as run ${over.run.id}` };
    expect((await ingest(here))[0]).toMatchObject(again);
    expect(await sent()).toMatchObject({ parts: 0, run: again });
    await query("truncate staff.member, staff.employment, staff.assignment");
    await query("delete from ingest.run");
    await ingest(here);
    expect(await people()).toEqual(byEdge);
  });

  it("keeps refused rows on the board's machine, and tells the hub where they are and why", async () => {
    const { run, rejections } = await sent();
    const known = await withClient(databaseUrl(), (client) => listRejections(client, run.id));
    const places = known.map(({ file, line, code }) => `${file}:${line} ${code}`);
    expect(rejections.length).toBeGreaterThan(5);
    expect(places).toEqual(expect.arrayContaining(rejections.map(({ file, line, code }) => `${file}:${line} ${code}`)));
    expect(known.filter(({ line, cells }) => cells && rejections.some((one) => one.line === line))).toEqual([]);
    expect(rejections.some(({ cells }) => Object.keys(cells ?? {}).length > 0)).toBe(true);
  });

  it("has no half a line of what only the hub's tables refuse, and says so", async () => {
    const { run } = await sent();
    const known = await withClient(databaseUrl(), (client) => listRejections(client, run.id));
    const beside = known.filter(({ code }) => ["KEY_CONFLICT", "REFERENCE_UNKNOWN", "NOT_YOURS"].includes(code));
    expect(beside.length).toBeGreaterThan(0);
    expect(known.filter(({ cells }) => cells)).toEqual([]);
    for (const line of [...rejectionCsv(beside)].slice(1)) expect(line).toContain("Hier is alleen de plaats bekend");
  });

  it("is held by the guard as a local delivery is, and approved from what was sent", async () => {
    const before = await people();
    const { run } = await sent({ profile: guardedProfile() });
    expect(run).toMatchObject({ state: "held", error: { code: "RUN_HELD" } });
    expect(await people()).toEqual(before);
    expect(await approve({ hub, url: databaseUrl(), home: home(), runId: run.id, by: "tester" })).toMatchObject({
      state: "loaded",
    });
    expect(await people()).not.toEqual(before);
    expect(await query("select from ingest.upload_part")).toEqual([]);
  });

  it("goes on where a cut left it: what is there is not sent again", async () => {
    const controller = new AbortController();
    const progress = ({ name }: { name: string }) => {
      if (name === EMPLOYMENTS) controller.abort();
    };
    await expect(sent({ signal: controller.signal, progress })).rejects.toMatchObject({ name: "AbortError" });
    const [there] = await query<{ count: number }>("select count(*) from ingest.upload_part");
    expect(there?.count).toBeGreaterThan(0);
    const { run, parts } = await sent();
    const [whole] = await query<{ kinds: number }>(
      `select count(distinct kind) as kinds from ingest.record_part where run_id = ${run.id}`,
    );
    expect(run.state).toBe("loaded");
    expect(parts).toBeGreaterThanOrEqual(1);
    expect(parts).toBeLessThan((whole?.kinds ?? 0) + 5);
  });

  it("brings a profile, and leaves how deliveries come in as the operator has said", async () => {
    await query("update ingest.profile set document = document || E'\\ndrop: { settleSeconds: 60 }\\n'");
    const longer = join(folder(), "longer.yaml");
    await writeFile(longer, `${await readFile(profile(), "utf8")}historySince: 2020-01-01\n`);
    const { run } = await sent({ profile: longer });
    expect(run.message).toMatch(/; profile now version \d+: .*historySince: – → "2020-01-01"/);
    expect(run.message).not.toContain("drop");
    const profiles = await query<{ document: string }>("select document from ingest.profile order by version desc");
    expect(profiles[0]?.document).toContain("drop: { settleSeconds: 60 }");
    expect(await sent({ profile: longer })).toMatchObject({ parts: 0, run: { state: "unchanged" } });
  });

  it("sends no records of kinds, and no fields, that the profile withholds", async () => {
    const withholding = join(folder(), "withholding.yaml");
    const text = await readFile(profile(), "utf8");
    await writeFile(withholding, `${text}withhold: [unit, member.email, member.callName]\n`);
    const { run } = await sent({ profile: withholding });
    expect(Object.keys(run.counts).sort()).toEqual(["employment", "member"]);
    expect(
      await query(`select from staff.member where run_id = ${run.id} and (email is not null or call_name is not null)`),
    ).toEqual([]);
  });

  it("refuses a file that is cut off before anything of it counts", async () => {
    const whole = exports.find((file) => basename(file) === USERS) as string;
    const text = await readFile(whole, "utf8");
    const cut = join(folder(), "cut", USERS);
    await mkdir(join(folder(), "cut"));
    await writeFile(cut, text.slice(0, text.length / 2));
    const runs = await query("select id, state from ingest.run");
    const files = exports.map((file) => (file === whole ? cut : file));
    await expect(sent({ files })).rejects.toMatchObject({ code: "FILE_MALFORMED" });
    expect(await query("select id, state from ingest.run")).toEqual(runs);
  });
});
