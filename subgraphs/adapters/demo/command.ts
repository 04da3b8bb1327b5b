import { resolve } from "node:path";
import type { Command, CommandInput } from "@regiohub/infra/cli/command";
import { HubError } from "@regiohub/infra/errors";
import { FAULT_KINDS } from "./faults.js";
import type { DemoOptions } from "./region.js";
import { writeDemo } from "./write.js";

/** Most boards: the numbers from 99001 on, without those of real boards. */
const BOARDS_AT_MOST = 900;
const STAFF_AT_MOST = 5_000_000;

/** `hub demo-data`: writes the export files of invented boards and prints a folder per board. */
export const demoData: Command = {
  name: "demo-data",
  usage: "--out DIR [--boards N] [--staff N] [--seed S]",
  summary: "Writes the HR export files of an invented region, faulty rows included; the same for the same seed.",
  options: {
    boards: { type: "string", default: "4" },
    staff: { type: "string", default: "2000" },
    seed: { type: "string", default: "1" },
    out: { type: "string" },
  },
  async run(input, { print, say }) {
    const { out, ...options } = demoOptions(input);
    const deliveries = await writeDemo({ ...options, out: resolve(out) });
    for (const { board, folder, files, faults } of deliveries) {
      print(folder);
      const faulty = FAULT_KINDS.filter((kind) => faults[kind] > 0).map((kind) => `${kind} ${faults[kind]}`);
      say(`Board ${board}: ${files.length} files. Faulty on purpose: ${faulty.join(", ") || "nothing"}.`);
    }
    return 0;
  },
};

/**
 * What was asked for.
 * @throws USAGE naming the option and what was expected.
 */
export function demoOptions({ values, positionals }: CommandInput): DemoOptions & { readonly out: string } {
  const whole = (name: string, low: number, high: number): number => {
    const text = values[name];
    const number = typeof text === "string" && /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
    if (number >= low && number <= high) return number;
    throw new HubError("USAGE", `demo-data --${name}: expected a whole number from ${low} to ${high}.`);
  };
  if (positionals.length > 0) throw new HubError("USAGE", "demo-data: expected options only, no other words.");
  const { out } = values;
  if (typeof out !== "string" || out === "")
    throw new HubError("USAGE", "demo-data --out: expected a folder to write in.");
  const boards = whole("boards", 1, BOARDS_AT_MOST);
  return { boards, staff: whole("staff", boards, STAFF_AT_MOST), seed: whole("seed", 0, 2 ** 32 - 1), out };
}
