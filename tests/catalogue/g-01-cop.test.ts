import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { COP } from "./support/cop.js";
import { CALLERS, openSurface, type Surface } from "./support/surface.js";

let surface: Surface;
beforeAll(async () => {
  surface = await openSurface();
});
afterAll(() => surface.close());

/** What the checks find, by name. */
async function found(headers: Readonly<Record<string, string>>): Promise<string[]> {
  const all = Object.entries(COP).map(async ([name, check]) => ((await check(surface.url, headers)) ? [name] : []));
  return (await Promise.all(all)).flat();
}

describe("G-01: the checks of graphql-cop", () => {
  it("are twelve, and find nothing without a token", async () => {
    expect(Object.keys(COP)).toHaveLength(12);
    expect(await found({})).toEqual([]);
    expect(await found({ authorization: "Bearer made-up" })).toEqual([]);
  });

  it.each(CALLERS)("find nothing with the token of a %s, who may ask what the schema has", async (caller) => {
    expect(await found({ authorization: `Bearer ${caller}` })).toEqual(["introspection"]);
  });

  it("reach no subgraph", () => {
    expect(surface.asked()).toBe(0);
  });
});
