import { HubError } from "../errors.js";

/** What the environment says about a database beside its address. */
export interface AddressSettings {
  /** Name of the setting that the address is from, for messages. */
  readonly name: string;
  /** Whether a TLS connection may go without a check of the server's certificate. */
  readonly unverified: boolean;
  /** Password where the address has none; PostgreSQL's own `PGPASSWORD`. */
  readonly password?: string | undefined;
  /** Mode where the address says nothing of TLS; PostgreSQL's own `PGSSLMODE`. */
  readonly sslmode?: string | undefined;
}

/** Modes, of libpq and of `pg`, each with the one that is used. https://www.postgresql.org/docs/18/libpq-ssl.html */
const MODES: ReadonlyMap<string, "disable" | "verify-full" | "no-verify"> = new Map([
  ["disable", "disable"],
  ["prefer", "verify-full"],
  ["require", "verify-full"],
  ["verify-ca", "verify-full"],
  ["verify-full", "verify-full"],
  ["no-verify", "no-verify"],
]);
const EXPECTED = "Expected postgres://user:password@host:port/database?sslmode=verify-full.";

/**
 * The address of a database in the one form that all parts of the hub understand alike: its password in it, and with TLS
 * always `verify-full`, so that nobody can pose as the server; or `no-verify`, where the operator has said so.
 * @throws CONFIG_INVALID for what is no address, or would not check the server's certificate; never with what it holds
 */
export function databaseAddress(text: string, { name, unverified, password, sslmode }: AddressSettings): string {
  // As `pg` takes it: a place for a user, and no host.
  const url = /^postgres(ql)?:\/\//.test(text) && (URL.parse(text) ?? URL.parse(text.replace("@/", "@localhost/")));
  if (!url) throw new HubError("CONFIG_INVALID", `${name}: not an address. ${EXPECTED}`);
  const { searchParams: says } = url;
  if (password && !url.password && !says.has("password")) says.set("password", password);
  const asked = says.get("sslmode") ?? modeOf(says.get("ssl")) ?? (sslmode || undefined);
  const isLoose = says.get("uselibpqcompat") === "true" || unverified;
  for (const old of ["ssl", "sslmode", "uselibpqcompat"]) says.delete(old);
  if (asked === undefined) return url.href;
  const mode = isLoose && ["prefer", "require"].includes(asked) ? "no-verify" : MODES.get(asked);
  if (!mode) throw new HubError("CONFIG_INVALID", `${name}: unknown sslmode. ${EXPECTED}`);
  if (mode === "no-verify" && !unverified) {
    throw new HubError(
      "CONFIG_INVALID",
      `${name}: the server's certificate would not be checked. Expected sslmode=verify-full, or HUB_DATABASE_TLS=unverified.`,
    );
  }
  says.set("sslmode", mode);
  return url.href;
}

/** What `pg` takes beside libpq's own word. */
function modeOf(ssl: string | null): string | undefined {
  if (ssl === null) return undefined;
  if (ssl === "0" || ssl === "false") return "disable";
  return ssl === "no-verify" ? ssl : "verify-full";
}

/** Whether what is sent to a database could be read on its way: it is on another machine, and there is no TLS. */
export function isInTheClear(address: string): boolean {
  const url = new URL(address);
  const host = url.searchParams.get("host") ?? url.hostname;
  const isHere = host === "" || host.startsWith("/") || /^(localhost|127(\.\d+){3}|\[?::1\]?)$/.test(host);
  return !isHere && (url.searchParams.get("sslmode") ?? "disable") === "disable";
}
