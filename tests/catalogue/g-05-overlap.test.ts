import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { buildClientSchema, type GraphQLSchema, getIntrospectionQuery, type IntrospectionQuery } from "graphql";
import { looksOf, OVERLAPS } from "./support/overlaps.js";
import { ask, openSurface, type Surface } from "./support/surface.js";

let surface: Surface;
let schema: GraphQLSchema;

beforeAll(async () => {
  surface = await openSurface();
  const { body } = await ask(surface.url, "board", getIntrospectionQuery());
  schema = buildClientSchema(body?.data as unknown as IntrospectionQuery);
});
afterAll(() => surface.close());

const SIZES = [1, 2, 3, 5, 7, 10, 15, 25, 50, 100, 200, 400, 800];
/** A document, or a body, that is too large. */
const REFUSALS = ["OPERATION_REFUSED", "BAD_REQUEST"];
/** Most looks at a name that validation may take for overlaps: some milliseconds. */
const MOST_LOOKS = 20_000;

describe.each(Object.entries(OVERLAPS))("G-05: %s", (_name, shape) => {
  it.each(["board", "partner"])("is refused to a %s before it takes long to validate", async (caller) => {
    const seen: Record<number, number | "refused"> = {};
    for (const size of SIZES) {
      const { body } = await ask(surface.url, caller, shape(size));
      const isRefused = REFUSALS.includes(body?.errors?.[0]?.extensions?.code ?? "");
      seen[size] = isRefused ? "refused" : looksOf(schema, shape(size));
    }
    const looks = Object.values(seen).filter((one) => one !== "refused");
    expect(Math.max(...looks)).toBeLessThanOrEqual(MOST_LOOKS);
    expect(looks.length).toBeGreaterThan(0);
    expect(seen[800]).toBe("refused");
  });
});
