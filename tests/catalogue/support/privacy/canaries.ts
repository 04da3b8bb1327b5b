import { createSecretKey } from "node:crypto";
import { type Handover, profileFile, type Settings } from "../board.js";
import { asDelimited, type Row, tableOf } from "../table.js";

/** The board whose people these are. */
export const BOARD = "99001";

/** Keys that link tokens are made with. */
export const TOKEN_KEYS = [{ version: "k1", key: createSecretKey(Buffer.alloc(32, 7)) }];

/** Somebody of whom each text holds one word that nobody else has. */
export interface Canary {
  readonly word: string;
  readonly row: Row;
}

const letters = (index: number) => [...String(index)].map((digit) => "bcdfghjklm"[Number(digit)]).join("");

/** So many people, the same each time. The second half stands in for the first. */
export const canaries = (count: number): Canary[] =>
  Array.from({ length: count }, (_, index) => {
    const word = `Kanarie${letters(1_000 + index)}`;
    const replaces = index * 2 >= count ? `Kanarie${letters(1_000 + count - 1 - index)}` : null;
    return {
      word,
      row: {
        number: word,
        initials: `${word}.`,
        call: `${word}tje`,
        prefix: `van ${word}`,
        birth: `${word}stra`,
        partner: `${word}ma`,
        partnerPrefix: `de ${word}`,
        mail: `${word}@voorbeeld.invalid`,
        born: `19${60 + (index % 30)}-0${1 + (index % 9)}-1${index % 9}`,
        sex: "V",
        contract: `${word}/1`,
        kind: "VAST",
        from: "2015-08-01",
        until: null,
        size: "0.8",
        replaces,
        absence: `${word}/a`,
        absentFrom: "2026-01-12",
        absentUntil: "2026-01-16",
      },
    };
  });

const COLUMNS = {
  member: {
    memberNumber: "number",
    initials: "initials",
    callName: "call",
    birthPrefix: "prefix",
    birthName: "birth",
    partnerName: "partner",
    partnerPrefix: "partnerPrefix",
    email: "mail",
    bornOn: "born",
    sex: "sex",
  },
  employment: {
    memberNumber: "number",
    employmentNumber: "contract",
    contractKind: "kind",
    contractStartsOn: "from",
    contractEndsOn: "until",
    fte: "size",
    replacesMemberNumber: "replaces",
  },
  absence: {
    memberNumber: "number",
    absenceNumber: "absence",
    employmentNumber: "contract",
    startsOn: "absentFrom",
    endsOn: "absentUntil",
  },
} as const;

/** A delivery of these rows, everybody's: who they are, their employments, absences and link tokens. */
export function canaryDelivery(rows: readonly Row[], more: Settings = {}): Handover {
  const table = tableOf("people", rows);
  const files = Object.entries(COLUMNS).map(([record, columns]) => ({ file: "people.csv", record, columns }));
  const settings = { coverage: "full", decimals: "point", delimiter: ",", files, ...more };
  return {
    board: BOARD,
    source: "generic",
    files: { "people.csv": asDelimited(table, ","), ...profileFile("generic", BOARD, settings) },
  };
}
