import { extname } from "node:path";
import { HubError } from "../../errors.js";
import { accessReport } from "../../privacy/report.js";
import { reportHtml } from "../../privacy/report-html.js";
import type { Command } from "../command.js";
import { readForm } from "../language.js";
import { writePrivateFile } from "../private-file.js";
import { systemUser } from "../system-user.js";
import { withConnection } from "../with-database.js";
import { readPerson } from "./person-input.js";

/** `hub report access`: everything that the hub holds about a person, for that person. */
export const accessReportCommand: Command = {
  name: "report access",
  usage: "BOARD NUMBER --out FILE.html|FILE.json [--lang nl|en]",
  summary:
    "Write down all that is held about a person: data, sources, recipients, readers, how long it is kept. Only you may read the file.",
  options: { out: { type: "string" }, lang: { type: "string", default: "nl" } },
  async run(input, context) {
    const person = readPerson(input, accessReportCommand);
    const lang = readForm(input);
    const path = String(input.values.out ?? "");
    const form = extname(path);
    if (lang === "json" || (form !== ".html" && form !== ".json")) {
      throw new HubError("USAGE", "--out: no file. Expected a name that ends in .html or .json.");
    }
    const { hub, config, say } = context;
    const report = await withConnection(context, (client) =>
      accessReport(client, { hub, home: config.home, person, user: systemUser(), now: new Date() }),
    );
    const text = form === ".json" ? JSON.stringify(report, null, 2) : reportHtml(report, lang).trimEnd();
    await writePrivateFile(path, [text]);
    if (report.sections.length === 0) say("nothing is held about a person with this number");
    return 0;
  },
};
