import type { Consequence } from "@regiohub/infra/loading";
import type { BoardNumber } from "@regiohub/infra/values";
import { aowAges } from "@regiohub/schema/aow";
import type { ClientBase } from "pg";
import { endedStays } from "../event/ended.js";
import { byBoardLeft, type Transition } from "../event/known.js";
import { completeRecords } from "../event/observed.js";
import { type Pair, pairsOf } from "../pair/link.js";
import { timesOf } from "../pair/times.js";
import { addBoards, addByTime, addLeavers, closeAffected, isNobodyAffected, openAffected } from "./affected.js";
import { findOrganisations } from "./organisations.js";
import { PART_PEOPLE } from "./parts.js";
import { openAlike, readPeople, readTokens } from "./people.js";
import { type RulesForPeople, renewEvents } from "./renew.js";
import { type Rules, renewRules } from "./rules.js";
import { renewTransitions } from "./transitions.js";
import { writePairs } from "./write.js";

/** What follows for people's moves from a delivery, and from registers and erasures in between. */
export const eventsConsequence: Consequence = {
  role: "derive",
  run: (client) => concludeEvents(client),
  again: (client) => concludeEvents(client),
};

/**
 * Brings pairs, events and legs to what follows from all stays, tokens and registers as they are now, by concluding anew
 * about everybody for whom anything can have become otherwise since the last time. What comes of it is the same as when
 * all was concluded at once, whatever came in between. One does it at a time: of two boards that deliver at once the
 * second one sees the first.
 * @param client in a transaction, under the role that concludes
 * @param partPeople most people of whom it concludes at a time
 */
export async function concludeEvents(client: ClientBase, partPeople = PART_PEOPLE): Promise<void> {
  await client.query("select pg_advisory_xact_lock(hashtextextended('mobility events', 0))");
  const noted = await openAffected(client);
  const rules = await renewRules(client);
  const renewed = [...new Set([...noted, ...rules.renewed])];
  const known: RulesForPeople = { ...rules, transitions: byBoardLeft(rules.recorded), aow: await aowAges() };
  const ended = renewed.filter((board) => completeRecords(known, board).length > 0);
  await addBoards(client, renewed, ended);
  await addByTime(client, rules.moved);
  if (renewed.length === 0 && (await isNobodyAffected(client))) return;
  let pairs = await linkAffected(client, known);
  const transitions = await renewDerived(client, known, rules, renewed);
  if (transitions.areOther) pairs = await linkAffected(client, known);
  await renewEvents(client, pairs, { ...known, transitions: byBoardLeft(transitions.all) }, partPeople);
}

/**
 * Completes the table of affected people, and says anew who of them is one person.
 * @param known with the recorded transitions: whoever a merged board had was there no longer than the board was
 */
async function linkAffected(client: ClientBase, known: RulesForPeople): Promise<readonly Pair[]> {
  await closeAffected(client);
  await openAlike(client);
  const { stays } = await readPeople(client, "pg_temp.alike");
  const pairs = pairsOf(await readTokens(client), timesOf(endedStays(stays, known)));
  await writePairs(client, pairs);
  return pairs;
}

/**
 * Looks again whether boards went over together, where somebody of theirs is affected. Who took part, or did not after
 * all, is affected as well.
 */
async function renewDerived(
  client: ClientBase,
  known: RulesForPeople,
  { recorded, derived }: Rules,
  renewed: readonly BoardNumber[],
): Promise<{ readonly all: readonly Transition[]; readonly areOther: boolean }> {
  const { rows } = await client.query<{ board: BoardNumber }>(
    "select distinct board_no as board from pg_temp.affected union select unnest($1::text[])",
    [renewed],
  );
  const boards = rows.map(({ board }) => board);
  const touched = new Set(boards);
  const now = await findOrganisations(client, boards, known);
  const other = await renewTransitions(
    client,
    derived.filter(({ from }) => touched.has(from)),
    now,
  );
  for (const { from, on } of other) await addLeavers(client, from, on);
  const untouched = derived.filter(({ from }) => !touched.has(from));
  return { all: [...recorded, ...untouched, ...now], areOther: other.length > 0 };
}
