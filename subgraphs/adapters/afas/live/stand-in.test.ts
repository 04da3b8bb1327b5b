import { describe, expect, it } from "@jest/globals";
import { TOKEN } from "./testing/responder.js";
import { useStandIns } from "./testing/stand-ins.js";
import { thingRows } from "./testing/things.js";

const start = useStandIns();
const header = (digits: string) => ({
  authorization: `AfasToken ${Buffer.from(`<token><version>1</version><data>${digits}</data></token>`).toString("base64")}`,
});

/** Asks as a client does that knows none of the traps. */
async function ask(address: string, path: string, headers: Record<string, string> = header(TOKEN)) {
  const response = await fetch(address + path, { headers });
  const text = await response.text();
  const content = text.startsWith("{")
    ? (JSON.parse(text) as { rows?: { Code: string }[]; externalMessage?: string })
    : {};
  return {
    status: response.status,
    codes: content.rows?.map(({ Code }) => Code) ?? [],
    words: content.externalMessage,
  };
}

describe("the stand-in behaves as AFAS documents", () => {
  it("gives 100 rows unless asked for more, and everything for twice -1", async () => {
    const { address } = await start({ connectors: { Things: thingRows(250) } });
    expect((await ask(address, "/connectors/Things")).codes).toHaveLength(100);
    expect((await ask(address, "/connectors/Things?skip=-1&take=-1")).codes).toHaveLength(250);
    expect(await ask(address, "/connectors/Things?skip=0&take=-1")).toMatchObject({ status: 500 });
  });

  it("has pages that overlap and lose rows, unless they are ordered by what tells rows apart", async () => {
    const { address } = await start({ connectors: { Things: thingRows(100) } });
    const both = async (order: string) => {
      const pages = [0, 50].map((skip) => ask(address, `/connectors/Things?skip=${skip}&take=50${order}`));
      return new Set((await Promise.all(pages)).flatMap(({ codes }) => codes)).size;
    };
    expect(await both("")).toBeLessThan(100);
    expect(await both("&orderbyfieldids=Naam_van_ding")).toBeLessThan(100);
    expect(await both("&orderbyfieldids=-Code")).toBe(100);
  });

  it("leaves out what the token's user may not see, and says nothing of it", async () => {
    const { address } = await start({
      connectors: { Things: thingRows(10) },
      mayRead: ({ Code }) => Code !== "T000003",
    });
    expect((await ask(address, "/connectors/Things")).codes).toHaveLength(9);
  });

  it("refuses a strange token, a query that is too long, a column that is not there, and too large a page", async () => {
    const { address } = await start({ connectors: { Things: thingRows(60_000) } });
    expect(await ask(address, "/metainfo", header("F".repeat(64)))).toMatchObject({ status: 401 });
    expect(await ask(address, `/connectors/Things?x=${"x".repeat(2047)}`)).toMatchObject({ status: 404 });
    expect((await ask(address, "/connectors/Things?orderbyfieldids=Kleur")).words).toContain("niet gevonden");
    expect((await ask(address, "/connectors/Things?take=60000")).words).toBe("Out of memory");
  });

  it("answers 8 questions at a time, and 429 to the next", async () => {
    const ninth = Promise.withResolvers<void>();
    const hold = (_: string, nth: number) => (nth < 9 ? ninth.promise : ninth.resolve());
    const { address } = await start({ connectors: {}, hold: async (path, nth) => hold(path, nth) });
    const answers = await Promise.all(Array.from({ length: 9 }, () => ask(address, "/metainfo")));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(8).fill(200), 429]);
  });
});
