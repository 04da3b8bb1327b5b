import type { Caller } from "@regiohub/infra/auth/caller";
import { sealsFor } from "@regiohub/infra/graphql/seals";
import type { Random } from "@regiohub/infra/testing/random";
import { testSeals } from "@regiohub/infra/testing/seals";
import { inDays } from "@regiohub/schema/testing/profiles";
import { counts, type Filter, isOwn, listed, maySee } from "./oracle.js";
import { BOARDS, nameOf, type Person, REGIONS, type World } from "./world.js";

/** A question to the hub and the answer that a world has for a caller; lists in any order. */
export interface Question {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly answer: unknown;
}

/** Makes a question of one kind. A kind more is a line more in the list of the test. */
export type QuestionKind = (world: World, caller: Caller, random: Random) => Question;

/** A selection below a profile, and what it gives for somebody. */
interface Below {
  readonly fields: string;
  of(person: Person): Record<string, unknown>;
}

/** Fields below a profile, some of them by a way round over the person. */
function below(caller: Caller, random: Random, depth = 0): Below {
  const parts: Below[] = [{ fields: "functionWanted", of: (person) => ({ functionWanted: nameOf(person) }) }];
  if (random.next() < 0.4) parts.push(consentsOf(caller));
  if (random.next() < 0.3) {
    parts.push({
      fields: "regions { code }",
      of: ({ profile }) => ({ regions: profile?.regions.map((code) => ({ code })) }),
    });
  }
  if (depth < 3 && random.next() < 0.4) {
    const inner = below(caller, random, depth + 1);
    parts.push({
      fields: `staffMember { mobilityProfile { ${inner.fields} } }`,
      of: (person) => ({ staffMember: { mobilityProfile: inner.of(person) } }),
    });
  }
  return {
    fields: parts.map(({ fields }) => fields).join(" "),
    of: (person) => Object.assign({}, ...parts.map((part) => part.of(person))),
  };
}

const consentsOf = (caller: Caller): Below => ({
  fields: "consents { recipientBoard { number } recipientPartner inForce }",
  of: (person) => ({
    consents: isOwn(caller, person)
      ? person.consents.map((consent) => ({
          recipientBoard: "board" in consent.recipient ? { number: consent.recipient.board } : null,
          recipientPartner: "partner" in consent.recipient ? consent.recipient.partner : null,
          inForce: counts(consent),
        }))
      : null,
  }),
});

/** The whole list, or what a filter leaves of it. */
const list: QuestionKind = (world, caller, random) => {
  const filter: Filter = {
    ...(random.next() < 0.3 && { own: random.next() < 0.5 }),
    ...(random.next() < 0.3 && { region: { scheme: "ARBEIDSMARKTREGIO", code: random.pick(REGIONS) } }),
    ...(random.next() < 0.3 && { availableOn: inDays(random.below(60) - 20) }),
  };
  const { fields, of } = below(caller, random);
  const people = listed(world, caller, filter);
  return {
    document: `query ($filter: MobilityProfileFilter) {
      mobilityProfiles(first: 100, filter: $filter) { totalCount edges { node { ${fields} } } } }`,
    variables: { filter },
    answer: { mobilityProfiles: { totalCount: people.length, edges: people.map((one) => ({ node: of(one) })) } },
  };
};

/** Somebody, or a number that nobody has. */
const anybody = (world: World, random: Random): Pick<Person, "board" | "number"> & Partial<Person> =>
  world.people.length > 0 && random.next() < 0.9
    ? random.pick(world.people)
    : { board: random.pick(BOARDS), number: "999" };

const found = (world: World, key: { board: string; number: string }) =>
  world.people.find((one) => nameOf(one) === nameOf(key));

/** A profile by its id, as the caller would have it if it had been given it. */
const byId: QuestionKind = (world, caller, random) => {
  const key = anybody(world, random);
  const person = found(world, key);
  const { fields, of } = below(caller, random);
  const id = sealsFor(testSeals, caller).ids.write("MobilityProfile", key.board, key.number);
  return {
    document: `query ($id: ID!) { mobilityProfile(id: $id) { ${fields} } }`,
    variables: { id },
    answer: { mobilityProfile: person && maySee(caller, person) ? of(person) : null },
  };
};

/** People by reference, as the gateway asks them. */
const references: QuestionKind = (world, caller, random) => {
  const keys = Array.from({ length: 1 + random.below(5) }, () => anybody(world, random));
  const { fields, of } = below(caller, random);
  const { ids } = sealsFor(testSeals, caller);
  const entityOf = (key: (typeof keys)[number]) => {
    const person = found(world, key);
    if (person && maySee(caller, person)) return { mobilityProfile: of(person) };
    // To their own board a number is no secret; to anybody else somebody unseen is nobody.
    return caller.kind === "board" && caller.boards.includes(key.board) ? { mobilityProfile: null } : null;
  };
  return {
    document: `query ($refs: [_Any!]!) {
      _entities(representations: $refs) { ... on StaffMember { mobilityProfile { ${fields} } } } }`,
    variables: {
      refs: keys.map(({ board, number }) => ({
        __typename: "StaffMember",
        id: ids.write("StaffMember", board, number),
      })),
    },
    answer: { _entities: keys.map(entityOf) },
  };
};

/** All kinds of questions there are. */
export const KINDS: readonly QuestionKind[] = [list, byId, references];
