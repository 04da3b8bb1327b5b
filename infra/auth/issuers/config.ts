import { isAbsolute } from "node:path";
import { z } from "zod";
import { ruleSchema } from "./rules.js";

const text = z.string().min(1).max(500);

/** An address of the web, as it is compared: to the letter. */
const address = z
  .string()
  .max(500)
  .refine((value) => /^https?:$/.test(URL.parse(value)?.protocol ?? ""), { error: "no address. Expected https://…" });

/** Signature algorithms that an issuer may use. */
export const ALGORITHMS = ["RS256", "PS256", "ES256", "ES384", "EdDSA"] as const;

export type Algorithm = (typeof ALGORITHMS)[number];

const keys = z
  .strictObject({
    address: address.optional().describe("Where the keys are; left out: where the issuer's discovery document says."),
    origins: z.array(address).max(10).default([]).describe("Origins beside the issuer's own that keys may come from."),
    cooldownSeconds: z.int().min(10).max(3_600).default(30).describe("Least time between two requests for keys."),
    maxAgeSeconds: z.int().min(60).max(86_400).default(600).describe("How long keys hold when the issuer is silent."),
    graceSeconds: z.int().min(0).max(600).default(0).describe("How long a key holds that the issuer took away."),
  })
  .refine(({ cooldownSeconds, maxAgeSeconds }) => maxAgeSeconds > 2 * cooldownSeconds, {
    error:
      "keys would end before they may be asked for again. Expected maxAgeSeconds of more than twice cooldownSeconds",
  });

const introspection = z
  .strictObject({
    address: address.describe("Where the issuer is asked about its tokens."),
    clientId: text.describe("The hub's own name at the issuer."),
    secretFile: z
      .string()
      .refine(isAbsolute, { error: "no whole path. Expected /…" })
      .describe("File with the hub's secret at the issuer, that nobody else may read."),
  })
  .describe("For an issuer whose tokens do not say whose they are, as SURFconext: it is asked, by RFC 7662.");

/** What the access file says of one issuer. */
export const issuerSchema = z
  .strictObject({
    issuer: address.describe("The `iss` of its tokens, to the letter."),
    audience: text.describe("The `aud` by which its tokens say that they are for this hub."),
    severalAudiences: z.boolean().default(false).describe("Whether `aud` may be a list, as Keycloak makes it."),
    algorithms: z.array(z.enum(ALGORITHMS)).min(1).default(["RS256"]),
    types: z.array(text).min(1).default(["at+jwt"]).describe("The `typ` in the header of its access tokens."),
    keys: keys.prefault({}),
    introspection: introspection.optional(),
    require: z
      .record(text, z.union([text, z.array(text).min(1)]))
      .default({})
      .describe("Claims that have to be there, with the text that they have to be, or one of several."),
    absent: z.array(text).default([]).describe("Claims that must not be there: those of ID tokens."),
    callers: z.array(ruleSchema).min(1).max(50).describe("How its tokens become callers: the first rule that fits."),
  })
  .refine(({ types, require, absent }) => !types.some(isCommon) || Object.keys(require).length + absent.length > 0, {
    error: "type JWT is that of ID tokens too. Expected `require` or `absent` to tell them apart",
    path: ["types"],
  });

const isCommon = (type: string) => plainType(type) === "jwt";

/** A media type as it is compared. Source: RFC 7515, 4.1.9. */
export const plainType = (type: string): string => type.toLowerCase().replace(/^application\//, "");

export type IssuerConfig = z.output<typeof issuerSchema>;
