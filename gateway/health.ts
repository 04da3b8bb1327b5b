import { HubError } from "@regiohub/infra/errors";

/** Resolves when a part works, rejects when it does not. */
export type Check = () => Promise<void>;

/** What `/health/ready` says: `ok`, or the code of what is wrong, for each part. */
export interface Readiness {
  readonly status: "ok" | "unavailable";
  readonly checks: Readonly<Record<string, string>>;
}

/** Asks all parts at once; one that does not answer in time is not ready. */
export async function readinessOf(checks: Readonly<Record<string, Check>>, timeoutMs = 5_000): Promise<Readiness> {
  const answers = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await outcomeOf(check, timeoutMs)] as const),
  );
  const ready = answers.every(([, outcome]) => outcome === "ok");
  return { status: ready ? "ok" : "unavailable", checks: Object.fromEntries(answers) };
}

async function outcomeOf(check: Check, timeoutMs: number): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve("TIMEOUT"), timeoutMs);
  });
  const outcome = check().then(
    () => "ok",
    (error: unknown) => (error instanceof HubError ? error.code : "FAILED"),
  );
  try {
    return await Promise.race([outcome, late]);
  } finally {
    clearTimeout(timer);
  }
}
