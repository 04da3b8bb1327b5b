import type { Batched } from "@regiohub/infra/graphql/batch";
import type { Ids } from "@regiohub/infra/graphql/seals";
import { wholeList } from "@regiohub/infra/graphql/whole-list";
import { LIST_SIZES } from "@regiohub/schema/access/list-sizes";
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
  consents: wholeList(
    "MobilityProfile.consents",
    LIST_SIZES["MobilityProfile.consents"],
    async (_: null, people, limit) => {
      const rows = await consentsOf(db, people, limit);
      const byPerson = Map.groupBy(rows, ({ boardNo, memberNumber }) => `${boardNo}/${memberNumber}`);
      return people.map((person) => byPerson.get(person)?.map(toConsent(ids)) ?? []);
    },
  ),
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
