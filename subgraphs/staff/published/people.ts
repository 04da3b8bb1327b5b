import type { People } from "@regiohub/infra/figures/beside";
import type { Part } from "@regiohub/infra/figures/counted";
import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import type { Dimension } from "@regiohub/schema/figures";
import { sql } from "kysely";
import { batchesOf } from "../cells/batches.js";
import { individualsOn } from "../cells/classes.js";
import { ageBands } from "../cells/cut.js";
import { sitesOfArea } from "../cells/place.js";
import { keysOf } from "../cells/queries.js";
import { referenceOn } from "../cells/reference.js";
import type { StaffDb } from "../tables.js";

/** Who is counted, and by what. */
export interface Counting {
  readonly boards: readonly BoardNumber[];
  /** The area in which they work, as in `Place`. */
  readonly area: string;
  readonly on: CalendarDate;
  readonly by: readonly Dimension[];
  /** Scheme of age bands. */
  readonly bands: string;
}

/**
 * The people of boards who count in an area on a day, those who count alike together, in a transaction that sees one moment.
 * Each is at one place with all they do, and so are their FTE: somebody's few hours at another school tell of them alone.
 * The measures are persons, employments and ten-thousandths fte; families are boards.
 */
export async function peopleIn(figures: StaffDb, { boards, area, on, by, bands }: Counting): Promise<People[]> {
  const written = by.filter((dimension) => dimension !== "BOARD"); // it is the family
  const reference = await referenceOn(on);
  const keys = keysOf(written, await ageBands(bands));
  const known = new Map<string, Part[]>(); // far fewer than people
  const people: People[] = [];
  await sql`set local work_mem = '64MB'`.execute(figures); // each person is read and sorted once
  for (const some of batchesOf(boards)) {
    const { rows } = await sql<{ family: string; parts: string; people: string[] }>`
      with missing as (select unnest(${some}::text[]) as board),
      here as materialized (${sitesOfArea(sql`${area}::text`, on)}),
      part as (
        select board_no, member_id, jsonb_build_array(${keys}, persons, employments, fte)::text as part
        from (${individualsOn(on, reference, "PERSON")}) c where site_code in (select code from here)),
      person as (
        select board_no, member_id, '[' || string_agg(part, ',' order by part) || ']' as parts from part group by 1, 2)
      select board_no as family, parts, array_agg(member_id::text) as people from person group by 1, 2`.execute(
      figures,
    );
    for (const { family, parts: text, people: all } of rows) {
      const parts = known.get(text) ?? partsOf(text, written);
      known.set(text, parts);
      people.push({ family, parts, people: all });
    }
  }
  return people;
}

type WrittenPart = readonly [codes: readonly string[], persons: number, employments: number, fte: number];

const partsOf = (written: string, by: readonly Dimension[]): Part[] =>
  (JSON.parse(written) as WrittenPart[]).map(([codes, ...add]) => ({
    is: Object.fromEntries(by.map((dimension, at) => [dimension, codes[at] as string])),
    add,
  }));
