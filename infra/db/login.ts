import { createHash, createHmac, pbkdf2Sync, randomBytes, scryptSync } from "node:crypto";
import pg from "pg";
import { HubError } from "../errors.js";

/** What login passwords are made from, by the password of the administrator; slow to make, so made once. */
const made = new Map<string, Buffer>();

/**
 * The password of one of the hub's own logins, so that nobody has to choose, keep or change any: it follows from the
 * administrator's, by a way that is slow to try backwards.
 */
export function passwordOf(administrators: string, role: string): string {
  let key = made.get(administrators);
  if (!key) {
    key = scryptSync(administrators, "regiohub login", 32);
    made.set(administrators, key);
  }
  return createHmac("sha256", key).update(role).digest("base64url");
}

/** A mark by which a password is known again without being told: may be read by everyone. */
export const markOf = (password: string): string =>
  `regiohub ${createHash("sha256").update(`mark of ${password}`).digest("base64url")}`;

const ITERATIONS = 4_096;

/** The password as PostgreSQL keeps it, so that it is in no statement and no log of the server. Source: RFC 5803. */
export function scramVerifier(password: string, salt: Buffer = randomBytes(16)): string {
  const salted = pbkdf2Sync(password, salt, ITERATIONS, 32, "sha256");
  const keyed = (text: string) => createHmac("sha256", salted).update(text).digest();
  const stored = createHash("sha256").update(keyed("Client Key")).digest("base64");
  return `SCRAM-SHA-256$${ITERATIONS}:${salt.toString("base64")}$${stored}:${keyed("Server Key").toString("base64")}`;
}

/** The password in an address, or that of the environment; undefined where the server asks for none. */
export const passwordIn = (url: string): string | undefined =>
  new pg.Client({ connectionString: url }).password || undefined;

/**
 * The administrator's address, for one of the hub's own logins: same server, same database, same TLS.
 * Without a password in it there is none in the login's either: the server lets it in by other means.
 */
export function loginUrl(url: string, role: string): string {
  const own = new URL(url);
  for (const name of ["user", "password"]) own.searchParams.delete(name);
  if (own.hostname === "") {
    const { host } = new pg.Client({ connectionString: url });
    own.hostname = "localhost"; // without one, there is no place for a user; `host` goes before it
    own.searchParams.set("host", host);
  }
  const password = passwordIn(url);
  own.username = role;
  own.password = password === undefined ? "" : passwordOf(password, role);
  return own.href;
}

/**
 * The address for one of the hub's own logins, by its role: the one that was given for it, else as `loginUrl`.
 * @param admin undefined: there is no administrator's
 * @throws CONFIG_INVALID when neither is there
 */
export function addressOf(role: string, given: ReadonlyMap<string, string>, admin: string | undefined): string {
  const part = role.replace(/^hub_/, "").replace(/_read$/, "");
  const url = given.get(part) ?? (admin && loginUrl(admin, role));
  if (url) return url;
  const name = `HUB_${part.toUpperCase()}_DATABASE_URL`;
  throw new HubError(
    "CONFIG_INVALID",
    `${name}: missing. Expected the address of the database under the login ${role}.`,
  );
}
