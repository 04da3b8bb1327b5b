import { z } from "zod";

const text = z.string().min(1).max(500);
const word = z.string().min(1).max(64);

/** Claims that say how somebody is reached: they change, and go to somebody else later. */
const FLEETING = ["email", "upn", "preferred_username", "unique_name", "name", "given_name", "family_name"];

const path = z
  .union([text, z.array(text).min(1).max(4)])
  .describe("A claim's name, or the names on the way to it: [realm_access, roles].");

const subject = path.refine((value) => !FLEETING.includes(typeof value === "string" ? value : (value.at(-1) ?? "")), {
  error: `not a claim that lasts. Expected another one than ${FLEETING.join(", ")}`,
});

/** Texts that a caller is given: always the same ones, or by what a claim has. */
const given = (one: z.ZodType<string>, what: string) =>
  z
    .union([
      z.array(one).min(1).max(500),
      z.strictObject({ claim: path, values: z.record(text, z.array(one).min(1).max(500)) }),
      z.strictObject({ claim: path, prefix: z.string().max(200), suffix: z.string().max(200).default("") }),
    ])
    .describe(`${what}: a list; or by value of a claim; or what stands in a claim's values after a prefix.`);

const board = z.string().regex(/^\d{5}$/, { error: "no board number. Expected five digits in quotes" });
const region = z.string().regex(/^[A-Z_]{2,40} \S{1,20}$/, { error: "no region. Expected SCHEME CODE" });

const common = {
  when: z
    .strictObject({ claim: path, has: text })
    .optional()
    .describe("For whom the rule is: who has this value in this claim. Left out: for everybody."),
  subject: subject.default("sub").describe("Claim that says who it is, for as long as they are there."),
  client: path.optional().describe("Claim that says which program asks."),
  scopes: given(word, "What the token may ask for"),
};

/** How a token of an issuer becomes a caller. */
export const ruleSchema = z.discriminatedUnion("kind", [
  z.strictObject({ ...common, kind: z.literal("board"), boards: given(board, "Boards whose user it is") }),
  z.strictObject({
    ...common,
    kind: z.literal("partner"),
    partner: word.describe("Name of the organisation, as people agree to it; its ids of people are for it alone."),
    pairwise: z.int().min(1).max(9_999).default(1).describe("Version of the key that its ids of people are made with."),
    purpose: z
      .union([word, z.strictObject({ claim: path, values: z.record(text, word) })])
      .describe("What for: a word, or by value of a claim."),
    boards: given(board, "Boards that it is shown things of; left out: of all").optional(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal("region"),
    regions: given(region, "Regions, SCHEME CODE each").optional(),
    centres: given(word, "Mobility centres").optional(),
  }),
  z.strictObject({ ...common, kind: z.literal("operator") }),
]);

export type Rule = z.output<typeof ruleSchema>;

/** How texts are given to a caller. */
export type Given = Rule["scopes"];
