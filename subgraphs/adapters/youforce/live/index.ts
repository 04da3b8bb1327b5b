import { HubError } from "@regiohub/infra/errors";
import type { Adapter } from "@regiohub/infra/ingest/define";
import type { LiveSource, PullContext } from "@regiohub/infra/ingest/pull";
import { RowFile } from "@regiohub/infra/ingest/row-file";
import { wantedIn } from "@regiohub/infra/ingest/wanted";
import { words } from "@regiohub/infra/words";
import { Api } from "./api.js";
import { Budget, type Ledger } from "./budget.js";
import { pagesOf } from "./pages.js";
import { wholeRow } from "./rows.js";
import { type Pull, pullOf, pullSettings } from "./settings.js";
import { SignIn } from "./sign-in.js";
import type { System } from "./systems.js";

/** What a live source differs in for a test, or for a server that remembers more than one process. */
export interface LiveOptions {
  /** Where it is kept how much was asked; for this process when not given. */
  readonly ledger?: Ledger;
  /** Now, ms. */
  readonly now?: () => number;
}

/**
 * The IAM API of Youforce for one HR system.
 * @param files Of the system's adapter: each endpoint becomes one of them.
 */
export function youforceLive(
  system: System,
  files: Adapter["files"],
  { ledger = new Map(), now = Date.now }: LiveOptions = {},
): LiveSource {
  return {
    settings: pullSettings,
    async pull(context) {
      const pull = pullOf(context.document, system);
      const least = Object.keys(system.endpoints).length;
      const budget = new Budget(ledger, pull.clientId, pull.callsPerDay, context.today, least);
      const api = open(pull, budget, context, now);
      const paths: string[] = [];
      // What refers to others is asked before them: somebody who enters service meanwhile is then known without an
      // employment, instead of having one without being known.
      for (const [file, endpoint] of Object.entries(system.endpoints)) {
        paths.push(await pullFile({ file, endpoint, system, files, pull }, api, context));
      }
      budget.finish();
      return paths;
    },
  };
}

function open(pull: Pull, budget: Budget, { http, secret, wait }: PullContext, now: () => number): Api {
  const { api, tokens } = pull.way;
  const client = http([...new Set([api, new URL(tokens).origin])]);
  const signIn = new SignIn({ http: client, pull, secret: secret(pull.secret), budget, now });
  return new Api({ http: client, signIn, budget, wait, now });
}

interface Task {
  /** Name of the file that is made. */
  readonly file: string;
  /** Path of the endpoint. */
  readonly endpoint: string;
  readonly system: System;
  readonly files: Adapter["files"];
  readonly pull: Pull;
}

/** Reads an endpoint into a file; gives its path. */
async function pullFile({ file: name, endpoint, system, files, pull }: Task, api: Api, context: PullContext) {
  const wanted = wantedIn(files, name, context.document);
  await using file = await RowFile.create(context.folder, name, wanted);
  const pages = pagesOf(api, { address: pull.way.api + endpoint, firstPage: system.firstPage, name: endpoint });
  for await (const rows of pages) {
    await file.add(rows.map((row) => wholeRow(row, wanted)));
    context.progress(name, file.rows);
  }
  const sources = files.filter((source) => source.role !== "unread" && source.file.test(name));
  if (file.rows === 0 && !sources.every(({ mayBeEmpty }) => mayBeEmpty)) throw empty(endpoint);
  return file.finish();
}

const empty = (endpoint: string) =>
  new HubError(
    "SOURCE_ANSWER_WRONG",
    words(
      `${endpoint}: no rows. Expected at least one: none never means that nobody is left. See the authorisation of the application.`,
      `${endpoint}: geen regels. Verwacht: minstens één, want geen betekent nooit dat iedereen weg is. Kijk naar de autorisatie van de applicatie.`,
    ),
  );
