import { makeReview, type Thing, type World } from "./data.js";

type Arguments = Readonly<Record<string, unknown>>;
/** How one field is made out of its object. */
export type Field = (thing: Thing, args: Arguments, world: World) => unknown;

const first = (list: unknown, { first: most }: Arguments): unknown =>
  Array.isArray(list) && typeof most === "number" ? list.slice(0, Math.max(0, most)) : list;
const fail = (message: string): never => {
  throw new Error(message);
};
const products = ({ books, gadgets }: World) => [...books, ...gadgets];
const byId = (things: readonly Thing[], id: unknown) => things.find((thing) => thing.id === id) ?? null;
const bySku = (world: World, sku: unknown) => products(world).find((thing) => thing.sku === sku) ?? null;
const accountById = ({ users, organisations }: World, id: unknown) => byId([...users, ...organisations], id);
const linesOf = (world: World, { sku }: Thing): Thing[] =>
  world.warehouses.flatMap((warehouse) => linesIn(warehouse).filter((line) => (line.product as Thing).sku === sku));
const linesIn = (warehouse: Thing): Thing[] =>
  (warehouse.stocked as Thing[]).map((product) => ({
    __typename: "StockLine",
    amount: product.amount ?? 0,
    warehouse,
    product,
  }));
const reviewsOf = ({ reviews }: World, of: Thing) =>
  reviews.filter(({ subject }) => (subject as Thing | null)?.sku === of.sku);
const score: Field = ({ id }, { weight }) => (id === "u3" ? null : String(id).charCodeAt(1) * Number(weight ?? 0));

/** Fields that are more than a stored value. Engines differ only in where these run. */
export const fields: Readonly<Record<string, Readonly<Record<string, Field>>>> = {
  Query: {
    me: (_, _args, { users }) => users[0],
    users: (_, args, { users }) => first(args.role ? users.filter(({ role }) => role === args.role) : users, args),
    userById: (_, { id }, { users }) => byId(users, id),
    party: (_, { id }, world) => accountById(world, id),
    parties: (_, _args, { users, organisations }) => [users[1], organisations[0], users[4]],
    accounts: (_, { ids }, world) =>
      ids === undefined || ids === null
        ? [world.users[2], null, world.organisations[1]]
        : (ids as unknown[]).map((id) => accountById(world, id)),
    absent: () => fail("absent"),
    products: (_, args, { books, gadgets }) =>
      first(args.kind === "BOOK" ? books : args.kind === "GADGET" ? gadgets : [...books, ...gadgets], args),
    product: (_, { sku }, world) => bySku(world, sku),
    media: (_, args: Record<string, unknown>, world) => {
      const { kinds, maximum } = (args.filter ?? {}) as { kinds?: string[] | null; maximum?: number | null };
      const kept = products(world).filter((one) => !kinds || kinds.includes(one.__typename.toUpperCase()));
      return [null, ...kept.filter(({ price }) => Number(price) <= Number(maximum ?? 99))];
    },
    shelves: (_, _args, { books, gadgets }) => [books.slice(0, 2), null, gadgets.slice(1, 3), []],
    review: (_, { id }, { reviews }) => byId(reviews, id),
    topReviews: (_, args, { reviews }) => first(reviews.slice(0, 5), args),
    carriers: () => ["Post", "Courier"],
    latest: (_, _args, { reviews }) => reviews.at(-1),
    warehouses: (_, args, { warehouses }) => first(warehouses, args),
    warehouse: (_, { region, number }, { warehouses }) =>
      warehouses.find((one) => one.region === region && one.number === number) ?? null,
  },
  Mutation: {
    rename: (_, { id, name }, world) => Object.assign(accountById(world, id) ?? fail("unknown"), { name }),
    setPrice: (_, { sku, price }, world) => Object.assign(bySku(world, sku) ?? fail("unknown"), { price }),
    addReview: (_, { input }, world) => {
      const { author, sku, ...rest } = input as Record<string, unknown>;
      const review = makeReview(
        world.reviews.length,
        byId(world.users, author) ?? fail("author"),
        bySku(world, sku) ?? fail("sku"),
      );
      world.reviews.push(Object.assign(review, { body: null }, rest));
      return review;
    },
    setStars: (_, { id, stars }, { reviews }) => Object.assign(byId(reviews, id) ?? fail("unknown"), { stars }),
    setAmount: (_, { sku, amount }, world) => {
      const product = bySku(world, sku);
      return product && (linesOf(world, Object.assign(product, { amount }))[0] ?? null);
    },
  },
  User: {
    nickname: ({ id }, { length }) =>
      length === null
        ? null
        : String(id)
            .repeat(3)
            .slice(0, Number(length ?? 4)),
    reports: ({ reports }, args) => first(reports, args),
    fragile: ({ id }) => (id === "u1" || id === "u4" ? fail("fragile") : `fragile ${id}`),
    brittle: ({ id }) => (id === "u2" ? fail("brittle") : `brittle ${id}`),
    reviews: ({ id }, args, { reviews }) =>
      first(
        reviews.filter(
          ({ author, stars }) => (author as Thing).id === id && Number(stars) >= Number(args.minimum ?? 0),
        ),
        args,
      ),
    badge: ({ home, role }) =>
      home === undefined || role === undefined ? "missing" : `${role} of ${(home as Thing | null)?.city}`,
    score,
  },
  Organisation: {
    warehouses: ({ warehouses }, args) => first(warehouses, args),
    score,
  },
  Account: { score },
  Book: {
    pages: ({ sku }, { from }) => Number(String(sku).slice(1)) * 100 - Number(from ?? 0),
    reviews: (book, args, world) => first([...reviewsOf(world, book), null], args),
    averageStars: (book, _args, world) => {
      const stars = reviewsOf(world, book).map((review) => Number(review.stars));
      return stars.length > 0 ? stars.reduce((sum, one) => sum + one, 0) / stars.length : null;
    },
    shipping: ({ weight, price }, { express }) =>
      weight === undefined || price === undefined
        ? -1
        : Math.round(Number(weight) * 10) + Number(price) + (express ? 1000 : 0),
    lines: (book, _args, world) => linesOf(world, book),
  },
  Gadget: {
    reviews: (gadget, args, world) => first(reviewsOf(world, gadget), args),
    shipping: ({ price }, { express }) => (price === undefined ? -1 : Number(price) + (express ? 500 : 0)),
    lines: (gadget, _args, world) => linesOf(world, gadget),
    faulty: ({ sku, voltage }) => (sku === "g1" ? null : sku === "g3" ? fail("faulty") : (voltage ?? 1)),
  },
  Review: { writer: ({ author }) => author },
  Warehouse: {
    lines: (warehouse) => linesIn(warehouse),
    rank: ({ number }) => Number(number) * 7,
    safe: ({ number }) => (number === 1 ? null : number === 0),
  },
};

/** Finds the stored object that a reference of some subgraph means. */
export function lookUp({ __typename, ...keys }: Thing, world: World): Thing | undefined {
  const all = Object.values(world as unknown as Record<string, Thing[]>).flat();
  const identifying = ["id", "code", "sku", "isbn", "slug", "number"].find((name) => keys[name] !== undefined);
  if (!identifying) return undefined;
  return all.find(
    (thing) =>
      thing[identifying] === keys[identifying] && (__typename === "Account" || thing.__typename === __typename),
  );
}
