import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { olderDatabase } from "@regiohub/infra/testing/older";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { mobility } from "../index.js";

/** Events of a hub of before: of people who are there, of one who was erased at one of two boards, and of some of whom nobody is left. */
const BEFORE = {
  last: "0015",
  rows: `
    insert into mobility.event (kind, from_board, from_number, to_board, to_number, on_day, persons, fte_from, fte_to,
      function_from, function_to, brin_from, brin_to, confidence, before_observed)
    select kind, from_board, from_number, to_board, to_number, '2025-08-01', persons, 10000, 8000,
      'TEACHING', 'SUPPORT', '11AA', '22AA', 'STRONG', false
    from (values
      ('TRANSFER_INTER_BOARD', '11111', '1', '22222', '1', null),
      ('TRANSFER_INTER_BOARD', '11111', null, '22222', '2', null),
      ('PO_TO_VO', '11111', '3', '44444', null, null),
      ('TRANSFER_INTER_BOARD', '11111', null, '22222', null, null),
      ('SECONDMENT_START', '11111', null, '22222', null, null),
      ('ORG_TRANSITION', '11111', null, '22222', null, 12)
    ) e (kind, from_board, from_number, to_board, to_number, persons);
    insert into mobility.link (board_no, member_number, key_version, token_kind, token, run_id)
    select board, number, 'v1', 'NAME_INITIALS_BIRTH', rpad(name, 43, 'x'), 1
    from (values ('11111', '1', 'anna'), ('11111', '2', 'anna'), ('22222', '1', 'anna'), ('11111', '4', 'berend'),
      ('22222', '5', 'berend'), ('33333', '6', 'chris')) l (board, number, name);
    insert into mobility.pair (board_a, number_a, board_b, number_b, status, versions)
    values ('11111', '1', '22222', '1', 'AMBIGUOUS', 'v1'), ('11111', '2', '22222', '1', 'AMBIGUOUS', 'v1'),
      ('11111', '4', '22222', '5', 'LINKED', 'v1');
    delete from mobility.unconcluded`,
};

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(mobility, olderDatabase(mobility, BEFORE));
});
afterAll(() => hub.close());

it("of who was erased by a hub of before nothing is left in events, and all of everybody else", async () => {
  const { rows } = await withClient(hub.url, (client) =>
    client.query<{ one: string }>(
      `select concat_ws(' ', kind, coalesce(from_number, '-'), fte_from, function_from, brin_from,
         coalesce(to_number, '-'), fte_to, function_to, brin_to) as one from mobility.event order by 1`,
    ),
  );
  expect(rows.map(({ one }) => one)).toEqual([
    "ORG_TRANSITION - 10000 TEACHING 11AA - 8000 SUPPORT 22AA",
    "PO_TO_VO 3 10000 TEACHING 11AA -",
    "TRANSFER_INTER_BOARD - 2 8000 SUPPORT 22AA",
    "TRANSFER_INTER_BOARD 1 10000 TEACHING 11AA 1 8000 SUPPORT 22AA",
  ]);
});

it("those who are alike are concluded anew, and nobody else but for the ages of the state pension", async () => {
  const { rows } = await withClient(hub.url, (client) =>
    client.query<{ one: string }>(
      "select board_no || ' ' || member_number as one from mobility.unconcluded order by 1",
    ),
  );
  expect(rows.map(({ one }) => one)).toEqual([" ", "11111 1", "11111 2", "22222 1"]);
});
