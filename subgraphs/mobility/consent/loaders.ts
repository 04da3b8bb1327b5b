import { type Batched, batched } from "@regiohub/infra/graphql/batch";
import type { Ids } from "@regiohub/infra/graphql/seals";
import type { MobilityDb } from "../tables.js";
import { type ConsentRow, consentsOf } from "./queries.js";
import { partsOf } from "./recipient.js";
import type { Consent } from "./type.js";

/** Batches of one operation: one statement each per moment. */
export interface ConsentLoaders {
  /** Of a person, by `board/number`; latest first. */
  readonly consents: Batched<null, string, Consent[]>;
}

/** The batches of one operation. */
export const consentLoaders = (db: MobilityDb, ids: Ids): ConsentLoaders => ({
  consents: batched(async (_, people) => {
    const rows = await consentsOf(db, people);
    const byPerson = Map.groupBy(rows, ({ boardNo, memberNumber }) => `${boardNo}/${memberNumber}`);
    return people.map((person) => byPerson.get(person)?.map(toConsent(ids)) ?? []);
  }),
});

/** A consent as the graph shows it. */
export const toConsent =
  (ids: Ids) =>
  ({ id, boardNo, memberNumber, recipient, ...facts }: ConsentRow): Consent => ({
    ...facts,
    ...partsOf(recipient),
    get id() {
      return ids.write("Consent", id);
    },
    person: { board: boardNo, number: memberNumber },
  });
