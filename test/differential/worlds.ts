import { refuse, type Thing, type World } from './world.js';

const comments = [1, 2, 3].map((id) => ({ id: `c${id}`, text: id === 2 ? null : `comment ${id}` }));
const makers: Thing[] = [
  { __typename: 'Maker', country: 'vn', code: 1, name: 'Alpha', founded: 1990 },
  { __typename: 'Maker', country: 'vn', code: 2, name: null, founded: 2001 },
  { __typename: 'Maker', country: 'la', code: 1, name: 'Gamma', founded: null },
];
const products: Thing[] = [1, 2, 3, 4].map((number) => ({
  __typename: 'Product',
  id: `${number}`,
  sku: `sku-${number}`,
  priceId: `price-${number}`,
  name: number === 3 ? null : `Product ${number}`,
  grams: number * 1500,
  price: number * 10,
  stock: number,
  maker: number === 4 ? null : makers[number - 1],
  tags: number === 2 ? [] : ['x', `y${number}`],
  size: number === 2 ? null : { width: number, height: null },
}));
for (const maker of makers) maker['products'] = products.filter((product) => product['maker'] === maker);

/** Composite and chained keys, `@requires` with arguments, `@provides`, `@shareable`, `@override`. */
const shop: World = {
  name: 'shop',
  subgraphs: {
    catalog: `
      type Query { products(first: Int = 3): [Product!]! product(id: ID!): Product find(where: Where): [Product] }
      input Where { ids: [ID!] unit: Unit = KG name: String }
      enum Unit { G KG }
      type Product @key(fields: "id") @key(fields: "sku") {
        id: ID! sku: String! name: String @shareable weight(unit: Unit = KG): Int comments(limit: Int): [Comment!]!
        size: Size @shareable maker: Maker tags: [String!]! stock: Int secret: String label(prefix: String): String!
      }
      type Comment @shareable { id: ID! text: String }
      type Size @shareable { width: Int height: Int }
      type Maker @key(fields: "country code") { country: String! code: Int! }`,
    pricing: `
      type Query { featured: Product @provides(fields: "name") offers: [Offer!]! }
      type Offer { product: Product! percent(of: Int): Int }
      enum Unit { G KG }
      type Product @key(fields: "sku") @key(fields: "priceId") {
        sku: String! priceId: ID! price: Int name: String @external
        weight(unit: Unit = KG): Int @external comments(limit: Int): [Comment!]! @external
        shipping: Int @requires(fields: "weight(unit: G)")
        discussion: String @requires(fields: "comments(limit: 2) { id }")
        stock: Int @override(from: "catalog") size: Size @shareable
      }
      type Comment @shareable { id: ID! text: String }
      type Size @shareable { width: Int height: Int }`,
    tax: `
      type Query { taxed: [Product!]! }
      type Product @key(fields: "priceId") { priceId: ID! tax(rate: Int = 10): Int duty: Int! }`,
    makers: `
      type Query { makers: [Maker!]! }
      type Maker @key(fields: "country code") { country: String! code: Int! name: String founded: Int products: [Product!]! motto: String! }
      type Product @key(fields: "id", resolvable: false) { id: ID! }`,
  },
  things: [...products, ...makers],
  resolvers: {
    Query: {
      products: (_, { first }) => products.slice(0, first ?? undefined),
      product: (_, { id }) => products.find((product) => product['id'] === id),
      find: (_, { where }) =>
        products.map((product) => (where?.ids?.includes(product['id'] as string) === false ? null : product)),
      featured: () => products[1],
      offers: () => products.slice(1).map((product) => ({ product, cut: 5 })),
      taxed: () => products.slice(2),
      makers: () => makers,
    },
    Offer: { percent: ({ cut }, { of }) => (cut as number) * (of ?? 1) },
    Product: {
      weight: ({ grams, weight }, { unit }) =>
        weight !== undefined ? weight : unit === 'G' ? grams : (grams as number) / 500,
      comments: ({ id }, { limit }) => comments.slice(0, limit ?? comments.length - (Number(id) % 2)),
      shipping: (product) => (('weight' in product ? product['weight'] : product['grams']) as number) / 100,
      discussion: (product) =>
        (('comments' in product ? product['comments'] : comments.slice(0, 2)) as Thing[])
          .map(({ id }) => id)
          .join('+'),
      tax: ({ priceId }, { rate }) => (priceId === 'price-3' ? refuse('FORBIDDEN') : (rate ?? 0) * 2),
      duty: ({ priceId }) => (priceId === 'price-2' ? null : 7),
      secret: ({ id }) => (id === '1' ? 'open' : refuse('UNAUTHENTICATED')),
      label: ({ id }, { prefix }) => (id === '2' ? refuse('NOT_FOUND') : `${prefix ?? ''}${String(id)}`),
    },
    Maker: { motto: ({ code }) => (code === 2 ? refuse('CONFLICT') : 'on') },
  },
};

const users: Thing[] = ['u1', 'u2'].map((id) => ({
  __typename: 'User',
  id,
  name: `User ${id}`,
  age: id === 'u1' ? 30 : null,
}));
const media: Thing[] = ['b1', 'b2', 'f1', 'f2'].map((id, index) => ({
  __typename: id.startsWith('b') ? 'Book' : 'Film',
  kind: 'Media',
  id,
  title: id === 'b2' ? null : `Title ${id}`,
  owner: users[index % 3],
  pages: index * 100,
  minutes: index * 60,
}));
const reviews: Thing[] = media.map((of, index) => ({
  id: `r${index}`,
  stars: index + 1,
  by: users[index % 2],
  of,
}));
const reviewsOf = (of: unknown) =>
  reviews.filter((review) => (review['of'] as Thing)['id'] === (of as Thing)['id']);

/** Interfaces with keys, interface objects, unions, types that differ in what they call alike. */
const library: World = {
  name: 'library',
  subgraphs: {
    library: `
      type Query { media: [Media!]! medium(id: ID!): Media items: [Item] books: [Book!]! named(upper: Boolean): [Named!]! me: User }
      interface Media @key(fields: "id") { id: ID! title: String owner: User related(first: Int): [Media] }
      interface Named { label(upper: Boolean): String }
      type Book implements Media & Named @key(fields: "id") { id: ID! title: String owner: User related(first: Int): [Media] pages: Int label(upper: Boolean): String length: Int! }
      type Film implements Media @key(fields: "id") { id: ID! title: String owner: User related(first: Int): [Media] minutes: Int length: String }
      type User implements Named @key(fields: "id") { id: ID! name: String label(upper: Boolean): String }
      union Item = Book | Film | User`,
    reviews: `
      type Query { topMedia: [Media!]! reviews: [Review!]! latest: Subject }
      type Media @key(fields: "id") @interfaceObject { id: ID! rating(scale: Int = 1): Int reviews: [Review!]! best: Review strict: Int! }
      type Review { id: ID! stars: Int by: User of: Media }
      type User @key(fields: "id") { id: ID! reviews: [Review!]! age: Int }
      union Subject = Review | User`,
  },
  things: [...media, ...users],
  resolvers: {
    Query: {
      media: () => media,
      medium: (_, { id }) => media.find((medium) => medium['id'] === id),
      items: () => [media[0], users[0], null, media[3], users[1]],
      books: () => media.slice(0, 2),
      named: () => [media[1], users[0]],
      me: () => users[0],
      topMedia: () => [media[3], media[1]],
      reviews: () => reviews,
      latest: () => users[1],
    },
    Media: {
      rating: ({ id }, { scale }) =>
        id === 'f2' ? refuse('FORBIDDEN') : Number(String(id).slice(1)) * (scale ?? 0),
      reviews: (medium) => reviewsOf(medium),
      best: (medium) => reviewsOf(medium)[0],
      strict: () => 5,
    },
    Book: {
      related: (_, { first }) => [...media.slice(1, 1 + (first ?? 2)), null],
      label: ({ title }, { upper }) => (upper ? String(title).toUpperCase() : title),
      length: ({ pages }) => pages,
    },
    Film: {
      related: ({ id }) => (id === 'f1' ? refuse('NOT_FOUND') : [media[0]]),
      length: ({ minutes }) => `${String(minutes)} min`,
    },
    User: {
      label: ({ name }) => name,
      reviews: ({ id }) => reviews.filter((review) => (review['by'] as Thing)['id'] === id),
    },
  },
};
for (const type of ['Book', 'Film']) Object.assign(library.resolvers[type]!, library.resolvers['Media']);

const cells: Thing[] = [1, 2, 3].map((id) => ({
  __typename: 'Cell',
  id: `${id}`,
  value: id,
  note: id === 2 ? null : `n${id}`,
  place: { row: id, at: { column: id * 2 } },
}));
const items: Thing[] = cells.map((cell, index) => ({
  ...(index % 2 ? { __typename: 'Link', url: `u${index}` } : { __typename: 'Mark', mark: index }),
  cell,
}));
let counter = 0;

/** Nested lists, value types shared between subgraphs, unions in them, mutations. */
const grid: World = {
  name: 'grid',
  subgraphs: {
    cells: `
      type Query { grid: [[Cell!]!]! holes: [[Cell]] cell(id: ID!): Cell here: Place }
      type Mutation { add(by: Int!): Int! touch(id: ID!): Cell }
      type Cell @key(fields: "id") { id: ID! value: Int note: String place: Place marks: [Content!]! hard: Int! }
      type Place @shareable { row: Int at: Spot }
      type Spot @shareable { column: Int }
      union Content = Link | Mark
      type Link @shareable { url: String cell: Cell }
      type Mark @shareable { mark: Int! cell: Cell! }`,
    notes: `
      type Query { contents: [Content] matrix: [[Content!]!] here2: Place }
      type Mutation { note(text: String!): String }
      type Cell @key(fields: "id") { id: ID! place: Place @external notes(first: Int): [String] width: Int @requires(fields: "place { at { column } }") value: Int @external place2: Place double: Int! @requires(fields: "value") }
      type Place @shareable { row: Int at: Spot }
      type Spot @shareable { column: Int }
      union Content = Link | Mark
      type Link @shareable { url: String cell: Cell }
      type Mark @shareable { mark: Int! cell: Cell! }`,
  },
  things: cells,
  resolvers: {
    Query: {
      grid: () => [[cells[0], cells[1]], [], [cells[2], cells[0]]],
      holes: () => [[cells[0], null], null, [cells[1]]],
      cell: (_, { id }) => cells.find((cell) => cell['id'] === id),
      here: () => ({ row: 1, at: null }),
      here2: () => ({ row: 2, at: { column: 3 } }),
      contents: () => [items[0], null, items[1]],
      matrix: () => [[items[0], items[1]], [items[2]]],
    },
    Mutation: {
      add: (_, { by }) => (counter += by),
      touch: (_, { id }) => cells.find((cell) => cell['id'] === id),
      note: (_, { text }) => (text === '' ? refuse('BAD_USER_INPUT') : `${text}!`),
    },
    Cell: {
      marks: ({ id }) => items.slice(0, Number(id)),
      hard: ({ id }) => (id === '3' ? null : 1),
      notes: ({ id }, { first }) =>
        id === '2' ? refuse('FORBIDDEN') : ['a', null, 'b'].slice(0, first ?? 3),
      width: ({ place }) => (place as { at: { column: number } }).at.column,
      place2: ({ id }) => ({ row: 9, at: { column: Number(id) } }),
      double: ({ value }) => (value as number) * 2,
    },
  },
};

export const WORLDS: readonly World[] = [shop, library, grid];

export function resetCounter(): void {
  counter = 0;
}
