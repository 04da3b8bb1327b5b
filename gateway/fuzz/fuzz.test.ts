import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { size } from "@regiohub/infra/testing/size";
import type { Findings } from "./fuzz.js";

const LONGEST_MS = 3_600_000;
const RUN = fileURLToPath(new URL("run.js", import.meta.url));

async function findings(first: number, count: number): Promise<Findings> {
  const env = { ...process.env, NODE_ENV: "production" };
  const child = fork(RUN, [String(first), String(count)], { env, execArgv: [] });
  const [message] = await Promise.race([once(child, "message"), once(child, "exit")]);
  if (typeof message === "object" && message !== null) return message as Findings;
  throw new Error(`The fuzzer ended with status ${message} and no findings: the planner may have aborted it.`);
}

describe("random operations", () => {
  it(
    "are answered as by one merged schema",
    async () => {
      const count = size("fuzz-gateway", { commit: 2_000, long: 100_000 });
      const { checked, failures } = await findings(1, count);
      expect(failures.join("\n\n")).toBe("");
      expect(checked).toBe(count);
    },
    LONGEST_MS,
  );
});
