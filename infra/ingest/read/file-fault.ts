import { HubError } from "../../errors.js";
import { words } from "../../words.js";

/** A name stands for something else than a file: FILE_UNREADABLE. */
export const noFile = (name: string): HubError =>
  new HubError("FILE_UNREADABLE", words(`${name}: not a file.`, `${name}: geen bestand.`));

/** What was read is not one state of the file: FILE_MALFORMED. */
export const changedMeanwhile = (name: string): HubError =>
  new HubError(
    "FILE_MALFORMED",
    words(
      `${name}: changed while it was read. Expected a finished export.`,
      `${name}: is gewijzigd tijdens het lezen. Verwacht: een export die klaar is.`,
    ),
  );

/** A form that has columns would have too many of them: FILE_MALFORMED. */
export const tooManyColumns = (name: string, most: number): HubError =>
  new HubError("FILE_MALFORMED", words(`${name}: more than ${most} columns.`, `${name}: meer dan ${most} kolommen.`));
