import { z } from "zod";

/** A board's number: five digits. A number or a list that looks like one in text is none. */
const board = z.string().regex(/^\d{5}$/);
const name = z.string().min(1).max(200);

/** What every caller has. */
const common = {
  /** Who it is, for its issuer. */
  subject: name,
  /** Who says so. */
  issuer: name,
  /** Program that asks, where the token names it. */
  client: name.nullable(),
  /** What the token may ask for. */
  scopes: z.array(z.string().max(64)).max(50),
  /** What for. */
  purpose: z.string().max(64),
};

/** Callers as tokens carry them between gateway and subgraphs: nothing else may be in them. */
export const callerSchema = z.discriminatedUnion("kind", [
  z.strictObject({ ...common, kind: z.literal("board"), boards: z.array(board).min(1).max(500) }),
  z.strictObject({
    ...common,
    kind: z.literal("partner"),
    /** The organisation that asks, as people agree to it: one name, whoever issues its tokens. */
    partner: name,
    /** Version of the key that its ids of people are made with. */
    pairwise: z.int().min(1).max(9_999),
    boards: z.array(board).max(500).nullable(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal("region"),
    regions: z.array(z.strictObject({ scheme: name, code: name })).max(100),
    centres: z.array(name).max(100),
  }),
  z.strictObject({ ...common, kind: z.literal("operator") }),
]);

/**
 * Who asks, as a verified token says.
 * `board`: a person of one or more boards, sees the people of those boards.
 * `partner`: a portal of another organisation, sees registers, what is shared with it (by these boards only, where a list
 * is given) and suppressed figures.
 * `region`: coordinator of regions or of mobility centres, sees figures of the regions and applications of the centres.
 * `operator`: runs the hub, sees no people.
 */
export type Caller = Readonly<z.infer<typeof callerSchema>>;

export type BoardCaller = Extract<Caller, { kind: "board" }>;
export type PartnerCaller = Extract<Caller, { kind: "partner" }>;
export type RegionCaller = Extract<Caller, { kind: "region" }>;
export type OperatorCaller = Extract<Caller, { kind: "operator" }>;
