import { expect, it } from "@jest/globals";
import { HubError } from "@regiohub/infra/errors";
import { partner } from "@regiohub/infra/testing/callers";
import { bearing } from "@regiohub/infra/testing/token-request";
import { identifier } from "./caller.js";

const failing = (error: Error) =>
  identifier({ open: false, authenticate: () => Promise.reject(error) })(bearing("Bearer x"), "request-1");

it.each([
  ["TOKEN_INVALID", 401],
  ["ISSUER_UNAVAILABLE", 503],
] as const)("%s is answered with %i", async (code, status) => {
  await expect(failing(new HubError(code, "No."))).rejects.toMatchObject({ extensions: { code, http: { status } } });
});

it("a bug is not answered as the client's fault", async () => {
  const bug = new TypeError("x");
  await expect(failing(bug)).rejects.toBe(bug);
});

it("a caller is signed for each subgraph apart", async () => {
  const signCaller = async (_: unknown, subgraph: string) => `for ${subgraph}`;
  const identify = identifier({ open: false, authenticate: async () => partner, signCaller });
  const { caller, token } = await identify(bearing("Bearer x"), "request-1");
  expect([caller, await token?.("staff"), await token?.("mobility")]).toEqual([partner, "for staff", "for mobility"]);
});
