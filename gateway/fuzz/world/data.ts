/** An object of the fuzzer's world: its type, its fields as they are stored, references as objects. */
export interface Thing {
  readonly __typename: string;
  [field: string]: unknown;
}

/** All objects of one copy of the world. Mutations change it, so each engine gets its own. */
export interface World {
  readonly users: Thing[];
  readonly organisations: Thing[];
  readonly books: Thing[];
  readonly gadgets: Thing[];
  readonly reviews: Thing[];
  readonly warehouses: Thing[];
}

const range = <T>(length: number, make: (index: number) => T): T[] => Array.from({ length }, (_, index) => make(index));
const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

/** Builds the world: the same every time. */
export function makeWorld(): World {
  const users = range(6, makeUser);
  const organisations = range(3, makeOrganisation);
  const books = range(5, makeBook);
  const gadgets = range(4, makeGadget);
  const warehouses = range(3, makeWarehouse);
  users.forEach((user, index) => {
    user.manager = index % 3 === 0 ? null : pick(users, index - 1);
    user.reports = index === 4 ? null : users.filter((one) => one.manager === user);
    user.wrote = books.filter((_, book) => (book + index) % 3 === 0);
  });
  organisations.forEach((organisation, index) => {
    organisation.owner = pick(users, index * 2);
    organisation.members = [pick(users, index), pick(organisations, index + 1), pick(users, index + 3)];
    organisation.products = [pick(books, index), pick(gadgets, index + 1)];
    organisation.warehouses = index === 1 ? null : warehouses.slice(index);
  });
  books.forEach((book, index) => {
    book.authors = users.filter((user) => (user.wrote as Thing[]).includes(book));
    book.maker = index === 2 ? null : pick(organisations, index);
    book.related = index === 3 ? null : [pick(gadgets, index), null, pick(books, index + 2)];
  });
  gadgets.forEach((gadget, index) => {
    gadget.maker = index === 1 ? null : pick(organisations, index + 1);
    gadget.related = index === 0 ? null : [pick(books, index), pick(gadgets, index + 1)];
  });
  warehouses.forEach((warehouse, index) => {
    warehouse.keeper = index === 2 ? null : pick(users, index + 1);
    warehouse.stocked = [pick(books, index), pick(gadgets, index), pick(books, index + 1)];
  });
  const reviews = range(9, (index) => ({
    ...makeReview(index, pick(users, index), pick([...books, ...gadgets], index * 2)),
    boughtAt: index % 4 === 1 ? null : pick(warehouses, index),
  }));
  return { users, organisations, books, gadgets, reviews, warehouses };
}

const makeUser = (index: number): Thing => ({
  __typename: "User",
  id: `u${index}`,
  name: index === 5 ? null : `User ${index}`,
  role: pick(["ADMIN", "EDITOR", "GUEST"], index),
  home:
    index === 1
      ? null
      : { __typename: "Address", street: index === 3 ? null : `Street ${index}`, city: `City ${index}` },
  tags: index === 2 ? null : [[`a${index}`, "b"], null, []],
});

const makeOrganisation = (index: number): Thing => ({
  __typename: "Organisation",
  id: `o${index}`,
  code: `code-${index}`,
  name: `Organisation ${index}`,
});

const makeBook = (index: number): Thing => ({
  __typename: "Book",
  sku: `b${index}`,
  isbn: `isbn-${index}`,
  title: `Book "${index}" é\n`,
  price: index === 4 ? null : 10 + index,
  weight: index === 0 ? null : 0.5 * index,
  amount: index * 3,
});

const makeGadget = (index: number): Thing => ({
  __typename: "Gadget",
  sku: `g${index}`,
  title: `Gadget ${index}`,
  price: 30 + index,
  voltage: index === 0 ? null : 110 * index,
  amount: index === 2 ? null : index,
});

const makeWarehouse = (index: number): Thing => ({
  __typename: "Warehouse",
  region: index === 0 ? "north" : "south",
  number: index,
  slug: `warehouse-${index}`,
  address: index === 1 ? null : { __typename: "Address", street: null, city: `Port ${index}` },
});

/** A review with the next free number. */
export const makeReview = (index: number, author: Thing, subject: Thing): Thing => ({
  __typename: "Review",
  id: `r${index}`,
  body: index % 4 === 0 ? null : `Body ${index}`,
  stars: index % 6,
  author,
  subject: index === 5 ? null : subject,
});
