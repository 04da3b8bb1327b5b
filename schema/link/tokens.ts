import { createHmac } from "node:crypto";
import type { TokenKey } from "@regiohub/infra/ingest/link-keys";
import type { LinkRecord } from "../records/link.js";
import type { MemberRecord } from "../records/member.js";
import { comparedInitials, comparedSurname } from "./names.js";

/** What a person's tokens are made of: the name at birth, for that does not change with a marriage. */
export type LinkPerson = Pick<MemberRecord, "birthName" | "initials" | "bornOn" | "sex">;

/**
 * What the tokens are for, and how they are made. Change the number with any change of `names.ts` or of this file:
 * tokens made in two ways never agree.
 */
const PURPOSE = "regiohub link staff-mobility 1";

type Token = Pick<LinkRecord, "keyVersion" | "tokenKind" | "token">;

/**
 * The tokens of a person: one of each kind for each key. None without a birth date, a surname or initials, and the
 * second kind only with a sex: a token of less would bring strangers together. Source: domain brief 5.3.
 */
export function tokensOf(person: LinkPerson, keys: readonly TokenKey[]): readonly Token[] {
  const inputs = keys.length > 0 ? inputsOf(person) : [];
  return keys.flatMap(({ version, key }) =>
    inputs.map(({ tokenKind, fields }) => {
      const message = encode([PURPOSE, tokenKind, ...fields]);
      return { keyVersion: version, tokenKind, token: createHmac("sha256", key).update(message).digest("base64url") };
    }),
  );
}

interface TokenInput {
  readonly tokenKind: LinkRecord["tokenKind"];
  readonly fields: readonly string[];
}

function inputsOf({ birthName, initials, bornOn, sex }: LinkPerson): readonly TokenInput[] {
  const surname = comparedSurname(birthName ?? "");
  const letters = comparedInitials(initials ?? "");
  if (surname === "" || letters === "" || bornOn === null) return [];
  const byInitials: TokenInput = { tokenKind: "NAME_INITIALS_BIRTH", fields: [surname, letters, bornOn] };
  if (sex === null) return [byInitials];
  return [byInitials, { tokenKind: "NAME_INITIAL_BIRTH_SEX", fields: [surname, letters.charAt(0), bornOn, sex] }];
}

/** Each field behind its number of bytes, so that no two lists of fields are written the same. */
const encode = (fields: readonly string[]): string =>
  fields.map((field) => `${Buffer.byteLength(field)}:${field}`).join("");
