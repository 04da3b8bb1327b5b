/** What a keeper is started with: its one argument, as JSON. */
export interface KeeperOptions {
  readonly home: string;
  /** PostgreSQL settings over the hub's own. */
  readonly settings: Readonly<Record<string, string>>;
}

/** The one line that a holder gets, as JSON, when the server is ready or cannot be. */
export type Answer =
  | { readonly host: string; readonly adopted: boolean }
  | { readonly code: "CONFIG_INVALID" | "DATABASE_START_FAILED"; readonly message: string };

/** Exit status of a keeper that found another one on its home. */
export const BUSY = 75;
