import { expect, it } from "@jest/globals";
import { withClient } from "../../db/connect.js";
import { defineRecord, orNull, textField } from "../../record.js";
import { Staging } from "../stage.js";
import { toyIngest } from "../testing/toy-ingest.js";

const { url } = toyIngest();

const note = defineRecord({
  kind: "note",
  description: "Something about somebody.",
  key: ["who"],
  person: "who",
  mentions: ["by"],
  fields: { who: textField("About whom."), by: orNull(textField("Who said it.")) },
});

/** Stages notes while one person is erased; gives what is staged. */
const staged = (erased: string, add: (staging: Staging) => void) =>
  withClient(url(), async (client) => {
    await client.query("begin");
    const staging = await Staging.create(client, note, undefined, { has: (number) => number === erased });
    add(staging);
    await staging.end();
    return (await client.query<{ who: string; by: string | null }>(`select who, by from ${staging.name}`)).rows;
  });

it("takes no known row that is about somebody erased or mentions them, and leaves it to be decoded", async () => {
  const taken: boolean[] = [];
  const rows = await staged("a\tb", (staging) => {
    for (const records of [["a\\tb\t\\N"], ["2\ta\\tb"], ["3\t\\N", "a\\tb\t\\N"], ["4\t\\N", "5\ta"]]) {
      const isTaken = staging.rowTarget.takes(records);
      if (isTaken) staging.rowTarget.addKnown(records, 0, 2, "mark mark");
      taken.push(isTaken);
    }
  });
  expect(taken).toEqual([false, false, false, true]);
  expect(rows).toEqual([
    { who: "4", by: null },
    { who: "5", by: "a" },
  ]);
});
