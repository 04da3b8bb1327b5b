import { describe, expect, it } from "@jest/globals";
import { HEAD, toyIngest } from "./testing/toy-ingest.js";

const { run, query } = toyIngest();

describe("the same delivery again", () => {
  it("changes nothing and says so, whatever its files are called", async () => {
    const content = `${HEAD}1;a;;\n`;
    const first = await run({ "things.csv": content });
    const second = await run({ "things 2026.csv": content });
    expect(second).toMatchObject({ state: "unchanged", message: `already applied as run ${first.id}`, rejections: 0 });
    expect(await query("select run_id from toy.thing")).toEqual([{ run_id: first.id }]);
  });

  it("is applied when something else was loaded in between, for another board, or with another profile", async () => {
    const [a, b] = [`${HEAD}1;a;;\n`, `${HEAD}1;b;;\n`];
    const states = [];
    for (const content of [a, b, a]) states.push((await run({ "things.csv": content })).state);
    states.push((await run({ "things.csv": a }, { board: "99002" })).state);
    states.push((await run({ "things.csv": a, "profile.yaml": "suffix: x" })).state);
    expect(states).toEqual(["loaded", "loaded", "loaded", "loaded", "loaded"]);
  });

  it("is applied after it was refused", async () => {
    const contents = { "things.csv": `${HEAD}1;a;;\n` };
    const before = () => Promise.reject(new Error("not today"));
    expect((await run(contents, { hooks: { before } })).state).toBe("failed");
    expect((await run(contents)).state).toBe("loaded");
  });
});
