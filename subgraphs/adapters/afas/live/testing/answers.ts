import type { Row } from "./table.js";

/** What a stand-in answers. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
  /** Half of it is sent, then the connection is lost. */
  readonly isCut?: boolean;
}

export const json = (status: number, content: unknown): Answer => ({
  status,
  headers: { "content-type": "application/json; charset=utf-8" },
  body: JSON.stringify(content),
});

/** A page with these rows, whatever was asked. */
export const page = (skip: number, take: number, rows: readonly Row[]): Answer => json(200, { skip, take, rows });

/** A failure with Profit's words for it and a place in its log. */
export const failure = (externalMessage: string): Answer =>
  json(500, { externalMessage, errorNumber: -2147180999, profitLogReference: "3A4CA18A611A4E07B429AC6BAFC6B8D1" });

export const blocked = (): Answer => failure("Deze GetConnector (definitie) is geblokkeerd.");

export const unknownColumn = (field: string): Answer => failure(`Connector-veld '${field}' niet gevonden`);

/** Under maintenance, with the pause that it asks for. */
export const maintenance = (seconds: number): Answer =>
  json(503, {
    error: { code: "503", message: "Service temporarily unavailable due to scheduled maintenance." },
    retry_after: seconds,
  });

/** A page for people, sent as if all were well. */
export const pageForPeople = (): Answer => ({
  status: 200,
  headers: { "content-type": "text/html" },
  body: "<!DOCTYPE html><html><body>Onderhoud</body></html>",
});

/** For what is not there, and for a query that is too long. */
export const notFound = (): Answer => ({ status: 404, headers: { "content-type": "text/plain" }, body: "Not Found" });

/** For who asks too much at a time. */
export const tooMany = (): Answer => json(429, { message: "Too many requests" });
