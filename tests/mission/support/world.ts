import { withClient } from "@regiohub/infra/db/connect";
import { prepareDatabase } from "@regiohub/infra/db/prepare";
import { ingest } from "@regiohub/infra/ingest/ingest";
import type { Prepare } from "@regiohub/infra/testing/database";
import { withFiles } from "../../catalogue/support/board.js";
import { type RegisteredSite, registerOf, type Town } from "../../catalogue/support/register.js";
import { hub } from "../../hub.js";
import { type MissionHub, missionHub } from "./gateway.js";

const drenthe = (name: string, municipality: string, postcode: string): Town => ({
  province: "Drenthe",
  name,
  municipality,
  postcode: `${postcode} AB`,
});
const ASSEN = drenthe("ASSEN", "0106", "9401");
const EMMEN = drenthe("EMMEN", "0114", "7811");
const HOOGEVEEN = drenthe("HOOGEVEEN", "0118", "7901");
const MEPPEL = drenthe("MEPPEL", "0119", "7941");
const COEVORDEN = drenthe("COEVORDEN", "0109", "7741");
const STEENWIJK: Town = { province: "Overijssel", name: "STEENWIJK", municipality: "1708", postcode: "8331 AB" };

/** Sites of the boards for primary education; 55555 is there and never delivers. */
export const PRIMARY_SITES: readonly RegisteredSite[] = [
  ["11111", "90AA00", ASSEN],
  ["11111", "90AA01", EMMEN],
  ["22222", "90BB00", EMMEN],
  ["22222", "90BB01", HOOGEVEEN],
  ["33333", "90CC00", MEPPEL],
  ["33333", "90CC01", STEENWIJK],
  ["55555", "90EE00", COEVORDEN],
];

/** The site of the board for secondary education. */
const SECONDARY_SITES: readonly RegisteredSite[] = [["44444", "90DD00", HOOGEVEEN]];

/** Fixture F: a region that does not exist, of five boards, before anybody has delivered. */
const FIXTURE_F: Prepare = {
  name: "mission fixture F",
  version: "1",
  async run(url) {
    await withClient(url, (client) => prepareDatabase(client, hub.subgraphs));
    const register = { ...registerOf(PRIMARY_SITES), ...registerOf(SECONDARY_SITES, "register-vo.csv") };
    await withFiles(register, (folder) => ingest({ hub, url, board: null, source: "duo", files: [folder] }));
  },
};

/** A hub with the register of fixture F and nobody's people in it. Call it at the top of a test file. */
export const missionWorld = (): MissionHub => missionHub(FIXTURE_F);
