import type { AccessPolicy } from "../../access/policy.js";
import { readClientKey } from "../../auth/server/key-file.js";
import { digestOf, newSecret } from "../../auth/server/secret.js";
import type { ClientTerms, NewCredential } from "../../auth/server/write-clients.js";
import { HubError } from "../../errors.js";
import type { CommandInput } from "../command.js";

type Values = CommandInput["values"];

const wrong = (what: string) => new HubError("USAGE", `hub client: ${what}.`);

/**
 * The id of a client, as it was typed.
 * @throws USAGE
 */
export function readClientId([id = "", ...rest]: readonly string[]): string {
  if (rest.length === 0 && /^[a-z][a-z0-9-]{2,40}$/.test(id)) return id;
  throw wrong("no id. Expected 3 to 41 small letters, digits and -, a letter first");
}

/**
 * What was typed of a client's terms; what was not is left out.
 * @throws USAGE naming the option
 */
export function readTerms(values: Values, policy: AccessPolicy): Partial<Omit<ClientTerms, "pairwise">> {
  const { name, scopes, budget } = values;
  const [purposes, boards, regions] = [listOf(values.purpose), listOf(values.board), listOf(values.region)];
  const [sender, documents] = [
    wordOf(values, "sender", ["bearer", "dpop"] as const),
    wordOf(values, "documents", ["free", "trusted"] as const),
  ];
  const given = typeof scopes === "string" ? scopes.split(/[\s,]+/).filter(Boolean) : undefined;
  requireKnown("--scopes", given ?? [], policy.scopes.partner);
  requireKnown("--purpose", purposes ?? [], policy.purposes.partner);
  if (!boards?.every((board) => /^\d{5}$/.test(board)) && boards) throw wrong("--board is none. Expected five digits");
  if (regions && !regions.every((region) => /^[A-Z_]{2,40} \S{1,20}$/.test(region)))
    throw wrong('--region is none. Expected "SCHEME CODE"');
  const isLimited = boards !== undefined || regions !== undefined;
  if (isLimited && values["all-boards"]) throw wrong("--all-boards with --board or --region. Expected one of them");
  return {
    ...(typeof name === "string" && { name }),
    ...(purposes && { purposes }),
    ...(given && { scopes: given }),
    // Together: a client that is given a region is no longer shown the boards that it had before.
    ...(isLimited && { boards: boards ?? null, regions: regions ?? null }),
    ...(values["all-boards"] === true && { boards: null, regions: null }),
    ...(sender && { sender }),
    ...(documents && { documents }),
    ...(budget !== undefined && { budget: budgetOf(budget) }),
  };
}

/**
 * The terms of a new client.
 * @throws USAGE when something is missing that has no careful default
 */
export function newTerms(values: Values, policy: AccessPolicy): Omit<ClientTerms, "pairwise"> {
  const { name, purposes, scopes, ...more } = readTerms(values, policy);
  if (!name || !purposes || !scopes) throw wrong("something is missing. Expected --name, --purpose and --scopes");
  const defaults = { boards: null, regions: null, sender: "bearer", documents: "free", budget: null } as const;
  return { ...defaults, ...more, name, purposes, scopes };
}

/** A credential that was asked for. */
export interface AskedCredential {
  readonly credential: NewCredential;
  /** To be shown once; undefined where the client has a key. */
  readonly secret: string | undefined;
}

/**
 * A new secret, or the key in a file.
 * @throws USAGE, FILE_UNREADABLE
 */
export async function readCredential({ secret, key }: Values): Promise<AskedCredential> {
  if ((secret === true) === (typeof key === "string"))
    throw wrong("by what it shows itself. Expected --secret or --key FILE");
  if (typeof key === "string") return { credential: { jwk: await readClientKey(key) }, secret: undefined };
  const made = newSecret();
  return { credential: { sha256: digestOf(made) }, secret: made };
}

/** How long what a client had goes on beside its new credential, in hours, when nothing is said. */
const USUAL_OVERLAP = 24;
const LONGEST_OVERLAP = 720;

/**
 * How long the credentials before a new one still hold, in hours.
 * @throws USAGE
 */
export function readOverlap({ overlap }: Values): number {
  const hours = overlap === undefined ? USUAL_OVERLAP : Number(/^(\d{1,3})h$/.exec(String(overlap))?.[1] ?? Number.NaN);
  if (hours <= LONGEST_OVERLAP) return hours;
  throw wrong(`--overlap is none. Expected 0h to ${LONGEST_OVERLAP}h`);
}

function budgetOf(text: Values[string]): number | null {
  if (text === "usual") return null;
  if (/^[1-9]\d{0,8}$/.test(String(text))) return Number(text);
  throw wrong("--budget is none. Expected a whole number from 1, or usual");
}

const listOf = (value: Values[string]): readonly string[] | undefined =>
  Array.isArray(value) ? [...new Set(value.map(String))] : undefined;

function wordOf<W extends string>(values: Values, name: string, words: readonly W[]): W | undefined {
  const word = words.find((one) => one === values[name]);
  if (word || values[name] === undefined) return word;
  throw wrong(`--${name} unknown. Expected ${words.join(" or ")}`);
}

function requireKnown(option: string, given: readonly string[], known: readonly string[]): void {
  if (given.every((one) => known.includes(one))) return;
  throw wrong(`${option} unknown, or not for a partner. Expected some of ${known.join(", ")}`);
}
