import { describe, expect, it } from "@jest/globals";
import { type EchoHooks, echoDatabase, echoHub } from "../ingest/testing/echo.js";
import { DROP, ROWS, useUnattended } from "./testing/unattended.js";

const current = useUnattended(echoDatabase);

/** The test's work, with things that are offered on. */
const workWith = (hooks: EchoHooks = {}) => {
  const work = current().work();
  return { ...work, hub: { ...work.hub, subgraphs: echoHub(hooks).subgraphs } };
};

describe("what follows from a dropped delivery", () => {
  it("is concluded behind it", async () => {
    const test = current();
    await test.put("drop: {}\n");
    await test.write(DROP, ROWS);
    await test.lookTwice("drop", workWith());
    expect(await test.query("select run_id from echo.conclusion")).toEqual([{ run_id: 1 }]);
  });

  it("does not keep it from being filed away when it goes wrong: it is loaded, and the log says what is not there", async () => {
    const test = current();
    await test.put("drop: {}\n");
    await test.write(DROP, ROWS);
    await test.lookTwice("drop", workWith({ refused: "one" }));
    await test.lookTwice("drop", workWith({ refused: "one" }));
    expect(await test.runs()).toMatchObject([{ state: "loaded", concluded: false }]);
    expect(await test.files(DROP)).toEqual(["verwerkt/1/things.csv", "verwerkt/1/verslag.txt"]);
    expect(test.lines.map(({ level, message }) => `${level} ${message}`)).toEqual([
      "info delivery loaded",
      "warn what follows from a run is not there yet",
    ]);
  });
});
