import 'reflect-metadata';
import { ArgsType, type ClassType, Directive, Field, Int, ObjectType } from 'type-graphql';
import { refuseInput } from './errors.js';

const MAX_PAGE_SIZE = 100;

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 20, description: 'Rows wanted, 1 to 100.' })
  first: number = 20;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last row already seen, from the same list.',
  })
  after?: string | null;
}

/** Refuses a page size outside 1…100. */
export function requirePageSize(first: number): number {
  if (first < 1 || first > MAX_PAGE_SIZE)
    refuseInput('first', `is ${first}; a page has 1 to ${MAX_PAGE_SIZE} rows`);
  return first;
}

@Directive('@shareable')
@ObjectType({ description: 'Where a page ends, and whether rows follow.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'True when rows follow this page.' })
  hasNextPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last row; give it as `after` for the next page.',
  })
  endCursor?: string | null;
}

export interface Connection<Node> {
  edges: { cursor: string; node: Node }[];
  nodes: Node[];
  pageInfo: PageInfo;
  /** Counted only when the client asks for it. */
  totalCount: number | (() => Promise<number>);
}

/** On a type that several subgraphs give, so that composition takes them for one. */
const Shared = (shareable: boolean): ClassDecorator =>
  shareable ? Directive('@shareable') : () => undefined;

/** One type per node type: several lists of the same rows share it. */
const connections = new Map<object, ClassType>();

/**
 * The Relay connection type of a node type, as `XConnection` with `XEdge`; shareable when the node type belongs to
 * no subgraph alone.
 */
export function connectionOf<Node extends object>(
  node: ClassType<Node>,
  { shareable = false } = {},
): ClassType<Connection<Node>> {
  const known = connections.get(node) ?? createConnection(node, shareable);
  connections.set(node, known);
  return known as ClassType<Connection<Node>>;
}

function createConnection<Node extends object>(
  node: ClassType<Node>,
  shareable: boolean,
): ClassType<Connection<Node>> {
  @Shared(shareable)
  @ObjectType(`${node.name}Edge`, { description: `One row of a ${node.name} list.` })
  class Edge {
    @Field(() => String, { description: 'Opaque position of this row in its list.' })
    cursor!: string;

    @Field(() => node, { description: 'The row.' })
    node!: Node;
  }

  @Shared(shareable)
  @ObjectType(`${node.name}Connection`, { description: `A page of ${node.name} rows.` })
  class NodeConnection {
    @Field(() => [Edge], { description: 'The rows with their cursors.' })
    edges!: Edge[];

    @Field(() => [node], { description: 'The rows alone.' })
    nodes!: Node[];

    @Field(() => PageInfo, { description: 'Where this page ends.' })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: 'Rows in the whole list, all pages.' })
    totalCount!: number;
  }
  return NodeConnection;
}
