/** What a stand-in answers. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

export const json = (status: number, content: unknown): Answer => ({
  status,
  headers: { "content-type": "application/json; charset=utf-8" },
  body: JSON.stringify(content),
});

/** A page for people, sent as if all were well. */
export const pageForPeople = (): Answer => ({
  status: 200,
  headers: { "content-type": "text/html" },
  body: "<!DOCTYPE html><html><body>Onderhoud</body></html>",
});

/** A page that was cut off on its way through a proxy which did not say so. */
export const cutOff = (): Answer => ({ ...json(200, {}), body: '{"value":[{"personCode":"1000' });
