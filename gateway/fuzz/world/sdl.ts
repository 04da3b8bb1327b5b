const federation = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3",
  import: ["@key", "@shareable", "@external", "@requires", "@provides", "@interfaceObject"])`;

const accounts = `${federation}
type Query {
  me: User
  users(first: Int = 3, role: Role): [User!]!
  userById(id: ID!): User
  party(id: ID!): Party
  parties: [Party!]!
  accounts(ids: [ID!]): [Account]
  absent: User
}
type Mutation {
  rename(id: ID!, name: String!): Account
}
enum Role { ADMIN EDITOR GUEST }
interface Account @key(fields: "id") { id: ID! name: String }
type User implements Account @key(fields: "id") {
  id: ID!
  name: String @shareable
  role: Role!
  nickname(length: Int): String
  manager: User
  reports(first: Int): [User!]
  home: Address
  tags: [[String!]]
  fragile: String!
  brittle: String
}
type Organisation implements Account @key(fields: "id") @key(fields: "code") {
  id: ID!
  code: String!
  name: String
  owner: User!
  members: [Account!]!
}
union Party = User | Organisation
type Address @shareable { street: String city: String! }`;

const catalog = `${federation}
type Query {
  products(first: Int, kind: Kind): [Product!]!
  product(sku: ID!): Product
  media(filter: MediaFilter): [Media]
  shelves: [[Product!]!]
}
type Mutation {
  setPrice(sku: ID!, price: Int!): Product
}
enum Kind { BOOK GADGET }
input MediaFilter { kinds: [Kind!], maximum: Int = 40 }
interface Product { sku: ID! title: String! price: Int maker: Organisation }
type Book implements Product @key(fields: "sku") @key(fields: "isbn") {
  sku: ID!
  isbn: ID!
  title: String!
  price: Int
  weight: Float
  pages(from: Int = 1): Int
  authors: [User!]!
  maker: Organisation
  related: [Product]
}
type Gadget implements Product @key(fields: "sku") {
  sku: ID!
  title: String!
  price: Int
  voltage: Int
  maker: Organisation
  related: [Product!]
  faulty: Int!
}
union Media = Book | Gadget
type User @key(fields: "id") { id: ID! wrote: [Book!]! }
type Organisation @key(fields: "code") @key(fields: "id") { code: String! id: ID! products: [Product!]! }`;

const reviews = `${federation}
type Query {
  review(id: ID!): Review
  topReviews(first: Int): [Review!] 
  latest: Review! 
}
type Mutation {
  addReview(input: ReviewInput!): Review
  setStars(id: ID!, stars: Int!): Review!
}
input ReviewInput { author: ID! sku: ID! stars: Int = 3 body: String }
union Reviewable = Book | Gadget
type Review @key(fields: "id") {
  id: ID!
  body: String
  stars: Int!
  author: User @provides(fields: "name")
  writer: User!
  subject: Reviewable
  boughtAt: Warehouse
}
type Warehouse @key(fields: "region number") { region: ID! number: Int! }
type User @key(fields: "id") {
  id: ID!
  name: String @external
  reviews(first: Int, minimum: Int): [Review!]!
}
type Book @key(fields: "isbn") { isbn: ID! reviews(first: Int): [Review] averageStars: Float }
type Gadget @key(fields: "sku") { sku: ID! reviews(first: Int): [Review!] }`;

const stock = `${federation}
type Query {
  warehouses(first: Int): [Warehouse!]!
  warehouse(region: ID!, number: Int!): Warehouse
}
type Mutation {
  setAmount(sku: ID!, amount: Int!): StockLine
}
interface Stocked { sku: ID! amount: Int }
type Book implements Stocked @key(fields: "sku") @key(fields: "isbn") {
  sku: ID!
  isbn: ID!
  amount: Int
  lines: [StockLine!]!
}
type Gadget implements Stocked @key(fields: "sku") {
  sku: ID!
  amount: Int
  lines: [StockLine!]
}
type Warehouse @key(fields: "region number") @key(fields: "slug") {
  region: ID!
  number: Int!
  slug: String!
  keeper: User
  lines: [StockLine!]!
  address: Address
  stocked: [Stocked!]!
}
type StockLine { amount: Int! warehouse: Warehouse! product: Stocked! }
type Organisation @key(fields: "id") { id: ID! warehouses(first: Int): [Warehouse!] }
type User @key(fields: "id") { id: ID! }
type Address @shareable { street: String city: String! }`;

const delivery = `${federation}
type Query {
  carriers: [String!]
}
type Book @key(fields: "sku") @key(fields: "isbn") {
  sku: ID!
  isbn: ID!
  weight: Float @external
  price: Int @external
  shipping(express: Boolean): Int @requires(fields: "weight price")
}
type Gadget @key(fields: "sku") {
  sku: ID!
  price: Int @external
  shipping(express: Boolean): Int @requires(fields: "price")
}
type User @key(fields: "id") {
  id: ID!
  home: Address @external
  role: Role! @external
  badge: String @requires(fields: "home { city } role")
}
enum Role { ADMIN EDITOR GUEST }
type Address @shareable { street: String city: String! }`;

const scores = `${federation}
type Account @key(fields: "id") @interfaceObject {
  id: ID!
  score(weight: Int = 1): Int
}
type Warehouse @key(fields: "slug") { slug: String! rank: Int! safe: Boolean }`;

/** The schemas of the fuzzer's subgraphs: interfaces, unions, several keys, requires, provides, an interface object. */
export const sdl: Readonly<Record<string, string>> = { accounts, catalog, reviews, stock, delivery, scores };
