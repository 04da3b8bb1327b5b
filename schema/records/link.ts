import { codeField, defineRecord, type RecordOf, textField } from "@regiohub/infra/record";

/** What a token is made of. Source: domain brief 5.3. */
export const LINK_TOKENS = ["NAME_INITIALS_BIRTH", "NAME_INITIAL_BIRTH_SEX"] as const;

/**
 * A token by which two boards turn out to mean one person, without the hub knowing who: computed on the board's side
 * with a key that the hub never sees. It stays personal data, is never in the graph, and goes with the person.
 */
export const link = defineRecord({
  kind: "link",
  description: "A token of a person (koppeltoken), equal at every board that has the same key and the same person.",
  key: ["memberNumber", "keyVersion", "tokenKind"],
  person: "memberNumber",
  fields: {
    memberNumber: textField("The board's own number of the person (medewerkernummer, dossiernummer)."),
    keyVersion: textField("Which key it was made with: two are in force while keys are rotated."),
    tokenKind: codeField(LINK_TOKENS, "Which of the person's data it is made of."),
    token: textField("HMAC-SHA-256 over the purpose and the normalised data, in base64url: 43 characters."),
  },
});

export type LinkRecord = RecordOf<typeof link>;
