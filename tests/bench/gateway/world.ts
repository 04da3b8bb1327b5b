import { buildSubgraphSchema } from "@apollo/subgraph";
import { composeServices } from "@theguild/federation-composition";
import { type GraphQLSchema, parse } from "graphql";

const federation = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])`;

const SDL = {
  accounts: `${federation}
    type Query { users(first: Int!): [User!]! }
    type User @key(fields: "id") { id: ID! name: String! city: String }`,
  reviews: `${federation}
    type User @key(fields: "id") { id: ID! reviews: [Review!]! }
    type Review { id: ID! stars: Int! body: String product: Product! }
    type Product @key(fields: "upc") { upc: ID! }`,
  products: `${federation}
    type Query { product(upc: ID!): Product }
    type Product @key(fields: "upc") { upc: ID! title: String! price: Int! inStock: Boolean! }`,
} as const;

/** Name of a subgraph of the benchmark. */
export type Name = keyof typeof SDL;

/** The subgraphs of the benchmark. */
export const NAMES = Object.keys(SDL) as Name[];

const users = Array.from({ length: 112 }, (_, n) => ({
  id: `u${n}`,
  name: `Name of user ${n}`,
  city: `City ${n % 40}`,
}));
const products = Array.from({ length: 200 }, (_, n) => ({
  upc: `p${n}`,
  title: `Title of product ${n}`,
  price: n * 5,
  inStock: n % 3 > 0,
}));
const reviewsOf = (id: string) =>
  Array.from({ length: 5 }, (_, n) => ({
    id: `${id}-${n}`,
    stars: (n % 5) + 1,
    body: `What user ${id} thinks, ${n}`,
    product: { upc: `p${(Number(id.slice(1)) * 5 + n) % products.length}` },
  }));

const RESOLVERS = {
  accounts: { Query: { users: (_: unknown, { first }: { first: number }) => users.slice(0, first) } },
  reviews: { User: { reviews: ({ id }: { id: string }) => reviewsOf(id) } },
  products: {
    Query: { product: (_: unknown, { upc }: { upc: string }) => products.find((product) => product.upc === upc) },
    Product: { __resolveReference: ({ upc }: { upc: string }) => products[Number(upc.slice(1))] },
  },
} as const;

/** One subgraph's schema, without a database. */
export const schemaOf = (name: Name): GraphQLSchema =>
  buildSubgraphSchema([{ typeDefs: parse(SDL[name]), resolvers: RESOLVERS[name] as never }]);

/** The supergraph, for subgraphs at these addresses. */
export function supergraphOf(addresses: Readonly<Record<string, string>>): string {
  const services = NAMES.map((name) => ({ name, url: addresses[name], typeDefs: parse(SDL[name]) }));
  const { supergraphSdl, errors } = composeServices(services);
  if (errors) throw new Error(errors.map(({ message }) => message).join("\n"));
  return supergraphSdl;
}

const query = (first: number) =>
  `{ users(first: ${first}) { id name city reviews { id stars body product { upc title price inStock } } } }`;

/** An answer of about 87 kB. */
export const LARGE = query(112);
/** An answer of about 830 B. */
export const SMALL = query(1);
