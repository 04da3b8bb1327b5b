import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify";
import type { ClientBase } from "pg";
import type { z } from "zod";
import { type AccessPolicy, permits, refusalText, rightsOf } from "../access/policy.js";
import { requireBoard, requireCaller } from "../auth/access.js";
import type { Caller } from "../auth/caller.js";
import { challengeOf } from "../auth/dpop.js";
import { type Authenticate, tokenRequestOf } from "../auth/verify.js";
import { withClient } from "../db/connect.js";
import { type ErrorCode, HubError } from "../errors.js";
import type { Hub } from "../hub.js";
import { concludeRuns } from "../ingest/conclude.js";
import type { Adapter } from "../ingest/define.js";
import { columnsBefore } from "../ingest/delivery-job.js";
import { findProfile } from "../ingest/profile-store.js";
import { beginRun, endRun, getRun, type LastRun, lastRun, type NewRun, type Run } from "../ingest/run.js";
import { unchangedMessage } from "../ingest/run-text.js";
import { unknownSource } from "../ingest/sort-files.js";
import type { BoardNumber } from "../values.js";
import { behindAnswers } from "./behind.js";
import { finishUpload } from "./finish.js";
import { sha256Of } from "./parts.js";
import {
  type Announced,
  finishSchema,
  INGEST_PATH,
  MANIFEST_BYTES,
  manifestSchema,
  PART_BYTES,
  type Standing,
} from "./protocol.js";
import { withinReach } from "./reach.js";
import { beginUpload, getUpload, keepPart, uploadedParts } from "./uploads.js";
import { invalid } from "./validate.js";

/** What the routes work with. */
export interface EdgeRoutesOptions {
  readonly hub: Pick<Hub, "access" | "adapters" | "subgraphs" | "records">;
  readonly url: string;
  /** Where the keys are: HUB_HOME. */
  readonly home?: string | undefined;
  readonly authenticate: Authenticate;
}

declare module "fastify" {
  interface FastifyRequest {
    /** Who delivers: known before the body is read. */
    sender: Caller;
  }
}

interface DeliveryPath {
  readonly board: string;
  readonly source: string;
}

/** Takes deliveries from boards' own machines: see protocol.ts. Only a board's own token with the scope delivers for it. */
export const edgeRoutes =
  (options: EdgeRoutesOptions): FastifyPluginAsync =>
  async (app) => {
    app.addContentTypeParser("application/zstd", { parseAs: "buffer", bodyLimit: PART_BYTES.sent }, (_, body, done) =>
      done(null, body),
    );
    app.setErrorHandler((error, request, reply) => answerError(error, request, reply));
    app.decorateRequest("sender");
    // Before the body: a part is 8 MB, and nobody unknown has the hub take that in.
    app.addHook("onRequest", async (request) => {
      request.sender = requireCaller(await options.authenticate(tokenRequestOf(request)));
      requireRight(request.sender, options.hub.access);
    });
    app.get<{ Params: DeliveryPath }>(`${INGEST_PATH}/:board/:source`, (request) => standing(options, request));
    addUpload(app, options);
  };

function addUpload(app: FastifyInstance, options: EdgeRoutesOptions): void {
  const { url } = options;
  const behind = behindAnswers(app);
  app.put<{ Params: DeliveryPath & { sha256: string } }>(
    `${INGEST_PATH}/:board/:source/:sha256`,
    { bodyLimit: MANIFEST_BYTES },
    (request) => announce(options, request),
  );
  app.put<{ Params: { id: string; number: string } }>(
    `${INGEST_PATH}/uploads/:id/parts/:number`,
    { bodyLimit: PART_BYTES.sent },
    async (request, reply) => {
      const { headers, params, body } = request;
      const boards = boardsOf(request.sender);
      const number = /^[1-9]\d{0,5}$/.test(params.number) ? Number(params.number) : 0;
      if (!Buffer.isBuffer(body) || number === 0) throw invalid("part", "not zstd, or without a number");
      const sha256 = sha256Of(body);
      if (headers["x-content-sha256"] !== sha256) throw invalid(`part ${number}`, "other bytes than were sent");
      await withClient(url, (client) =>
        withinReach(client, boards, async () => {
          const { id } = await getUpload(client, params.id, boards);
          await keepPart(client, id, { number, sha256, body });
        }),
      );
      return reply.status(204).send();
    },
  );
  app.post<{ Params: { id: string } }>(
    `${INGEST_PATH}/uploads/:id/finish`,
    { bodyLimit: MANIFEST_BYTES },
    async (request) => {
      const boards = boardsOf(request.sender);
      const finish = read(finishSchema, request.body);
      const run = await finishUpload({ ...options, id: request.params.id, boards, finish });
      // What goes wrong with it the run says, and the worker, which tries again.
      behind((signal) => concludeRuns({ url, signal, subgraphs: options.hub.subgraphs }));
      return run;
    },
  );
}

/** What the sender has to know before it reads. */
async function standing(
  options: EdgeRoutesOptions,
  request: FastifyRequest<{ Params: DeliveryPath }>,
): Promise<Standing> {
  const { board, adapter } = deliveryOf(options, request);
  return withClient(options.url, (client) =>
    withinReach(client, [board], async () => ({
      profile: (await findProfile(client, board, adapter.name)) ?? null,
      columns: Object.fromEntries(await columnsBefore(client, { adapter, board })),
    })),
  );
}

async function announce(
  options: EdgeRoutesOptions,
  request: FastifyRequest<{ Params: DeliveryPath & { sha256: string } }>,
): Promise<Announced> {
  const { board, adapter } = deliveryOf(options, request);
  const { sha256 } = request.params;
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw invalid("address", "no sha256");
  const manifest = read(manifestSchema, request.body);
  return withClient(options.url, (client) =>
    withinReach(client, [board], async (): Promise<Announced> => {
      const last = await lastRun(client, { board, source: adapter.name, sha256 });
      const run = { board, source: adapter.name, sha256, files: manifest.files };
      if (last?.same) return { state: "settled", run: await settle(client, last, run) };
      const upload = await beginUpload(client, { board, source: adapter.name, sha256, manifest });
      return { state: "open", upload, parts: await uploadedParts(client, upload) };
    }),
  );
}

/** The run that stands for a delivery which is there already: the held one, else one that says that nothing changed. */
async function settle(client: ClientBase, { id, held }: LastRun, run: NewRun): Promise<Run> {
  if (held) return getRun(client, id);
  return endRun(client, await beginRun(client, run), { state: "unchanged", message: unchangedMessage(id) });
}

/** Whose delivery of which source: of a board that the caller is of, and a source that the hub reads. */
function deliveryOf(
  { hub }: EdgeRoutesOptions,
  { params, sender }: FastifyRequest<{ Params: DeliveryPath }>,
): { readonly board: BoardNumber; readonly adapter: Adapter } {
  const { board, source } = params;
  requireBoard(sender, board);
  const adapter = hub.adapters.find(({ name }) => name === source);
  if (adapter) return { board, adapter };
  throw unknownSource(hub.adapters);
}

/** A token that may only read must not replace what others read. */
function requireRight(sender: Caller, policy: AccessPolicy): void {
  const rights = rightsOf(sender, policy);
  if (permits(rights, policy.deliveries, policy)) return;
  throw new HubError("FORBIDDEN", refusalText("A delivery", rights, policy.deliveries));
}

function boardsOf(sender: Caller): readonly BoardNumber[] {
  if (sender.kind === "board") return sender.boards;
  throw new HubError("FORBIDDEN", "Deliveries are a board's own. Expected a token of that board.");
}

/** @throws UPLOAD_INVALID naming the place */
function read<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw invalid(result.error.issues[0]?.path.join(".") || "body", "not as the protocol has it");
}

const STATUS: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  TOKEN_INVALID: 401,
  FORBIDDEN: 403,
  SOURCE_UNKNOWN: 404,
  UPLOAD_UNKNOWN: 404,
};

function answerError(error: unknown, { id: requestId, raw }: FastifyRequest, reply: FastifyReply) {
  // What is still on its way of a refused body is not waited for.
  if (!raw.complete) reply.header("connection", "close");
  const status = (error as { statusCode?: number }).statusCode ?? 500;
  if (!(error instanceof HubError)) {
    const [shown, code] = status < 500 ? [status, "BAD_REQUEST"] : [500, "INTERNAL_SERVER_ERROR"];
    return reply.status(shown).send({ errors: [{ message: "Not understood", extensions: { code, requestId } }] });
  }
  const { code, message, fault } = error;
  // 503 has the sender try again, and a bug would make a failed run each time.
  const own = STATUS[code] ?? { input: 422, config: 422, transient: 503, bug: 500 }[fault];
  if (code === "TOKEN_INVALID") reply.headers(challengeOf(error));
  return reply.status(own).send({ errors: [{ message, extensions: { code, requestId } }] });
}
