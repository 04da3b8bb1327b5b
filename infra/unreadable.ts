import { HubError } from "./errors.js";
import { words } from "./words.js";

/** The error of a file that the system does not open: FILE_UNREADABLE, with the system's own word for why. */
export function unreadable(name: string, cause: unknown): HubError {
  const { code } = cause as NodeJS.ErrnoException;
  return new HubError(
    "FILE_UNREADABLE",
    words(
      `${name}: cannot be opened (${code ?? "unknown reason"}).`,
      `${name}: kan niet geopend worden (${code ?? "onbekende reden"}).`,
    ),
    { cause },
  );
}
