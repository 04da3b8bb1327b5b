import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { codesOf, partner } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { municipalityNames } from "../testing/pupils-file.js";

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
});
afterAll(() => hub.close());

const ask = (name: string) =>
  hub.query<{ municipality: { code: string } | null }>(`{ municipality(name: ${JSON.stringify(name)}) { code } }`, {
    caller: partner,
  });
const codeOf = async (name: string) => {
  const { data, errors } = await ask(name);
  expect(errors).toBeUndefined();
  return data?.municipality?.code ?? null;
};

describe("a municipality is found by", () => {
  it("its official name, without case, accents or punctuation", async () => {
    const names = ["'s-Gravenhage", "s gravenhage", "Súdwest-Fryslân", "SUDWEST-FRYSLAN", "noardeast fryslan"];
    expect(await Promise.all(names.map(codeOf))).toEqual(["0518", "0518", "1900", "1900", "1970"]);
  });

  it("what else it is called", async () => {
    const names = {
      "Den Haag": "0518",
      "den bosch": "0796",
      "Bergen (NH.)": "0373",
      "BERGEN LB": "0893",
      "Bergen (Limburg)": "0893",
      "Nuenen c.a.": "0820",
      "Hengelo (O.)": "0164",
    };
    for (const [name, code] of Object.entries(names)) expect([name, await codeOf(name)]).toEqual([name, code]);
  });

  it("nothing that is no municipality's", async () => {
    for (const name of ["Atlantis", "Onbekend", "Bosch"]) expect(await codeOf(name)).toBeNull();
  });

  it("every name that DUO's own files call one by", async () => {
    const named = await municipalityNames();
    expect(named.length).toBeGreaterThan(342);
    const fields = named.map(({ name }, at) => `m${at}: municipality(name: ${JSON.stringify(name)}) { code }`);
    const { data, errors } = await hub.query<Record<string, { code: string } | null>>(`{ ${fields.join(" ")} }`, {
      caller: partner,
    });
    expect(errors).toBeUndefined();
    expect(Object.values(data ?? {}).map((found) => found?.code)).toEqual(named.map(({ code }) => code));
  });

  it("its number alone where its name is another's too: which there are is said", async () => {
    const answer = await ask("Bergen");
    expect(codesOf(answer)).toEqual(["ARGUMENT_INVALID"]);
    expect(answer.errors?.[0]?.message).toContain("0373 (Bergen (NH.)), 0893 (Bergen (L.))");
    const shared = "select key from staff.municipality_alias group by key having count(distinct municipality_code) > 1";
    const { rows } = await withClient(hub.url, (client) => client.query(shared));
    expect(rows).toEqual([{ key: "bergen" }]);
  });
});
