import { describe, expect, it } from "@jest/globals";
import { readProfile } from "@regiohub/infra/ingest/profile";
import { addressOf, pullOf, pullSettings } from "./settings.js";

const read = (pull: string) => pullOf(readProfile(`pull: ${pull}`, [pullSettings]).document);

describe("the address of a board's Profit", () => {
  it.each([
    ["{ environment: 12345 }", "https://12345.rest.afas.online/ProfitRestServices"],
    ['{ environment: "01234", kind: test }', "https://01234.resttest.afas.online/ProfitRestServices"],
    ["{ environment: 12345, kind: accept }", "https://12345.restaccept.afas.online/ProfitRestServices"],
    ["{ environment: T12345 }", "https://12345.resttest.afas.online/ProfitRestServices"],
    ["{ environment: o12345ab, kind: production }", "https://12345.rest.afas.online/ProfitRestServices"],
    [
      "{ address: https://12345.afasonlineconnector.nl/profitrestservices/ }",
      "https://12345.afasonlineconnector.nl/profitrestservices",
    ],
  ])("of %s", (pull, address) => {
    expect(addressOf(read(pull))).toBe(address);
  });
});

describe("the key pull of a profile", () => {
  it("needs no more than the environment", () => {
    expect(read("{ environment: 12345 }")).toEqual({
      environment: "12345",
      token: "afas-token",
      connectors: {},
      filters: {},
      parallel: 3,
    });
  });

  it.each([
    ["{}", "pull", "either environment or address"],
    ["{ environment: 12345, address: https://a.example }", "pull", "either environment or address"],
    ["{ environment: 1234 }", "pull.environment", "five digits"],
    ["{ environment: T12345, kind: production }", "pull.kind", "the kind that the letter"],
    ["{ address: ftp://a.example }", "pull.address", "URL"],
    ["{ environment: 12345, parallel: 6 }", "pull.parallel", "<=5"],
    ["{ environment: 12345, pageSize: 1 }", "pull.pageSize", ">=2"],
    ["{ environment: 12345, tokken: x }", "pull", "tokken"],
    ["{ environment: 12345, filters: { A: [{ field: B, operator: like }] } }", "pull.filters.A.0.operator", "equals"],
  ])("is refused as %s", (pull, key, what) => {
    expect(() => read(pull)).toThrow(new RegExp(`key "${key}": .*${what}`));
  });

  it("has to be there for a pull", () => {
    expect(() => pullOf({})).toThrow('Profile, key "pull": missing');
  });
});
