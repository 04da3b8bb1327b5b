import type { Caller } from "@regiohub/infra/auth/caller";

/** How large a document may be. Unless it says otherwise, a count is of the document with its fragments written out. */
export interface Profile {
  /** Of the text, in bytes of UTF-8. */
  readonly bytes: number;
  /** Names, numbers, texts and signs. */
  readonly tokens: number;
  /** Fields inside each other. */
  readonly levels: number;
  /** Fields and fragments. */
  readonly selections: number;
  readonly aliases: number;
  readonly directives: number;
  /** At one field, fragment, variable or operation. */
  readonly directivesAtOnePlace: number;
  /** Different fields of one object. */
  readonly fieldsAtOnePlace: number;
  /** Fields of one name of one object. */
  readonly equalFields: number;
}

/** A user of a board: whole lists of staff, in one document. */
const BOARD: Profile = {
  bytes: 16 * 1024,
  tokens: 2_000,
  levels: 20,
  selections: 2_500,
  aliases: 15,
  directives: 5,
  directivesAtOnePlace: 2,
  fieldsAtOnePlace: 200,
  equalFields: 10,
};

/** Everybody else who has a token. */
const PARTNER: Profile = { ...BOARD, levels: 16, selections: 500 };

/** A gateway without authentication, for public conformance suites: what takes time that grows out of hand. */
export const OPEN: Profile = {
  bytes: Number.POSITIVE_INFINITY,
  tokens: 10_000,
  levels: 100,
  selections: 2_500,
  aliases: Number.POSITIVE_INFINITY,
  directives: Number.POSITIVE_INFINITY,
  directivesAtOnePlace: Number.POSITIVE_INFINITY,
  fieldsAtOnePlace: Number.POSITIVE_INFINITY,
  equalFields: Number.POSITIVE_INFINITY,
};

/** The profile of a caller; of nobody, on a gateway that lets anybody in. */
export const profileOf = (caller: Caller | undefined): Profile =>
  caller === undefined ? OPEN : caller.kind === "board" ? BOARD : PARTNER;
