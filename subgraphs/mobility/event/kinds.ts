import { codesEnum } from "@regiohub/infra/graphql/enum";
import type { Confidence, EventKind } from "./event.js";

/** What happened, as an enum of the graph. */
export const MobilityEventKind = codesEnum<EventKind>("MobilityEventKind", "What happened to somebody's work.", {
  INFLOW: "Came, and was not recognised as anybody who left somewhere before (instroom).",
  RE_ENTRY: "Came back after having left somewhere (herintreding).",
  OUTFLOW: "Left, and nobody says where to (uitstroom).",
  RETIREMENT: "Left for a pension: the file says so, or the age of the state pension was reached (pensioen).",
  RETIREMENT_PRESUMED: "Left at 60 or older and was not seen for a year (vermoedelijk pensioen).",
  TRANSFER_INTER_BOARD: "Went from one board to another (overstap).",
  PO_TO_VO: "Went from primary to secondary education (overstap naar het VO).",
  VO_TO_PO: "Went from secondary to primary education (overstap uit het VO).",
  DUAL_EMPLOYMENT: "Began a job beside the one at another board (dubbele aanstelling).",
  DUAL_ENDED: "Ended a job and goes on in the one at another board.",
  PARTIAL_TRANSFER: "Went over to another board with a part of the work, while both jobs go on.",
  TRANSFER_INTRA_BOARD: "Went to another school of the same board (interne overplaatsing).",
  FUNCTION_CHANGE: "Went to another group of functions (functiewisseling).",
  WTF_CHANGE: "Began to work more or less (wijziging werktijdfactor).",
  SECONDMENT_START: "Began to work at another board's school while this one pays (detachering).",
  SECONDMENT_END: "Works no more at the other board's school.",
  ORG_TRANSITION: "Many went to another board together: it was the board or a school that went (overgang, fusie).",
});

/** How an event is known, as an enum of the graph. */
export const EventConfidence = codesEnum<Confidence>("EventConfidence", "How it is known that something happened.", {
  EXPLICIT: "A delivery or a register says so.",
  STRONG: "It follows from delivered days, from tokens by which boards recognise a person, or from the pension age.",
  PRESUMED:
    "It follows from somebody being in a delivery no more, from age and silence, or from a board having somebody again under a new number. Of INFLOW and OUTFLOW also: several are called and born alike, and nobody can say which of them was where before, or is after.",
});

/** Why somebody left, as far as a board says it. It is never concluded. */
export type LeavingReason = "OTHER" | "UNKNOWN";
/** Why somebody left, as an enum of the graph. */
export const LeavingReason = codesEnum<LeavingReason>(
  "LeavingReason",
  "Why somebody left, as far as the file says it.",
  {
    OTHER:
      "The file gives a reason, and nothing says that it is a pension; the hub does not know more. Whoever had reached the age of the state pension, or is presumed to have retired, is RETIREMENT or RETIREMENT_PRESUMED whatever reason the file gives.",
    UNKNOWN: "The file does not say.",
  },
);
