import { describe, expect, it } from "@jest/globals";
import { HubError } from "@regiohub/infra/errors";
import { composeServices } from "@theguild/federation-composition";
import { parse } from "graphql";
import { Gateway } from "./gateway.js";
import type { SubgraphTransport } from "./transports/transport.js";

const supergraph = (fields: string): string =>
  composeServices([{ name: "one", typeDefs: parse(`type Query { ${fields} }`), url: "http://127.0.0.1:1/graphql" }])
    .supergraphSdl ?? "";

function gatewayWithLog() {
  const closed: number[] = [];
  let made = 0;
  const connect = (addresses: ReadonlyMap<string, string>): ReadonlyMap<string, SubgraphTransport> => {
    const number = made++;
    const transport: SubgraphTransport = {
      execute: async () => ({ data: {} }),
      check: async () => {},
      close: async () => void closed.push(number),
    };
    return new Map([...addresses.keys()].map((name) => [name, transport]));
  };
  return { gateway: new Gateway(supergraph("a: Int"), connect), closed };
}

describe("a replaced supergraph", () => {
  it("closes its connections when its last operation ends", () => {
    const { gateway, closed } = gatewayWithLog();
    const [first, second] = [gateway.lease(), gateway.lease()];
    gateway.replace(supergraph("b: Int"));
    first();
    first();
    expect(closed).toEqual([]);
    second();
    expect(closed).toEqual([0]);
  });

  it("stays open while an older one is in use, since a request meets its schema only later", () => {
    const { gateway, closed } = gatewayWithLog();
    const old = gateway.lease();
    gateway.replace(supergraph("b: Int"));
    gateway.replace(supergraph("c: Int"));
    expect(closed).toEqual([]);
    old();
    expect(closed).toEqual([0, 1]);
  });

  it("gives Apollo Server the new schema", () => {
    const { gateway } = gatewayWithLog();
    const seen: string[] = [];
    gateway.onSchemaLoadOrUpdate(({ apiSchema }) =>
      seen.push(Object.keys(apiSchema.getQueryType()?.getFields() ?? {}).join()),
    );
    gateway.replace(supergraph("b: Int"));
    expect(seen).toEqual(["a", "b"]);
  });

  it("that is none leaves the current one in place", () => {
    const { gateway } = gatewayWithLog();
    const { current } = gateway;
    expect(() => gateway.replace("type Query { a: Int }")).toThrow(HubError);
    expect(() => gateway.replace("nonsense")).toThrow("Supergraph: not one that composition made.");
    expect(gateway.current).toBe(current);
  });
});
