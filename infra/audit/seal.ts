import { createHash, type KeyObject, sign, verify } from "node:crypto";
import type { ClientBase } from "pg";
import { roleOf } from "../db/roles.js";
import { inTransaction } from "../db/transaction.js";
import { int, NOTHING_BEFORE } from "./chain.js";
import type { SealKey } from "./keys.js";

/** The last reading of a lane. */
export interface Head {
  readonly lane: number;
  readonly seq: number;
  readonly hash: Buffer;
}

/** The ends of all lanes at a moment, signed. What a seal holds cannot be taken back by who has only the database. */
export interface Seal {
  /** From 1, without gaps. */
  readonly number: number;
  /** ms since 1970. */
  readonly at: number;
  /** As `packHeads` has them. */
  readonly heads: Buffer;
  /** Hash of the seal before it. */
  readonly prev: Buffer;
  readonly signature: Buffer;
}

/** A seal, as it can be kept outside of the database. */
export interface SealName {
  readonly number: number;
  /** In hexadecimal. */
  readonly hash: string;
}

const HEAD_BYTES = 42;

/** Heads as a seal has them, by lane: lane (2 bytes), seq (8), hash (32). */
export const packHeads = (heads: readonly Head[]): Buffer =>
  Buffer.concat(heads.flatMap(({ lane, seq, hash }) => [int(2, lane), int(8, seq), hash]));

/** What `packHeads` made. */
export const unpackHeads = (bytes: Buffer): Head[] =>
  Array.from({ length: Math.floor(bytes.length / HEAD_BYTES) }, (_, index) => {
    const head = bytes.subarray(index * HEAD_BYTES, (index + 1) * HEAD_BYTES);
    return { lane: head.readInt16BE(0), seq: Number(head.readBigInt64BE(2)), hash: head.subarray(10) };
  });

const signedPart = ({ number, at, heads, prev }: Omit<Seal, "signature">): Buffer =>
  Buffer.concat([Buffer.from("read log seal\0"), int(8, number), int(8, at), prev, heads]);

/** What the next seal stands behind, and what is kept elsewhere to compare with. */
export const hashOfSeal = (seal: Seal): Buffer =>
  createHash("sha256").update(signedPart(seal)).update(seal.signature).digest();

/** A seal of its own, behind another one or, as the first, behind nothing. */
export function makeSeal(before: Seal | undefined, heads: Buffer, at: Date, { privateKey }: SealKey): Seal {
  const number = (before?.number ?? 0) + 1;
  const unsigned = { number, at: at.getTime(), heads, prev: before ? hashOfSeal(before) : NOTHING_BEFORE };
  return { ...unsigned, signature: sign(null, signedPart(unsigned), privateKey) };
}

/** Whether the seal was made with the key. */
export const isSigned = (seal: Seal, publicKey: KeyObject): boolean =>
  verify(null, signedPart(seal), publicKey, seal.signature);

/** A seal's columns, in the names of `Seal`. */
export const SEAL_COLUMNS = "number, (extract(epoch from at) * 1000)::bigint as at, heads, prev, signature";

/** Seals what has been written since the last seal; gives what to keep elsewhere, or undefined when there was nothing. */
export const sealLog = (client: ClientBase, key: SealKey, now: Date): Promise<SealName | undefined> =>
  inTransaction(client, async () => {
    await client.query(`set local role ${roleOf("audit")}; lock table audit.seal in share row exclusive mode`);
    const { rows } = await client.query<Seal>(`select ${SEAL_COLUMNS} from audit.seal order by number desc limit 1`);
    const [before] = rows;
    const heads = packHeads(await readHeads(client));
    if (heads.equals(before?.heads ?? Buffer.alloc(0))) return undefined;
    const seal = makeSeal(before, heads, now, key);
    await client.query("insert into audit.seal (number, at, heads, prev, signature) values ($1, $2, $3, $4, $5)", [
      seal.number,
      now.toISOString(),
      seal.heads,
      seal.prev,
      seal.signature,
    ]);
    return { number: seal.number, hash: hashOfSeal(seal).toString("hex") };
  });

async function readHeads(client: ClientBase): Promise<Head[]> {
  const { rows } = await client.query<Head>("select lane, seq, hash from audit.lane where seq > 0 order by lane");
  return rows;
}
