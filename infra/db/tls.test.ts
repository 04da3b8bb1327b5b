import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { breakOff } from "./break-off.js";
import { openPool, withClient } from "./connect.js";
import { serverAccount } from "./embedded/account.js";
import { type EmbeddedDatabase, startEmbedded } from "./embedded.js";
import { loginUrl } from "./login.js";
import { databaseAddress } from "./url.js";

let folder: string;
let server: EmbeddedDatabase;
let port: number;

/** A PostgreSQL that takes connections from the network over TLS alone, with a certificate made for the test. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "hub-tls-"));
  chmodSync(folder, 0o711);
  for (const name of ["server", "other"]) makeCertificate(name);
  writeFileSync(join(folder, "hba"), "local all all scram-sha-256\nhostssl all all 127.0.0.1/32 scram-sha-256\n");
  const account = serverAccount(join(folder, "home", "data"));
  if (account) chownSync(join(folder, "server.key"), account.uid, account.gid);
  port = await freePort();
  server = await startEmbedded({
    home: join(folder, "home"),
    settings: {
      ssl: "on",
      ssl_cert_file: join(folder, "server.pem"),
      ssl_key_file: join(folder, "server.key"),
      hba_file: join(folder, "hba"),
      listen_addresses: "127.0.0.1",
      port: String(port),
      fsync: "off",
    },
  });
}, 60_000);
afterAll(async () => {
  await server.release();
  rmSync(folder, { recursive: true });
});

function makeCertificate(name: string): void {
  const [key, certificate] = [join(folder, `${name}.key`), join(folder, `${name}.pem`)];
  const made = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", key, "-out", certificate];
  const says = ["-days", "2", "-subj", `/CN=${name}`, "-addext", "subjectAltName=IP:127.0.0.1"];
  execFileSync("openssl", ["req", "-x509", ...made, ...says], { stdio: "ignore" });
  chmodSync(key, 0o600);
}

async function freePort(): Promise<number> {
  const listener = createServer().listen(0, "127.0.0.1");
  await once(listener, "listening");
  const { port: free } = listener.address() as AddressInfo;
  listener.close();
  return free;
}

/** The server's address over the network, as the configuration makes it. */
function address(says: string, unverified = false): string {
  const { user, password, database } = server.connection;
  const text = `postgres://${user}:${password}@127.0.0.1:${port}/${database}?${says}`;
  return databaseAddress(text, { name: "DATABASE_URL", unverified });
}
const trusting = (name: string) => `sslmode=require&sslrootcert=${join(folder, `${name}.pem`)}`;

const isEncrypted = (url: string) =>
  withClient(url, async (client) => {
    const { rows } = await client.query("select ssl from pg_stat_ssl where pid = pg_backend_pid()");
    return rows[0]?.ssl;
  });

it("goes over TLS to a server whose certificate is trusted", async () => {
  expect(await isEncrypted(address(trusting("server")))).toBe(true);
});

it.each([
  ["whose certificate nobody vouches for", () => address("sslmode=require")],
  ["that has another one's certificate", () => address(trusting("other"))],
  [
    "that is not the one that the certificate names",
    () => address(trusting("server")).replace("127.0.0.1", "localhost"),
  ],
  ["that wants TLS, without it", () => address("sslmode=disable")],
])("does not go to a server %s", async (_what, url) => {
  await expect(isEncrypted(url())).rejects.toMatchObject({ code: "DATABASE_UNREACHABLE" });
});

it("goes to a server that nobody vouches for when the operator has said so", async () => {
  expect(await isEncrypted(address("sslmode=require", true))).toBe(true);
});

it("is kept for the hub's own logins", async () => {
  const own = new URL(loginUrl(address(trusting("server")), "hub_staff_read"));
  expect(own.searchParams.get("sslmode")).toBe("verify-full");
  expect(readFileSync(own.searchParams.get("sslrootcert") ?? "", "utf8")).toContain("BEGIN CERTIFICATE");
});

it("breaks off a statement over TLS too", async () => {
  const pool = openPool({ url: address(trusting("server")), max: 1 });
  const client = await pool.connect();
  const slow = expect(client.query("select pg_sleep(3600)")).rejects.toMatchObject({ code: "57014" });
  await sleep(10);
  await breakOff(client);
  await slow;
  expect((await pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  await pool.end();
});
