import { CODES } from "../../errors.js";
import type { Command } from "../command.js";

const MEANING = {
  config: "the installation is wrong: stop, tell the administrator",
  input: "what was given is wrong: correct it",
  transient: "not now: try again",
  bug: "a fault of the hub: report it",
} as const;

/** The text of ERRORS.md: every code, whose move it is, what to do. */
export function errorsPage(): string {
  const rows = Object.entries(CODES).map(([code, { fault, help }]) => `| \`${code}\` | ${fault} | ${help} |`);
  const faults = Object.entries(MEANING).map(([fault, meaning]) => `- **${fault}**: ${meaning}.`);
  return [
    "# Errors",
    "",
    "Written by `hub errors` from `infra/errors.ts`. GraphQL answers carry the code in `extensions.code`.",
    "",
    ...faults,
    "",
    "| code | fault | what to do |",
    "|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}

/** `hub errors`: every error code, as ERRORS.md has them. */
export const errorsCommand: Command = {
  name: "errors",
  usage: "",
  summary: "Print every error code and what to do about it.",
  options: {},
  async run(_input, { print }) {
    print(errorsPage().trimEnd());
    return 0;
  },
};
