import { createHash } from "node:crypto";

/** A reading as its chain holds it; times in ms since 1970. */
export interface Link {
  readonly lane: number;
  /** From 1, without gaps. */
  readonly seq: number;
  readonly at: number;
  readonly startedAt: number;
  readonly traceId: Buffer;
  readonly spanId: Buffer;
  readonly parentSpanId: Buffer | null;
  readonly foreignSpanId: Buffer | null;
  readonly name: string;
  readonly kind: string;
  readonly issuer: string;
  readonly requester: string;
  readonly client: string | null;
  readonly purpose: string;
  readonly activity: string;
  readonly login: string;
  readonly levels: readonly string[];
  /** How many people. */
  readonly subjects: number;
  /** Who they are, as `packPeople` has it. */
  readonly people: Buffer;
  readonly subjectsSha256: Buffer;
  readonly prev: Buffer;
  readonly hash: Buffer;
}

/** A person of a reading. */
export interface LinkedPerson {
  readonly subject: Buffer;
  readonly board: string;
  readonly shown: number;
}

/** What a lane's first reading stands behind. */
export const NOTHING_BEFORE = Buffer.alloc(32);

const sha256 = (bytes: Buffer): Buffer => createHash("sha256").update(bytes).digest();

/** The hash that a reading has to have: SHA-256 of its parts, each behind its length (null: -1). As `audit.hash_of`. */
export function hashOf(link: Link): Buffer {
  const parts = [
    link.prev,
    int(2, link.lane),
    int(8, link.seq),
    int(8, link.at),
    int(8, link.startedAt),
    link.traceId,
    link.spanId,
    link.parentSpanId,
    link.foreignSpanId,
    ...[link.name, link.kind, link.issuer, link.requester, link.client, link.purpose, link.activity, link.login].map(
      text,
    ),
    text(link.levels.join(" ")),
    int(4, link.subjects),
    link.subjectsSha256,
  ];
  return sha256(Buffer.concat(parts.flatMap((part) => (part ? [int(4, part.length), part] : [int(4, -1)]))));
}

/** The hash of a reading's people. */
export const peopleHash = ({ people }: Pick<Link, "people">): Buffer => sha256(people);

/** A reading's people in the order of their subjects: subject, bits (4 bytes), length of the board (4), board. */
export const packPeople = (people: readonly LinkedPerson[]): Buffer =>
  Buffer.concat(
    people
      .toSorted((one, other) => one.subject.compare(other.subject))
      .flatMap(({ subject, board, shown }) => [
        subject,
        int(4, shown),
        int(4, Buffer.byteLength(board)),
        Buffer.from(board),
      ]),
  );

const text = (value: string | null): Buffer | null => (value === null ? null : Buffer.from(value));

/** A whole number of 2, 4 or 8 bytes, as PostgreSQL sends it. */
export function int(bytes: 2 | 4 | 8, value: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  if (bytes === 8) buffer.writeBigInt64BE(BigInt(value));
  else buffer.writeIntBE(value, 0, bytes);
  return buffer;
}
