import { describe, expect, it } from "@jest/globals";
import { accessOf, testPolicy } from "../testing/access.js";
import { callerOf } from "./mapping.js";

const base = { iss: "https://issuer.example", sub: "u-1" };

/** What becomes of claims by the rules of an access file: a caller, or why there is none. */
function mapped(claims: object, ...callers: object[]): unknown {
  const [issuer] = accessOf({ issuers: [{ issuer: base.iss, audience: "hub", callers }] }).issuers;
  try {
    return callerOf({ ...base, ...claims }, issuer?.callers ?? [], testPolicy);
  } catch (error) {
    return (error as Error).message;
  }
}

const board = {
  kind: "board",
  boards: { claim: "groups", values: { g1: ["99001"], g2: ["99001", "99002"] } },
  scopes: { claim: "roles", values: { HR: ["people:read", "figures:read"], Director: ["figures:read"] } },
};
const partner = { kind: "partner", partner: "portal", purpose: "SHOW", scopes: ["figures:read"] };
const region = { kind: "region", scopes: ["figures:read"], regions: { claim: "areas", prefix: "area:" } };

describe("claims become a caller", () => {
  it("of the boards and with the scopes that their values stand for", () => {
    expect(
      mapped({ groups: ["g2", "g1", "other"], roles: ["Director"], azp: "portal" }, { ...board, client: "azp" }),
    ).toEqual({
      kind: "board",
      subject: "u-1",
      issuer: base.iss,
      client: "portal",
      scopes: ["figures:read"],
      purpose: "ADMINISTER",
      boards: ["99001", "99002"],
    });
  });

  it("with values as one text, as a list of one, and further in", () => {
    expect(mapped({ groups: "g1 g2" }, board)).toMatchObject({ boards: ["99001", "99002"] });
    expect(mapped({ groups: "g1" }, board)).toMatchObject({ boards: ["99001"], scopes: [] });
    const inner = { ...board, boards: { claim: ["realm", "access"], prefix: "/boards/", suffix: "/hr" } };
    const realm = { access: ["/boards/99003/hr", "/boards/99004/it", "/boards//hr", "/boards/hr"] };
    expect(mapped({ realm: { access: realm.access.slice(0, 2) } }, inner)).toMatchObject({ boards: ["99003"] });
  });

  it("by the first rule that is for them", () => {
    const forHr = { ...board, when: { claim: "roles", has: "HR" }, boards: ["99005"] };
    expect(mapped({ roles: ["HR"], groups: ["g1"] }, forHr, board)).toMatchObject({ boards: ["99005"] });
    expect(mapped({ roles: ["hr"], groups: ["g1"] }, forHr, board)).toMatchObject({ boards: ["99001"] });
  });

  it("of an adviser's regions and centres", () => {
    expect(mapped({ areas: ["area:AREA 12", "x"] }, { ...region, centres: ["C1"] })).toMatchObject({
      kind: "region",
      purpose: "PLAN",
      regions: [{ scheme: "AREA", code: "12" }],
      centres: ["C1"],
    });
  });

  it("of a partner's purpose, and of its boards where there are some", () => {
    expect(mapped({}, partner)).toMatchObject({ purpose: "SHOW", boards: null });
    const chosen = { ...partner, purpose: { claim: "for", values: { a: "SHOW", b: "COUNT", c: "COUNT" } } };
    expect(mapped({ for: ["c", "b", "x"] }, { ...chosen, boards: ["99001"] })).toMatchObject({
      purpose: "COUNT",
      boards: ["99001"],
    });
    expect(mapped({ for: "a b" }, chosen)).toContain("claim for: not one purpose");
    expect(mapped({ for: "toString" }, chosen)).toContain("claim for: not one purpose");
  });

  it("without the scopes that their kind may never hold, whatever the token says", () => {
    const all = { kind: "partner", partner: "portal", purpose: "SHOW", scopes: { claim: "scope", prefix: "" } };
    expect(mapped({ scope: "openid people:read figures:read" }, all)).toMatchObject({ scopes: ["figures:read"] });
  });
});

describe("claims become nobody", () => {
  it.each([
    ["no board", {}, "names no board"],
    ["a board that no rule knows", { groups: ["g3"] }, "names no board"],
    ["a name that every object has", { groups: ["toString", "__proto__"] }, "names no board"],
    ["a number", { groups: 1 }, "claim groups: neither text nor a list of texts"],
    ["a list within a list", { groups: [["g1"]] }, "claim groups: neither text nor a list of texts"],
    ["an object", { groups: { g1: true } }, "claim groups: neither text nor a list of texts"],
    ["null", { groups: null }, "claim groups: neither text nor a list of texts"],
    ["501 values", { groups: Array(501).fill("g1") }, "claim groups: more than 500 values"],
    ["groups that were left out", { _claim_names: { groups: "src1" } }, "claim groups: left out by the issuer"],
    ["no subject", { groups: ["g1"], sub: "" }, "claim sub: no text"],
    ["a subject that is a number", { groups: ["g1"], sub: 1 }, "claim sub: no text"],
    ["a subject that is too long", { groups: ["g1"], sub: "x".repeat(201) }, "its subject not as a board's should be"],
  ])("with %s", (_, claims, reason) => {
    expect(mapped(claims, board)).toContain(reason);
  });

  it("when no rule is for them", () => {
    expect(mapped({ groups: ["g1"] }, { ...board, when: { claim: "roles", has: "HR" } })).toContain("no rule");
  });

  it.each(["9900", "990011", "99001 ", "９９００１", "9900A", ""])("for %j in place of a board's number", (number) => {
    const rule = { ...board, boards: { claim: "groups", prefix: "board:" } };
    expect(mapped({ groups: ["board:99001", `board:${number}`] }, rule)).toContain(
      "its boards not as a board's should be",
    );
    expect(mapped({ groups: [`board:${number}`] }, rule)).not.toContain(number || "none");
  });

  it.each(["12", "AREA", "AREA  12", "area 12", "AREA 12 3"])("for %j in place of a region", (text) => {
    expect(mapped({ areas: [`area:${text}`] }, region)).toContain("names a region that is none");
  });
});
