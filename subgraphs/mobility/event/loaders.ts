import { type Batched, batched } from "@regiohub/infra/graphql/batch";
import { inOrder } from "@regiohub/infra/graphql/each";
import type { Ids } from "@regiohub/infra/graphql/seals";
import { toStaffMember } from "../member/resolver.js";
import type { MobilityDb } from "../tables.js";
import {
  type EventRow,
  type EventSelection,
  type EventStretch,
  eventsCountOfBoards,
  eventsOfBoards,
  eventsOfViews,
} from "./queries.js";
import type { MobilityEvent } from "./type.js";

/** Batches of one operation: one statement each per moment. Who may see them is asked before. */
export interface EventLoaders {
  /** As a board sees it, by `board/event`; null when there is none that it sees. */
  readonly event: Batched<null, string, MobilityEvent | null>;
  /** By board number. */
  readonly eventsOfBoard: Batched<EventSelection & EventStretch, string, EventRow[]>;
  readonly eventsCountOfBoard: Batched<EventSelection, string, number>;
}

/** The batches of one operation. */
export const eventLoaders = (db: MobilityDb, ids: Ids): EventLoaders => ({
  event: batched(async (_, views) => {
    const rows = await eventsOfViews(db, views);
    const found = inOrder(views, rows, ({ view, eventId }) => `${view}/${eventId}`);
    return found.map((row) => (row ? toEvent(ids)(row) : null));
  }),
  eventsOfBoard: batched(({ first, after, ...selection }, boards) =>
    eventsOfBoards(db, boards, selection, { first, after }),
  ),
  eventsCountOfBoard: batched((selection, boards) => eventsCountOfBoards(db, boards, selection)),
});

/** An event as the graph shows it to a board; ids are made when they are asked. */
export const toEvent =
  (ids: Ids) =>
  ({ eventId, from, to, brinBefore, brinAfter, number, ...facts }: EventRow): MobilityEvent => ({
    ...facts,
    get id() {
      return ids.write("MobilityEvent", facts.view, eventId);
    },
    staffMember: number === null ? null : toStaffMember(ids, facts.view, number),
    person: number === null ? undefined : { board: facts.view, number },
    fromBoard: from === null ? null : { number: from },
    toBoard: to === null ? null : { number: to },
    schoolBefore: brinBefore === null ? null : { brin: brinBefore },
    schoolAfter: brinAfter === null ? null : { brin: brinAfter },
  });
