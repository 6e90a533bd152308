import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner';
import { type DocumentNode, OperationTypeNode, parse } from 'graphql';
import { type MergeShape, toMergeShape } from './merge.js';
import type { SupergraphTypes } from './types.js';
import { compileRewrites } from './rewrites.js';
import { compileRepresentation, type Represent } from './representation.js';

export interface FetchStep {
  kind: 'fetch';
  service: string;
  query: string;
  document: DocumentNode;
  operationName?: string;
  isMutation: boolean;
  /** Present when another read of the plan asks the same service the same, perhaps with the same values. */
  twin?: string;
  variables: readonly string[];
  /** Where in the collected data the objects are that it completes. */
  path: readonly string[];
  /** Present for entities: what the subgraph needs to know of one. */
  represent?: Represent;
  /** Gives what was received the names the rest of the plan knows. */
  restore: (received: unknown) => void;
  gives: MergeShape;
  givesKeys: ReadonlySet<string>;
}

export type PlanStep =
  | FetchStep
  | { kind: 'sequence'; steps: readonly PlanStep[] }
  | { kind: 'parallel'; steps: readonly PlanStep[] };

export interface CompiledPlan {
  /** As the planner wrote it, for those who want to read it. */
  source: QueryPlan;
  step?: PlanStep;
  bytes: number;
  /** How often it served since it was made. */
  uses: number;
  /** The client's document it was first made for: what to plan again when the schema changes. */
  askedBy?: string;
}

/** What one parsed operation, its selectors and its plan nodes hold in memory, against the text of the operation. */
const BYTES_PER_CHARACTER = 40;

/** Everything about a plan that does not depend on the request. */
export function compilePlan(source: QueryPlan, types: SupergraphTypes): CompiledPlan {
  const compiler = new PlanCompiler(types);
  if (source.node?.kind === 'Subscription') throw new Error('a subscription has no plan');
  const step = source.node && compiler.compile(source.node, []);
  compiler.markTwins();
  return { source, step, bytes: compiler.characters * BYTES_PER_CHARACTER, uses: 0 };
}

class PlanCompiler {
  characters = 0;
  /** By service and text without the operation's name, which has a number of its own in each fetch. */
  readonly #reads = new Map<string, FetchStep[]>();

  constructor(private readonly types: SupergraphTypes) {}

  compile(node: PlanNode, path: readonly string[]): PlanStep {
    switch (node.kind) {
      case 'Sequence':
        return { kind: 'sequence', steps: node.nodes.map((each) => this.compile(each, path)) };
      case 'Parallel':
        return { kind: 'parallel', steps: node.nodes.map((each) => this.compile(each, path)) };
      case 'Flatten':
        return this.compile(node.node, [...path, ...node.path.map(String)]);
      case 'Fetch':
        return this.#compileFetch(node, path);
      case 'Condition':
      case 'Defer':
        throw new Error(`a plan has a ${node.kind}, though its operation has no conditions`);
    }
  }

  markTwins(): void {
    for (const [text, steps] of this.#reads) if (steps.length > 1) for (const step of steps) step.twin = text;
  }

  #compileFetch(node: FetchNode, path: readonly string[]): FetchStep {
    if (node.contextRewrites?.length)
      throw new Error('The supergraph uses @fromContext, which this gateway does not execute.');
    this.characters += node.operation.length;
    const document = parse(node.operation, { noLocation: true });
    const gives = toMergeShape(document, node.requires !== undefined);
    const step: FetchStep = {
      kind: 'fetch',
      service: node.serviceName,
      query: node.operation,
      document,
      operationName: node.operationName,
      isMutation: node.operationKind === OperationTypeNode.MUTATION,
      variables: node.variableUsages ?? [],
      path,
      represent: node.requires && compileRepresentation(node, this.types),
      restore: compileRewrites(node.outputRewrites, this.types),
      gives,
      givesKeys: new Set(gives.keys()),
    };
    if (!step.isMutation) {
      const text = `${step.service} ${node.operation.replace(node.operationName ?? '', '')}`;
      this.#reads.set(text, [...(this.#reads.get(text) ?? []), step]);
    }
    return step;
  }
}
