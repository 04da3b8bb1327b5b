import { describe, expect, it } from "@jest/globals";
import type { HubError } from "@regiohub/infra/errors";
import { type Answer, failure, json, maintenance, pageForPeople } from "./testing/answers.js";
import { type PullOptions, pullFrom } from "./testing/pull.js";
import type { StandInOptions } from "./testing/responder.js";
import { useStandIns } from "./testing/stand-ins.js";
import { files, thingRows } from "./testing/things.js";

const start = useStandIns();

/** What a pull comes to that is refused. */
async function refusalOf(options: Partial<StandInOptions>, pull: PullOptions = {}) {
  const { address, asked } = await start({ connectors: { Things: thingRows(20) }, ...options });
  const outcome = await pullFrom(address, files, pull).then(
    () => ({ code: "none", message: "pulled", dutch: null }),
    ({ code, message, dutch }: HubError) => ({ code, message, dutch }),
  );
  return { ...outcome, asked: asked.length };
}

/** Answers every question for rows like this. */
const always = (answer: Answer): Partial<StandInOptions> => ({
  interfere: ({ connector }) => (connector ? answer : undefined),
});

describe("a pull is refused", () => {
  it.each<[string, Partial<StandInOptions>, string, RegExp]>([
    [
      "an IP address that Profit does not allow",
      always({ status: 403, body: "" }),
      "SOURCE_REFUSED",
      /^Things: status 403.*IP/,
    ],
    ["a blocked connector", { blocked: ["Things"] }, "SOURCE_REFUSED", /^Things: blocked.*Geblokkeerd/],
    [
      "a connector of another app",
      always(failure("De gebruiker is niet geautoriseerd.")),
      "SOURCE_REFUSED",
      /app connector/,
    ],
    ["an unknown address", always({ status: 404, body: "Not Found" }), "SOURCE_ANSWER_WRONG", /^Things: status 404/],
    ["a wrong question", always({ status: 400, body: "" }), "SOURCE_ANSWER_WRONG", /^Things: status 400/],
    [
      "a failure",
      always(failure("Er ging iets mis bij A. Anders")),
      "SOURCE_ANSWER_WRONG",
      /See 3A4CA18A611A4E07B429AC6BAFC6B8D1 in/,
    ],
    [
      "a failure in short",
      always(json(500, { message: "Invalid json" })),
      "SOURCE_ANSWER_WRONG",
      /^Things: status 500/,
    ],
    [
      "a column that went",
      always(failure("Connector-veld 'Code' niet gevonden")),
      "SOURCE_ANSWER_WRONG",
      /order or the filter/,
    ],
    [
      "a failure without a reason",
      always({ status: 500, body: "" }),
      "SOURCE_UNAVAILABLE",
      /^Things: status 500.*3 times/,
    ],
    ["a page for people", always(pageForPeople()), "SOURCE_ANSWER_WRONG", /^Things: not JSON.*3 times/],
    [
      "half an answer",
      always({ status: 200, body: '{"skip":0,"take":5,"rows":[{"Code":' }),
      "SOURCE_ANSWER_WRONG",
      /not all of it/,
    ],
    [
      "bytes that are no UTF-8",
      always({ status: 200, body: Buffer.from([0xff]).toString("latin1") }),
      "SOURCE_ANSWER_WRONG",
      /not JSON/,
    ],
    ["another form", always(json(200, { value: [] })), "SOURCE_ANSWER_WRONG", /no list of rows from row 1 on/],
    ["rows that are none", always(json(200, { rows: [["T1"]] })), "SOURCE_ANSWER_WRONG", /no list of rows/],
    [
      "rows that lost columns",
      always(json(200, { rows: [{ Code: "T1" }] })),
      "SOURCE_ANSWER_WRONG",
      /row 1 lacks columns/,
    ],
    ["maintenance for hours", always(maintenance(7_200)), "SOURCE_UNAVAILABLE", /7200 seconds/],
    [
      "even small pages too large",
      always({ status: 413, body: "" }),
      "SOURCE_UNAVAILABLE",
      /cannot make a page of 78 rows/,
    ],
    [
      "metainfo that is none",
      { interfere: () => json(200, { getConnectors: "all" }) },
      "SOURCE_ANSWER_WRONG",
      /^metainfo: another form/,
    ],
  ])("for %s", async (_, options, code, message) => {
    const refusal = await refusalOf(options);
    expect(refusal).toMatchObject({ code, message: expect.stringMatching(message) });
    expect(refusal.dutch).toMatch(/Verwacht: /);
    expect(refusal.message + refusal.dutch).not.toContain("Anders"); // Profit's own words may be about a person
  });

  it("for a token that Profit does not know, at the first question", async () => {
    const secrets = { "afas-token": "0".repeat(64) };
    expect(await refusalOf({}, { secrets })).toMatchObject({ code: "SOURCE_REFUSED", asked: 1 });
  });

  it("for a secret that is not there, or is no token, without a question", async () => {
    expect(await refusalOf({}, { secrets: {} })).toMatchObject({ code: "SECRET_MISSING", asked: 0 });
    const pull = { token: "other" };
    expect(await refusalOf({}, { pull, secrets: { other: "x" } })).toMatchObject({ code: "CONFIG_INVALID", asked: 0 });
  });

  it("for connectors that the token gives no access to, naming what may be meant", async () => {
    expect(await refusalOf({ connectors: { Stichting_Things: [] } })).toMatchObject({
      code: "SOURCE_REFUSED",
      message: expect.stringContaining('no access to "Things", perhaps "Stichting_Things".'),
    });
    const named = { pull: { connectors: { Things: "Dingen", Periods: "Perioden" } } };
    expect(await refusalOf({}, named)).toMatchObject({ message: expect.stringContaining('"Perioden"; "Dingen"') });
  });

  it("for a set of which nothing is required and nothing is there", async () => {
    const { address } = await start({ connectors: {} });
    const optional = files.filter(({ required }) => !required);
    await expect(pullFrom(address, optional)).rejects.toThrow("no access to any of Periods");
  });

  it("for a connector without a column that the adapter needs, naming what may be meant", async () => {
    const rows = [{ Code: "T1", NaamVanDing: "x" }];
    expect(await refusalOf({ connectors: { Things: rows } })).toMatchObject({
      code: "SOURCE_ANSWER_WRONG",
      message: expect.stringMatching(/^Things: no column "Naam_van_ding", perhaps "NaamVanDing"\./),
      asked: 2,
    });
  });

  it.each([
    [{ connectors: { Thing: "X" } }, /pull\.connectors\.Thing": no connector of this source, perhaps "Things"/],
    [{ connectors: { Things: null } }, /pull\.connectors\.Things": null/],
    [{ filters: { Rest: [{ field: "Code" }] } }, /pull\.filters\.Rest": no connector/],
    [{ filters: { Things: [{ field: "Kode" }] } }, /no column "Kode", perhaps "Code"/],
    [
      { filters: { Things: [{ field: "Code", value: "x".repeat(2_000) }] } },
      /2\d{3} characters for Things\. Expected 2048/,
    ],
  ])("for a profile that says %j", async (pull, message) => {
    expect(await refusalOf({}, { pull })).toMatchObject({
      code: "PROFILE_INVALID",
      message: expect.stringMatching(message),
    });
  });
});
