import { describe, expect, it } from "@jest/globals";
import { type Field, orNull, textField } from "../record.js";
import { type ToyHooks, toyCsv, toyHub } from "./testing/toy.js";
import { HEAD, toyIngest } from "./testing/toy-ingest.js";

const { run, approve, replay, query, rejections } = toyIngest();

const rows = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => `${String(from + n).padStart(3, "0")};name;1;\n`).join("");
const limit = { hooks: { limit: { percent: 10 } } };

/** The hub, with parts that may be empty, and take the place of all before them. */
function emptyable(hooks: ToyHooks = {}) {
  const hub = toyHub(hooks);
  const files = toyCsv.files.map((file) =>
    file.role === "export" && file.record.kind === "part" ? { ...file, mayBeEmpty: true } : file,
  );
  const subgraphs = hub.subgraphs.map((subgraph) => ({
    ...subgraph,
    loaders: subgraph.loaders.map((loader) =>
      loader.kind === "part"
        ? {
            ...loader,
            async load(context: Parameters<typeof loader.load>[0]) {
              const { rowCount } = await context.client.query("delete from toy.part");
              return { ...(await loader.load(context)), removed: rowCount ?? 0 };
            },
          }
        : loader,
    ),
  }));
  return { ...hub, adapters: [{ ...toyCsv, files }], subgraphs };
}

/** The hub, whose things have other fields than they had. */
function withFields(change: (fields: Record<string, Field<unknown>>) => Record<string, Field<unknown>>) {
  const hub = toyHub();
  return { ...hub, records: hub.records.map((one) => ({ ...one, fields: change({ ...one.fields }) })) };
}

describe("the records of a run", () => {
  it("are loaded with the kinds that were delivered empty, when they are approved and when they are replayed", async () => {
    const hub = emptyable();
    await run({ "things.csv": HEAD + rows(1, 20), "parts.csv": "nr\n1\n" }, { hub });
    const strict = { hub: emptyable(limit.hooks) };
    const held = await run({ "things.csv": HEAD + rows(21, 40), "parts.csv": "nr\n" }, strict);
    expect(held.state).toBe("held");
    expect(await approve(held.id, { hub })).toMatchObject({ state: "loaded", counts: { part: { removed: 1 } } });
    expect(await query("select id from toy.part")).toEqual([]);
    await query("insert into toy.part (board, id) values ('99001', '1')");
    expect(await replay(held.id, { hub })).toMatchObject({ counts: { part: { removed: 1 } } });
  });

  it("count what was refused while they were read, when they are approved", async () => {
    await run({ "things.csv": HEAD + rows(1, 20) });
    const held = await run({ "things.csv": `${HEAD}${rows(21, 40)}041;name;many;\n042;nobody;1;\n` }, limit);
    const { counts, message } = await approve(held.id, limit);
    expect(counts).toMatchObject({ thing: { read: 22, refused: 2, added: 20 } });
    expect(message).toContain("2 refused");
    expect(await rejections(held.id)).toHaveLength(2);
  });

  it("are taken from several parts, with a record that is larger than a part", async () => {
    const long = "x".repeat(900);
    const many = Array.from({ length: 6_000 }, (_, n) => `${n};${long};1;\n`).join("");
    const one = await run({ "things.csv": HEAD + many });
    const parts = await query<{ rows: number }>(`select rows from ingest.record_part where run_id = ${one.id}`);
    expect(parts.length).toBeGreaterThan(4);
    await query("delete from toy.thing");
    expect(await replay(one.id)).toMatchObject({ counts: { thing: { added: 6_000 } } });
  });

  it("come without a field that the hub does not know any more", async () => {
    const one = await run({ "things.csv": HEAD + rows(1, 3) });
    await query("delete from toy.thing");
    expect(await replay(one.id, { hub: withFields(({ madeOn: _, ...fields }) => fields) })).toMatchObject({
      state: "loaded",
      error: null,
    });
    expect(await query("select id, name, amount from toy.thing where id = '002'")).toEqual([
      { id: "002", name: "name", amount: "1.00" },
    ]);
  });

  it("come without a value in a field that the hub knows since, and are refused when there must be one", async () => {
    const one = await run({ "things.csv": HEAD + rows(1, 3) });
    const weight = orNull(textField("How heavy."));
    expect(await replay(one.id, { hub: withFields((fields) => ({ ...fields, weight })) })).toMatchObject({
      state: "loaded",
    });
    const refused = await replay(one.id, { hub: withFields((fields) => ({ ...fields, weight: textField("So.") })) });
    expect(refused).toMatchObject({ state: "refused", error: { code: "RECORDS_GONE" } });
    expect(refused.message).toContain("weight");
  });

  it("keep 50,000 refused keys, and that there were more", async () => {
    const wrong = Array.from({ length: 50_002 }, (_, n) => `w${n};name;many;\n`).join("");
    const one = await run({ "things.csv": `${HEAD}${rows(1, 2)}${wrong}` });
    const [count] = await query(
      `select count(*) as all, count(*) filter (where key is null) as unknown from ingest.refused_key where run_id = ${one.id}`,
    );
    expect(count).toEqual({ all: 50_001, unknown: 1 });
    expect(await replay(one.id)).toMatchObject({ state: "loaded" });
  });
});
