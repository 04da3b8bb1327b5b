import { packPart } from "@regiohub/infra/edge/parts";
import type { PartHead } from "@regiohub/infra/edge/protocol";
import { hub } from "../../hub.js";
import { BOARD, type EdgeHub } from "./edge-hub.js";

/** A hash that a delivery may have. */
export const HASH = "a".repeat(64);

/** The files that the deliveries made here say they were read from. */
export const FILES = ["T4E_HelloID_Users_v2.json", "T4E_HelloID_Employments_v2.json"] as const;

/** What a hub says to a question. */
export interface Answer {
  readonly status: number;
  /** Empty when there is none. */
  readonly answer: Readonly<Record<string, unknown>>;
  /** Of the error, where the question was refused. */
  readonly code: string | undefined;
}

/** How a question is asked otherwise than a sender asks it. */
export interface Asked {
  /** Null: without one. */
  readonly token?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A sender's questions, one at a time, so that a test can make up what it likes. */
export interface ByHand {
  /** Asks below `/ingest/v1`; with bytes or with JSON. */
  ask(path: string, method: string, body?: Buffer | object, how?: Asked): Promise<Answer>;
  /** Begins an upload of the board and gives its id. */
  begin(): Promise<string>;
  /** Sends these rows as one part. */
  put(upload: string, number: number, head: PartHead, rows: readonly unknown[]): Promise<Answer>;
  /** Sends bytes as a part that says to have this hash. */
  putBytes(upload: string, number: string | number, bytes: Buffer, sha256: string): Promise<Answer>;
  finish(upload: string, finish: { readonly parts: number; readonly kinds: readonly object[] }): Promise<Answer>;
}

/** What a sender says first of a delivery. */
export const manifest = (more: object = {}) => ({
  coverage: "windowed",
  boardName: null,
  profile: null,
  files: FILES.map((name) => ({ name, sha256: HASH, bytes: 1, declaredAs: name })),
  ...more,
});

/** Head and row of a part with one record; fields that are not given are null. */
export function recordOf(kind: string, values: Readonly<Record<string, unknown>>) {
  const fields = Object.keys(hub.records.find((one) => one.kind === kind)?.fields ?? {});
  const head = { of: "records", kind, fields } as const;
  return { head, row: [0, 1, ...fields.map((field) => values[field] ?? null)] };
}

/** What a sender counted of a kind of which all rows became records. */
export const counted = (kind: string, records = 1) => ({
  kind,
  origin: FILES[0],
  read: records,
  refused: 0,
  passed: 0,
  records,
});

/** Asks a hub by hand, with the token of its board. */
export function byHand({ url, token }: EdgeHub): ByHand {
  const hand: ByHand = {
    async ask(path, method, body, how = {}) {
      const bearer = how.token === undefined ? await token() : how.token;
      const type = Buffer.isBuffer(body) ? "application/zstd" : "application/json";
      const response = await fetch(`${url()}/ingest/v1${path}`, {
        method,
        headers: {
          ...(bearer !== null && { authorization: `Bearer ${bearer}` }),
          ...(body && { "content-type": type }),
          ...how.headers,
        },
        ...(body && { body: Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body) }),
      });
      const text = await response.text();
      const answer = text === "" ? {} : (JSON.parse(text) as { errors?: { extensions: { code: string } }[] });
      return { status: response.status, answer, code: answer.errors?.[0]?.extensions.code };
    },
    begin: async () => String((await hand.ask(`/${BOARD}/afas/${HASH}`, "PUT", manifest())).answer.upload),
    async put(upload, number, head, rows) {
      const { body, sha256 } = await packPart(
        head,
        rows.map((row) => JSON.stringify(row)),
      );
      return hand.putBytes(upload, number, body, sha256);
    },
    putBytes: (upload, number, bytes, sha256) =>
      hand.ask(`/uploads/${upload}/parts/${number}`, "PUT", bytes, { headers: { "x-content-sha256": sha256 } }),
    finish: (upload, finish) => hand.ask(`/uploads/${upload}/finish`, "POST", finish),
  };
  return hand;
}
