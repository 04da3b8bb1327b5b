import { describe, expect, it } from "@jest/globals";
import type { LiveSource } from "@regiohub/infra/ingest/pull";
import { youforce } from "../index.js";
import { type Answer, cutOff, json, pageForPeople } from "../testing/answers.js";
import { APPLICATION, type PullOptions, pullFrom } from "../testing/pull.js";
import type { Ask, StandInOptions } from "../testing/stand-in.js";
import { type Running, useStandIns } from "../testing/stand-ins.js";
import { youforceLive } from "./index.js";
import { BEAUFORT } from "./systems.js";

const start = useStandIns();

const rows = {
  persons: [{ personCode: "1" }, { personCode: "2" }, { personCode: "3" }],
  employments: [{ personCode: "1" }],
  assignments: [],
  jobProfiles: [{ id: "21" }],
  costAllocations: [],
  organizationUnits: [{ id: "1" }],
};

const sourceOf = ({ clock }: Pick<Running, "clock">): LiveSource =>
  youforceLive(BEAUFORT, youforce.files, { now: clock.now });

/** What comes of a pull of three persons, two in a page. */
async function outcome(options: Partial<StandInOptions>, pull: PullOptions = {}) {
  const running = await start({ rows, pageSize: 2, ...options });
  const pulled = await pullFrom(running, sourceOf(running), running.clock, pull).then(
    (result) => ({ persons: result.rows["persons.json"]?.length, code: undefined, message: "" }),
    (error: { code?: string; message: string }) => ({ persons: undefined, code: error.code, message: error.message }),
  );
  return { ...pulled, asked: running.asked, clock: running.clock };
}

/** Answers a question for persons otherwise, the first time or each time. */
const onPersons =
  (answer: (ask: Ask) => Answer, always = true) =>
  (ask: Ask): Answer | undefined =>
    ask.endpoint === "persons" && (always || ask.nth === 1) ? answer(ask) : undefined;

describe("who may not read", () => {
  it("is told by the sign-in: a wrong secret", async () => {
    const { code, message, asked } = await outcome({}, { secrets: { "youforce-secret": "geheim-van-een-ander" } });
    expect(code).toBe("SOURCE_REFUSED");
    expect(message).toMatch(/clientId, tenant and secret/);
    expect(message).not.toMatch(/geheim-van-een-ander/);
    expect(asked).toEqual(["/connect/token"]);
  });

  it("is told by the endpoint: a scope that was not given", async () => {
    const { code, message } = await outcome({ application: { ...APPLICATION, mayRead: false } });
    expect(code).toBe("SOURCE_REFUSED");
    expect(message).toMatch(/costAllocations: status 403\. .*Youforce-IAM:Get_Basic/);
  });

  it("is told after a second token that was not taken either", async () => {
    const { code, asked } = await outcome({ interfere: onPersons(() => json(401, {})) });
    expect(code).toBe("SOURCE_REFUSED");
    expect(asked.filter((one) => one === "/connect/token")).toHaveLength(2);
  });

  it("is told which secret is missing", async () => {
    const { code, message } = await outcome({}, { secrets: {}, pull: { secret: "van-ons" } });
    expect(code).toBe("SECRET_MISSING");
    expect(message).toMatch(/van-ons/);
  });
});

describe("a sign-in that gives no token", () => {
  it.each([
    ["no end", { access_token: "abc" }],
    ["no token", { expires_in: 3600 }],
    ["a token that is no text", { access_token: 7, expires_in: 3600 }],
    ["a token that would break a header", { access_token: "a\r\nb", expires_in: 3600 }],
  ])("is refused: %s", async (_, content) => {
    const interfere = ({ endpoint }: Ask) => (endpoint === "token" ? json(200, content) : undefined);
    expect((await outcome({ interfere })).code).toBe("SOURCE_ANSWER_WRONG");
  });
});

describe("an answer that says nothing", () => {
  it.each([
    ["a page for people", pageForPeople],
    ["half a page", cutOff],
    ["a failure of the server", () => json(500, { message: "database" })],
  ])("is asked for again: %s", async (_, answer) => {
    const { persons, clock } = await outcome({ interfere: onPersons(answer, false) });
    expect(persons).toBe(3);
    expect(clock.pauses).toContain(5000);
  });

  it.each([
    ["a page for people", pageForPeople, "SOURCE_ANSWER_WRONG"],
    ["half a page", cutOff, "SOURCE_ANSWER_WRONG"],
    ["a failure of the server", () => json(500, { message: "database" }), "SOURCE_UNAVAILABLE"],
  ])("is an error when it stays so: %s", async (_, answer, code) => {
    expect(await outcome({ interfere: onPersons(answer) })).toMatchObject({ persons: undefined, code });
  });

  it("is waited for when the source asks to", async () => {
    const busy = () => ({ ...json(429, {}), headers: { "retry-after": "30" } });
    const { persons, clock } = await outcome({ interfere: onPersons(busy, false) });
    expect(persons).toBe(3);
    expect(Math.max(...clock.pauses)).toBeGreaterThanOrEqual(30_000);
  });
});

describe("pages that are not whole", () => {
  it.each([
    ["an object without the list", { rows: [] }],
    ["a list as it is", [{ personCode: "1" }]],
    ["a list of other things", { value: ["1", "2"] }],
    ["an object in place of the list", { value: { personCode: "1" } }],
    ["nothing", null],
  ])("are an error: %s", async (_, content) => {
    const { code, message } = await outcome({ interfere: onPersons(() => json(200, content)) });
    expect(code).toBe("SOURCE_ANSWER_WRONG");
    expect(message).toMatch(/\/persons/);
  });

  it("are an error when a page in the middle cannot be had", async () => {
    const interfere = ({ endpoint, query }: Ask) =>
      endpoint === "persons" && query.has("pageToken") ? json(404, {}) : undefined;
    expect((await outcome({ interfere })).code).toBe("SOURCE_ANSWER_WRONG");
  });

  it("are an error when they lead round in a circle", async () => {
    const nextLink = "https://api.youforce.com/iam/v1.0/persons?take=1000";
    const { code, message, asked } = await outcome({ interfere: onPersons(() => json(200, { value: [], nextLink })) });
    expect(code).toBe("SOURCE_ANSWER_WRONG");
    expect(message).toMatch(/nextLink leads back/);
    expect(asked.filter((one) => one.startsWith("/iam/v1.0/persons"))).toHaveLength(1);
  });

  it.each([
    ["another endpoint", "https://api.youforce.com/iam/v1.0/users?take=1"],
    ["no page", "https://api.youforce.com/iam/v1.0/persons"],
    ["no address", "http://["],
    ["no text", { href: "?take=1" }],
  ])("are an error when they lead to %s", async (_, nextLink) => {
    const { code } = await outcome({ interfere: onPersons(() => json(200, { value: [], nextLink })) });
    expect(code).toBe("SOURCE_ANSWER_WRONG");
  });

  it("never lead to another machine: its link counts for its query only", async () => {
    const away = onPersons(({ answer }) => {
      const { value } = JSON.parse(answer.body) as { value: unknown };
      return json(200, { value, nextLink: "https://evil.invalid/iam/v1.0/Persons?pageToken=2" });
    }, false);
    expect(await outcome({ interfere: away })).toMatchObject({ persons: 3, code: undefined });
  });

  it("are an error when there is nobody in them", async () => {
    const { code, message } = await outcome({ rows: { ...rows, persons: [null] } });
    expect(code).toBe("SOURCE_ANSWER_WRONG");
    expect(message).toMatch(/persons: no rows/);
  });
});

describe("a profile", () => {
  it("without the client is refused", async () => {
    const running = await start({ rows });
    const context = { document: {}, today: "2025-11-03" } as unknown as Parameters<LiveSource["pull"]>[0];
    await expect(sourceOf(running).pull(context)).rejects.toMatchObject({ code: "PROFILE_INVALID" });
  });

  it("with a way to sign in that there is not is refused", async () => {
    const { code, message } = await outcome({}, { pull: { signIn: "password" } });
    expect(code).toBe("PROFILE_INVALID");
    expect(message).toMatch(/visma or raet/);
  });
});
