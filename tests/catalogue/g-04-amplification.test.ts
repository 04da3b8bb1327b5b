import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { SHAPES } from "./support/amplify.js";
import { ask, openSurface, type Surface } from "./support/surface.js";

let surface: Surface;
beforeAll(async () => {
  surface = await openSurface();
});
afterAll(() => surface.close());

describe.each(Object.entries(SHAPES))("G-04: %s", (_name, shape) => {
  it("is not too much when it is small", async () => {
    const { body } = await ask(surface.url, "partner", shape(1));
    const codes = (body?.errors ?? []).map(({ extensions }) => extensions?.code);
    expect([typeof body, codes]).toEqual(["object", expect.not.arrayContaining(["OPERATION_REFUSED"])]);
  });

  it("is refused from 12 steps to 60, before a subgraph is asked", async () => {
    const before = surface.asked();
    for (let k = 12; k <= 60; k++) {
      for (const caller of ["board", "partner"]) {
        const { status, body } = await ask(surface.url, caller, shape(k));
        expect({ k, caller, status, code: body?.errors?.[0]?.extensions?.code }).toEqual({
          k,
          caller,
          status: 400,
          code: "OPERATION_REFUSED",
        });
      }
    }
    expect(surface.asked()).toBe(before);
  });
});
