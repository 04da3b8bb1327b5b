/** A test that has a long form. */
export interface LongTest {
  /** The compiled files that hold it. */
  readonly files: string;
  /** What is done to the hub. */
  readonly what: string;
  /** How much of it the long form does; a seed each, where it is by chance. */
  readonly size: string;
}

const catalogue = (name: string) => `tests/dist/catalogue/${name}.test.js`;
const fuzz = (name: string) => `infra/dist/ingest/fuzz/${name}.test.js`;

/** By the id of the test catalogue; the size that each runs at stands in the test itself. */
export const LONG_TESTS: Readonly<Record<string, LongTest>> = {
  "fuzz-recall": {
    files: "infra/dist/ingest/recall/",
    what: "deliveries one after the other, with rows that are known again and with each row decoded",
    size: "300 seeds of 4 deliveries",
  },
  "fuzz-gateway": { files: "gateway/dist/fuzz/", what: "random documents at the gateway", size: "see the tests" },
  "A-01": {
    files: catalogue("a-01-algorithms"),
    what: "signature algorithms that an issuer does not use",
    size: "every algorithm of a token × every key",
  },
  "A-02": {
    files: catalogue("a-02-key-injection"),
    what: "keys that tokens bring along or point at",
    size: "every header that names a key; no request goes out",
  },
  "A-03": { files: "infra/dist/auth/strict.test.js", what: "tokens whose JSON is odd", size: "400,000 tokens" },
  "A-04": {
    files: catalogue("a-04-confusion"),
    what: "tokens of every kind at doors that are not theirs",
    size: "14 kinds × 5 doors",
  },
  "A-05": {
    files: catalogue("a-05-assertion"),
    what: "clients' assertions that are not as they should be, and one that is replayed",
    size: "36 cases; 10,000 times at once over two processes",
  },
  "A-06": {
    files: catalogue("a-06-dpop"),
    what: "proofs of a token's key that are not as they should be, and replayed ones",
    size: "63 forms × 4 keys, most at two doors; 200 proofs 20 times at once over two processes",
  },
  "A-07": { files: catalogue("a-07-jwks"), what: "floods of keys that do not exist", size: "12 floods of 10,000" },
  "A-08": {
    files: catalogue("a-08-secrets"),
    what: "a hub with secrets of every kind that starts, answers, fails and ends: everything it leaves is searched",
    size: "5 starts, 7 failures",
  },
  "A-10": {
    files: catalogue("a-10-issuers"),
    what: "tokens as Entra, Keycloak and SURFconext shape them",
    size: "3 issuers",
  },
  "F-01": { files: fuzz("csv"), what: "CSV that is malformed", size: "11.1 million inputs" },
  "F-02": { files: fuzz("encodings"), what: "names in every encoding", size: "100,000 files" },
  "F-03": { files: fuzz("xml.*"), what: "XML that is hostile or malformed", size: "1.5 million inputs" },
  "F-04": { files: fuzz("xlsx.*"), what: "workbooks and archives that are hostile", size: "500,000 inputs" },
  "F-05": { files: fuzz("json.*"), what: "JSON that is hostile or malformed", size: "1 million inputs" },
  "F-09": { files: fuzz("values"), what: "dates and numbers in every form", size: "40,000 batches of values" },
  "FL-01": {
    files: "mobility/dist/flow/flow",
    what: "flows against stocks, of regions, boards, schools and function groups, with three windows",
    size: "2,000 histories",
  },
  "FL-04": {
    files: "subgraphs/mobility/dist/published/together.test.js",
    what: "figures of flows and of the workforce of two regions, put together by who looks for those that are withheld",
    size: "500 seeds of 300 people at eight boards, over three years",
  },
  "FL-02": { files: "mobility/dist/flow/flow", what: "the same person by person", size: "2,000 histories" },
  "FL-05": {
    files: "mobility/dist/flow/flow",
    what: "a board's comings and leavings by year against its events",
    size: "2,000 histories",
  },
  "FL-03": { files: "mobility/dist/flow/flow", what: "boards' flows against everybody's", size: "2,000 histories" },
  "G-01": { files: catalogue("g-01-cop"), what: "the checks of graphql-cop", size: "12 checks × 6 callers" },
  "G-02": {
    files: catalogue("g-02-cop-hard"),
    what: "documents and bodies that take too much",
    size: "52 forms × 2 callers",
  },
  "G-03": {
    files: catalogue("g-03-cost"),
    what: "random documents over the whole schema, and the rows that they read",
    size: "200,000 documents",
  },
  "G-04": {
    files: catalogue("g-04-amplification"),
    what: "documents that grow by more than their length",
    size: "9 shapes × 49 sizes × 2 callers",
  },
  "G-05": {
    files: catalogue("g-05-overlap"),
    what: "fields that validation compares with each other",
    size: "11 shapes × 13 sizes × 2 callers",
  },
  "G-06": { files: catalogue("g-06-http-audit"), what: "GraphQL over HTTP, by graphql-http", size: "61 audits" },
  "G-07": {
    files: catalogue("g-07-csrf"),
    what: "what a page of another site can send",
    size: "60 combinations × 3 gateways",
  },
  "G-09": { files: catalogue("g-09-errors"), what: "every error that a client can get", size: "19 provocations" },
  "G-10": {
    files: catalogue("g-10-timeout"),
    what: "statements that sleep or read on and on, until the time is over or their asker leaves",
    size: "200 at once, 10 s, in one process and over HTTP",
  },
  "G-11": {
    files: catalogue("g-11-documents"),
    what: "registered documents: unknown, another client's, retired, altered",
    size: "4 clients × 5 documents × 9 forms",
  },
  "G-13": {
    files: catalogue("g-13-paging"),
    what: "paging while rows come and go, in two lists",
    size: "50,000 walks",
  },
  "G-14": {
    files: catalogue("g-14-entities"),
    what: "references to things of others, to nothing, and ten thousand at once",
    size: "2,500 fetches × 4 subgraphs",
  },
  "I-01": {
    files: catalogue("i-01-kill"),
    what: "kill -9 of the importer at any statement",
    size: "200 points × 5 sources",
  },
  "I-02": {
    files: catalogue("i-02-database-killed"),
    what: "kill -9 of the whole database server while it loads",
    size: "100 points, back within 2 s",
  },
  "I-05": {
    files: catalogue("i-05-races"),
    what: "two importers at once: one delivery, two boards",
    size: "500 + 500 races",
  },
  "I-07": {
    files: catalogue("i-07-mass-change"),
    what: "deliveries that went wrong as a whole",
    size: "30 scenarios",
  },
  "I-08": {
    files: catalogue("i-08-partial"),
    what: "deliveries of which a part did not arrive",
    size: "20 cases",
  },
  "I-09": {
    files: catalogue("i-09-replay"),
    what: "every delivery replayed from nothing, with all adapters' fixtures",
    size: "3 times each",
  },
  "I-10": {
    files: catalogue("i-10-order"),
    what: "rows in any order, in several files, again",
    size: "5,000 deliveries, 500 sent twice",
  },
  "I-11": {
    files: catalogue("i-11-row-faults"),
    what: "bad rows of 40 kinds, from 1 to 100 % of a delivery",
    size: "100 shares × 3 coverages × 2 sources",
  },
  "I-12": {
    files: catalogue("i-12-drift"),
    what: "columns that change, under three policies",
    size: "60 combinations",
  },
  "P-01": {
    files: catalogue("p-01-read-log"),
    what: "every field of people, each with what the read log says of it",
    size: "41 fields × 2 places",
  },
  "P-02": {
    files: catalogue("p-02-log-truth"),
    what: "whom random sessions were shown, rebuilt from the read log",
    size: "50,000 sessions",
  },
  "P-03": {
    files: "dist/(catalogue/p-03-tamper|audit/(chain|verify))",
    what: "the read log edited, cut, reordered, invented",
    size: "20,000 logs in memory, 1,000 in the database; 20,000 random readings, 100,000 verified",
  },
  "P-04": { files: catalogue("p-04-access"), what: "all that is held about one person", size: "1 million others" },
  "P-05": {
    files: catalogue("p-05-erase"),
    what: "people erased, then looked for everywhere, delivered again, put back by a backup",
    size: "200 of 600 people",
  },
  "P-06": {
    files: catalogue("p-06-retention"),
    what: "each rule the day before, on its day and after",
    size: "5 rules",
  },
  "P-07": {
    files: catalogue("p-07-minimise"),
    what: "columns and numbers that may not enter",
    size: "7 forms × 200 columns",
  },
  "P-08": {
    files: catalogue("p-08-pseudonyms"),
    what: "ids of people for three partners and the boards",
    size: "1 M ids",
  },
  "T-01": {
    files: catalogue("t-01-matrix"),
    what: "who sees which field, at the gateway and at each subgraph",
    size: "every field alone × 16 callers × 5 places; 2,000 callers with any scopes and purpose",
  },
  "T-02": {
    files: catalogue("t-02-random"),
    what: "random questions on generated worlds of people, profiles and consents, against a model",
    size: "500 worlds × 200 questions",
  },
  "T-03": {
    files: catalogue("t-03-foreign"),
    what: "things of others, by every argument that takes an id",
    size: "every argument × 6 callers",
  },
  "T-04": {
    files: catalogue("t-04-context"),
    what: "operations of many callers on ten connections, with statements that fail, are cancelled, cut or abandoned",
    size: "1 million operations",
  },
  "T-05": {
    files: catalogue("t-05-one-layer"),
    what: "T-01 without row level security, and rows without guards",
    size: "every closed field × 16 callers × 3 subgraphs; 5 callers",
  },
  "T-06": {
    files: catalogue("t-06-roles"),
    what: "what each login of the database may do",
    size: "every table, function and schema",
  },
  "T-07": {
    files: "dist/(catalogue/t-07-figures|figures/(disclosure|teams|columns)|workforce/attack)",
    what: "all that can be asked of figures over two years with corrections, put together to find a few people",
    size: "5,000 boards, 100,000 families of figures, 200 places with all their tables, 30 hubs",
  },
  "T-08": {
    files: catalogue("t-08-revocation"),
    what: "people who withdraw while others page through their profiles",
    size: "200 races",
  },
  "LINK-01": {
    files: "mobility/dist/pair/quality",
    what: "people linked across boards in generated regions of 20,000, of which it is known who is who",
    size: "40 regions",
  },
  "LINK-02": {
    files: "mobility/dist/pair/link",
    what: "link tokens in any order",
    size: "20,000 groups of namesakes",
  },
  "T-09": {
    files: "mobility/dist/event/third-boards",
    what: "people who go from one board to another, as every board is shown it",
    size: "500 histories of eight boards",
  },
  "EV-01": {
    files: "mobility/dist/derive/interleaved",
    what: "deliveries of eight boards in any order, concluded one by one and at once",
    size: "200 histories, 2 to 6 deliveries of each board",
  },
  "ST-01": {
    files: "staff/dist/offers/sequence",
    what: "deliveries of a board one after the other, and what they tell of people, day by day",
    size: "500 sequences of 4 deliveries",
  },
  "ST-02": {
    files: "staff/dist/offers/beside-cells",
    what: "what flows are told of people, against the cells of the workforce",
    size: "300 sequences of 3 deliveries × 7 days",
  },
  "EV-02": {
    files: "mobility/dist/event/history",
    what: "who is there, against who came and left, at every board, site, function group and size over ten years",
    size: "5,000 histories",
  },
  "EV-03": { files: "mobility/dist/event/history", what: "people and stays in any order", size: "5,000 histories" },
  "EV-04": { files: "mobility/dist/event/history", what: "windows of 31, 62 and 92 days", size: "2,000 histories" },
  "EV-05": { files: "mobility/dist/event/history", what: "both legs of every move", size: "2,000 histories" },
  "EV-06": {
    files: "mobility/dist/event/growing",
    what: "deliveries that come later than others, and what they make of what was known",
    size: "2,000 histories",
  },
  "EV-07": { files: "mobility/dist/derive/conclude", what: "two boards that deliver at once", size: "20 races" },
  "EV-08": {
    files: "mobility/dist/derive/erased",
    what: "people who are erased at some of their boards, and what is concluded of the others",
    size: "500 histories",
  },
  "EV-10": {
    files: catalogue("ev-10-rules"),
    what: "what happens to people, by an oracle written from the rules alone",
    size: "500,000 lives, 20,000 boards that people leave together",
  },
  budget: {
    files: "gateway/dist/budget/lease",
    what: "a budget under two processes that die, and clocks that are set",
    size: "100 worlds of 1,000 steps",
  },
  chain: {
    files: "subgraphs/staff/dist/chain/count",
    what: "contracts in a row, counted and walked day by day",
    size: "2,000 histories",
  },
  scales: {
    files: "subgraphs/staff/dist/scale/resolve",
    what: "codes of scales on lines of any days, read one by one and by statement",
    size: "20,000 lines",
  },
  cells: {
    files: "subgraphs/staff/dist/cells/cells",
    what: "people counted by what they are, against a count by hand",
    size: "300 sequences of 3 deliveries × 6 days × 2 schemes of ages",
  },
};
