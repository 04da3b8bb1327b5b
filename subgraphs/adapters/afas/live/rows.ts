import { rm } from "node:fs/promises";
import { join } from "node:path";
import { HubError } from "@regiohub/infra/errors";
import type { PullContext } from "@regiohub/infra/ingest/pull";
import { RowFile } from "@regiohub/infra/ingest/row-file";
import { type Words, words } from "@regiohub/infra/words";
import { TOO_LARGE } from "./answer.js";
import type { Read } from "./columns.js";
import type { Chosen } from "./connectors.js";
import { pagesOf, RowsMoved } from "./pages.js";
import type { Profit } from "./profit.js";
import { type Question, queryOf } from "./query.js";

/** A connector of which everything is known but its rows. */
export interface Ready extends Chosen, Read, Pick<Question, "conditions"> {
  /** Rows in a page. */
  readonly take: number;
  /** Pages that are asked at a time. */
  readonly parallel: number;
}

/** Times that a connector is read whose rows move meanwhile. */
const READINGS = 3;
const PAUSE_MS = 10_000;

/**
 * Reads all rows of a connector into a file.
 * @returns Path of the file.
 * @throws SOURCE_UNAVAILABLE when rows came and went each time; SOURCE_ANSWER_WRONG for other rows than metainfo
 * promised, and for none at all; SOURCE_REFUSED.
 */
export async function pullRows(connector: Ready, profit: Profit, context: PullContext): Promise<string> {
  for (let reading = 1; ; reading += 1) {
    try {
      return await readOnce(connector, profit, context);
    } catch (error) {
      await rm(join(context.folder, connector.file), { force: true });
      if (!(error instanceof RowsMoved)) throw error;
      if (reading === READINGS) throw unsettled(connector.id);
    }
    await context.wait(PAUSE_MS);
  }
}

async function readOnce(connector: Ready, profit: Profit, { folder, progress }: PullContext): Promise<string> {
  const { id, file: name, wanted, take, parallel } = connector;
  await using file = await RowFile.create(folder, name, wanted);
  const pages = pagesOf({
    ask: (from, skip, count) => askPage(connector, profit, from, skip, count),
    textOf: (row) => JSON.stringify(wanted.pick(row)),
    take,
    parallel,
    name: id,
  });
  for await (const rows of pages) {
    await file.add(rows);
    progress(id, file.rows);
  }
  if (file.rows === 0 && !connector.sources.every(({ mayBeEmpty }) => mayBeEmpty)) throw empty(id);
  return file.finish();
}

async function askPage(connector: Ready, profit: Profit, from: "first" | "last", skip: number, take: number) {
  const { id, conditions } = connector;
  const order = from === "first" ? connector.order : connector.order.map((field) => `-${field}`);
  const query = queryOf({ order, conditions, name: id }, skip, take);
  const answer = await profit.get(`/connectors/${encodeURIComponent(id)}`, query);
  if (answer === TOO_LARGE) return TOO_LARGE;
  const rows = rowsOf(answer);
  if (!rows)
    throw wrong(id, words(`no list of rows from row ${skip + 1} on`, `geen lijst van regels vanaf regel ${skip + 1}`));
  if (rows.length > take)
    throw wrong(
      id,
      words(`${rows.length} rows where ${take} were asked`, `${rows.length} regels waar er ${take} gevraagd zijn`),
    );
  // Profit gives null for what is empty; what is not there at all was lost on the way.
  const broken = rows.findIndex((row) => !connector.order.every((field) => Object.hasOwn(row, field)));
  if (broken >= 0)
    throw wrong(
      id,
      words(
        `row ${skip + broken + 1} lacks columns that metainfo names`,
        `in regel ${skip + broken + 1} ontbreken kolommen die metainfo noemt`,
      ),
    );
  return rows;
}

/** The rows in the envelope of a page; undefined when it is none. */
function rowsOf(answer: unknown): readonly object[] | undefined {
  const rows = (answer as { readonly rows?: unknown } | null)?.rows;
  const isRow = (row: unknown): row is object => typeof row === "object" && row !== null && !Array.isArray(row);
  return Array.isArray(rows) && rows.every(isRow) ? rows : undefined;
}

const wrong = (id: string, what: Words) =>
  new HubError(
    "SOURCE_ANSWER_WRONG",
    words(`${id}: ${what.en}. Expected whole rows.`, `${id}: ${what.nl}. Verwacht: hele regels.`),
  );

const empty = (id: string) =>
  new HubError(
    "SOURCE_ANSWER_WRONG",
    words(
      `${id}: no rows, from whichever side. Expected at least one: no rows never means that nobody is left. See the rights of the token's user and the filter of the connector.`,
      `${id}: geen regels, van welke kant ook. Verwacht: minstens één, want geen regels betekent nooit dat iedereen weg is. Kijk naar de rechten van de gebruiker van het token en het filter van de connector.`,
    ),
  );

const unsettled = (id: string) =>
  new HubError(
    "SOURCE_UNAVAILABLE",
    words(
      `${id}: rows came or went while they were read, ${READINGS} times. Expected a while in which nobody changes them.`,
      `${id}: er kwamen of gingen regels terwijl ze gelezen werden, ${READINGS} keer. Verwacht: een tijd waarin niemand ze wijzigt.`,
    ),
  );
