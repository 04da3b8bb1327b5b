import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type AuditResult, auditServer } from "graphql-http";
import { openSurface, type Surface } from "./support/surface.js";

let surface: Surface;
let results: readonly AuditResult[];

beforeAll(async () => {
  surface = await openSurface();
  const fetchFn = (url: string, init: RequestInit = {}) =>
    fetch(url, { ...init, headers: { ...init.headers, authorization: "Bearer partner" } });
  results = await auditServer({ url: surface.url, fetchFn });
});
afterAll(() => surface.close());

const failed = () => results.filter(({ status }) => status !== "ok").map(({ name }) => name);

describe("G-06: the server audit of graphql-http", () => {
  it("passes in every MUST and SHOULD", () => {
    expect(results).toHaveLength(61);
    expect(failed().filter((name) => !name.startsWith("MAY "))).toEqual([]);
  });

  it("misses nothing but questions that a page of another site could ask for its reader", () => {
    expect(failed().sort()).toEqual([
      "MAY accept application/x-www-form-urlencoded formatted GET requests",
      "MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json",
      "MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json",
    ]);
  });
});
