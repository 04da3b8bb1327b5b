import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { openCareless } from "./support/careless.js";
import { COP } from "./support/cop.js";
import { CALLERS, openSurface, type Surface } from "./support/surface.js";

let surface: Surface;
beforeAll(async () => {
  surface = await openSurface();
});
afterAll(() => surface.close());

/** What the checks find, by name. */
async function found(
  headers: Readonly<Record<string, string>>,
  { url }: { readonly url: string } = surface,
): Promise<string[]> {
  const all = Object.entries(COP).map(async ([name, check]) => ((await check(url, headers)) ? [name] : []));
  return (await Promise.all(all)).flat();
}

describe("G-01: the checks of graphql-cop", () => {
  it("are twelve, and find nothing without a token", async () => {
    expect(Object.keys(COP)).toHaveLength(12);
    expect(await found({})).toEqual([]);
    expect(await found({ authorization: "Bearer made-up" })).toEqual([]);
  });

  it("find all of it in a server that answers whatever it is asked", async () => {
    const careless = await openCareless();
    const all = await found({}, careless).finally(careless.close);
    expect(all).toEqual(Object.keys(COP));
  });

  it.each(CALLERS)("find nothing with the token of a %s, who may ask what the schema has", async (caller) => {
    expect(await found({ authorization: `Bearer ${caller}` })).toEqual(["introspection"]);
  });

  it("reach no subgraph", () => {
    expect(surface.asked()).toBe(0);
  });
});
