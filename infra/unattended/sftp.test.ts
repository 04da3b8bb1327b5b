import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { HEAD } from "../ingest/testing/toy-ingest.js";
import { ACCOUNT, newKeyPair, type SftpServer, sftpServer } from "./testing/sftp-server.js";
import { useUnattended } from "./testing/unattended.js";

const current = useUnattended();
const key = newKeyPair();
let server: SftpServer;

beforeEach(async () => {
  server = await sftpServer(key.public);
  await current().write("secrets/99001", { password: ACCOUNT.password, other: "wrong", key: key.private });
});
afterEach(() => server.close());

const profile = (keys: Readonly<Record<string, string>> = {}): string => {
  const { host = "127.0.0.1", ...rest } = keys;
  const settings = { host, port: server.port, user: ACCOUNT.user, hostKey: server.hostKey, folder: "/out", ...rest };
  return JSON.stringify({
    sftp: "key" in settings || "password" in settings ? settings : { ...settings, password: "password" },
  });
};

const lay = (name: string, text: string, mtime = 1_700_000_000) =>
  void server.files.set(name, { content: Buffer.from(text), mtime });

describe("a folder on a server", () => {
  it.each<Record<string, string>>([{ password: "password" }, { key: "key" }])(
    "is taken once it has settled, with %j",
    async (how) => {
      const test = current();
      await test.put(profile(how));
      lay("things.csv", `${HEAD}1;one;;\n`);
      await test.takeIn("sftp");
      expect(await test.runs()).toEqual([]);
      test.pass({ minutes: 1 });
      await test.takeIn("sftp");
      expect(await test.runs()).toMatchObject([{ state: "loaded", files: [{ name: "things.csv" }] }]);
      await test.lookTwice("sftp");
      expect(await test.runs()).toHaveLength(1);
      expect(await test.files("work")).toEqual([]);
      expect([...server.files.keys()]).toEqual(["things.csv"]);
    },
  );

  it("is taken again when anything in it is another, and what was refused only then", async () => {
    const test = current();
    await test.put(profile());
    lay("things.csv", `${HEAD};one;;\n`);
    await test.lookTwice("sftp");
    await test.lookTwice("sftp");
    expect(await test.runs()).toMatchObject([{ state: "refused" }]);
    lay("things.csv", `${HEAD}1;one;;\n`, 1_600_000_000);
    await test.lookTwice("sftp");
    expect((await test.runs()).map(({ state }) => state)).toEqual(["refused", "loaded"]);
  });

  it("with a marker is taken when the marker is there; what is hidden and folders are passed over", async () => {
    const test = current();
    await test.put(profile({ marker: "klaar.txt" }));
    lay("things.csv", `${HEAD}1;one;;\n`);
    lay(".profile.yaml", "suffix: x");
    server.files.set("archief", { content: Buffer.alloc(0), mtime: 1, mode: 0o040755 });
    await test.lookTwice("sftp");
    expect(await test.runs()).toEqual([]);
    lay("klaar.txt", "");
    await test.takeIn("sftp");
    expect(await test.runs()).toMatchObject([{ state: "loaded", files: [{ name: "things.csv" }] }]);
  });

  it("is read to the end over a connection that is cut", async () => {
    const test = current();
    await test.put(profile());
    const rows = Array.from({ length: 20_000 }, (_, index) => `${index};thing ${index};;`);
    lay("things.csv", `${HEAD}${rows.join("\n")}\n`);
    let cuts = 0;
    server.beforeRead = (_name, at) => at < 131_072 || ++cuts !== 1;
    await test.lookTwice("sftp");
    expect(cuts).toBeGreaterThan(1);
    expect(await test.runs()).toMatchObject([{ state: "loaded", counts: { thing: { read: 20_000 } } }]);
  });

  it("that changes while it is read is not taken, and leaves no run", async () => {
    const test = current();
    await test.put(profile());
    lay("things.csv", `${HEAD}1;one;;\n`);
    server.beforeRead = () => {
      lay("things.csv", `${HEAD}2;two;;\n`, 1_700_000_060);
      return true;
    };
    await test.lookTwice("sftp");
    expect(await test.runs()).toEqual([]);
    await test.lookTwice("sftp");
    expect(await test.things()).toEqual(["2"]);
  });
});

describe("a server that cannot be read", () => {
  it.each([
    ["with another key", { hostKey: `SHA256:${"b".repeat(43)}` }, "SOURCE_REFUSED"],
    ["with a wrong password", { password: "other" }, "SOURCE_REFUSED"],
    ["with a wrong user", { user: "nobody" }, "SOURCE_REFUSED"],
    ["with a key that is none", { key: "other" }, "CONFIG_INVALID"],
    ["without its secret", { password: "none" }, "SECRET_MISSING"],
    ["without the folder", { folder: "/in" }, "SOURCE_ANSWER_WRONG"],
  ])("%s leaves a run, and is left alone for six hours", async (_, keys, code) => {
    const test = current();
    await test.put(profile(keys));
    lay("things.csv", `${HEAD}1;one;;\n`);
    await test.lookTwice("sftp");
    const runs = await test.runs();
    expect(runs).toMatchObject([{ state: "refused", message: expect.stringMatching(`^${code}: `) }]);
    expect(JSON.stringify([runs, test.lines])).not.toContain(ACCOUNT.password);
    test.pass({ hours: 6 });
    await test.takeIn("sftp");
    expect(await test.runs()).toHaveLength(2);
  });

  it.each([
    ["a name that leads elsewhere", "sub/things.csv", undefined],
    ["a link", "names.csv", 0o120777],
    ["a profile", "profile.yaml", undefined],
  ])("because of %s leaves a run", async (_, name, mode) => {
    const test = current();
    await test.put(profile());
    lay("things.csv", `${HEAD}1;one;;\n`);
    server.files.set(name, { content: Buffer.from("x"), mtime: 1, ...(mode && { mode }) });
    await test.lookTwice("sftp");
    expect(await test.runs()).toMatchObject([{ state: "refused" }]);
    expect(await test.things()).toEqual([]);
  });

  it("because it is away leaves a run for each attempt, after pauses that grow", async () => {
    const test = current();
    await test.put(profile({ host: "127.0.0.1" }));
    await server.close();
    const tried: number[] = [];
    const work = { ...test.work() };
    for (let minute = 0; minute <= 3; minute += 1) {
      const before = (await test.runs()).length;
      await test.takeIn("sftp", work);
      if ((await test.runs()).length > before) tried.push(minute);
      test.pass({ minutes: 1 });
    }
    expect(tried).toEqual([0, 1, 3]);
    expect(await test.runs()).toMatchObject(tried.map(() => ({ state: "failed" })));
    server = await sftpServer();
  }, 120_000);
});
