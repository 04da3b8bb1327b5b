import { expect, it } from "@jest/globals";
import { boardCaller, operator, partner } from "../testing/callers.js";
import { type AccessPolicy, OPEN, permits, refusalText, rightsOf } from "./policy.js";

const policy: AccessPolicy = {
  scopes: { board: ["people:read", "figures:read"], partner: ["figures:read"], region: [], operator: [] },
  purposes: { board: ["ADMINISTER"], partner: ["SHOW", "COUNT"], region: ["PLAN"], operator: ["RUN"] },
  aboutPeople: new Set(["NAME"]),
  introspection: OPEN,
  deliveries: OPEN,
  shows: (purpose, sensitivity) =>
    sensitivity === "OPEN" || purpose === "ADMINISTER" || (purpose === "COUNT" && sensitivity === "FIGURE"),
};

const scopes = ["people:read", "figures:read"];
const ofBoard = rightsOf({ ...boardCaller("99001"), scopes, purpose: "ADMINISTER" }, policy);
const counting = rightsOf({ ...partner, scopes, purpose: "COUNT" }, policy);

it("keeps what a kind may hold of what the token says", () => {
  expect([...ofBoard.scopes]).toEqual(["people:read", "figures:read"]);
  expect([...rightsOf({ ...partner, scopes: ["people:read"] }, policy).scopes]).toEqual([]);
  expect(rightsOf({ ...operator, purpose: "ADMINISTER" }, policy).purpose).toBe("");
});

it("has one key for equal rights, whatever the order and the words that count for nothing", () => {
  const other = { ...boardCaller("99002"), scopes: ["x", "figures:read", "people:read"], purpose: "ADMINISTER" };
  expect(rightsOf(other, policy).key).toBe(ofBoard.key);
  expect(counting.key).not.toBe(ofBoard.key);
});

it.each([
  ["no scope, open", counting, [], "OPEN", true],
  ["the scope and the purpose", counting, [["figures:read"]], "FIGURE", true],
  ["one of two sets", counting, [["people:read"], ["figures:read"]], "FIGURE", true],
  ["half of a set", counting, [["people:read", "figures:read"]], "FIGURE", false],
  ["the scope without the purpose", counting, [["figures:read"]], "NAME", false],
  ["the purpose without the scope", counting, [["people:read"]], "FIGURE", false],
  ["both", ofBoard, [["people:read"]], "NAME", true],
  ["a purpose that the kind may not have", rightsOf({ ...partner, purpose: "RUN" }, policy), [], "FIGURE", false],
] as const)("permits what both scope and purpose allow: %s", (_, rights, scopes, sensitivity, expected) =>
  expect(permits(rights, { scopes, sensitivity }, policy)).toBe(expected),
);

it.each([
  ["a scope", counting, [["people:read"]], "X.a needs the scope people:read."],
  ["one of several", counting, [["a", "b"], ["c"]], "X.a needs the scope a and b, or c."],
  ["another purpose", counting, [["figures:read"]], "X.a is not for the purpose COUNT."],
  ["any purpose", rightsOf({ ...partner, purpose: "RUN" }, policy), [], "X.a needs a token with a purpose."],
] as const)("says what is missing: %s", (_, rights, scopes, expected) =>
  expect(refusalText("X.a", rights, { scopes, sensitivity: "NAME" })).toBe(expected),
);
