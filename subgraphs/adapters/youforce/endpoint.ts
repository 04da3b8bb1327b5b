/** The answer of an endpoint, as a file or as a file per page: `persons.json`, `persons_1.json` and `persons_2.json`. */
export const endpoint = (name: string) => ({
  name: `${name}.json`,
  file: new RegExp(`^${name}(_\\d+)?\\.json$`, "i"),
  part: new RegExp(`^${name}_(\\d{1,3})\\.json$`, "i"),
});
