import { expect, it } from "@jest/globals";
import { HubError } from "@regiohub/infra/errors";
import { partner } from "@regiohub/infra/testing/callers";
import { identifier } from "./caller.js";

const request = { headers: { authorization: "Bearer x" }, id: "request-1", method: "POST", url: "/graphql" };

const failing = (error: Error) => identifier({ open: false, authenticate: () => Promise.reject(error) })(request);

it.each([
  ["TOKEN_INVALID", 401],
  ["ISSUER_UNAVAILABLE", 503],
] as const)("%s is answered with %i", async (code, status) => {
  await expect(failing(new HubError(code, "No."))).rejects.toMatchObject({ statusCode: status, code });
});

it("a bug is not answered as the client's fault", async () => {
  const bug = new TypeError("x");
  await expect(failing(bug)).rejects.toBe(bug);
});

it("a caller is signed for each subgraph apart", async () => {
  const signCaller = async (_: unknown, subgraph: string) => `for ${subgraph}`;
  const identify = identifier({ open: false, authenticate: async () => partner, signCaller });
  const { caller, token } = await identify(request);
  expect([caller, await token?.("staff"), await token?.("mobility")]).toEqual([partner, "for staff", "for mobility"]);
});
