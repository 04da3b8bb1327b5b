import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { ask, openSurface, post, type Surface } from "./support/surface.js";
import { TOO_MUCH } from "./support/too-much.js";

let surface: Surface;
beforeAll(async () => {
  surface = await openSurface();
});
afterAll(() => surface.close());

const CODES = ["OPERATION_REFUSED", "BAD_REQUEST", "GRAPHQL_VALIDATION_FAILED"];

describe("G-02: what takes too much", () => {
  it("comes in more than forty forms", () => {
    expect(TOO_MUCH.length).toBeGreaterThan(40);
  });

  describe.each(["board", "partner"])("with the token of a %s", (caller) => {
    it.each(TOO_MUCH)("is refused, and asks no subgraph: $name", async ({ body: sent }) => {
      const { status, body, text } = await post(surface.url, caller, sent);
      expect([400, 413]).toContain(status);
      expect(body?.errors).toHaveLength(1);
      expect(CODES).toContain(body?.errors?.[0]?.extensions?.code);
      expect(text).not.toMatch(/\\n\s+at |node_modules|\.js\b|graphql-js|fastify|Unexpected token/i);
      expect(text.length).toBeLessThan(400);
      expect(surface.asked()).toBe(0);
    });
  });

  it("is not what is just as it should be", async () => {
    const { status } = await ask(surface.url, "partner", '{ board(number: "99001") { name } }');
    expect([status, surface.asked()]).toEqual([200, 1]);
  });
});
