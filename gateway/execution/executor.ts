import { Supergraph } from '@apollo/federation-internals';
import {
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  getVariableValues,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import { AnswerWriter } from './answer.js';
import { findConditions } from './conditions.js';
import type { Data } from './failures.js';
import { introspect } from './introspection.js';
import { Merger } from './merge.js';
import { type ClientOperation, type NormalOperation, normalize } from './normalize.js';
import type { CompiledPlan } from './plan.js';
import { Planner, type PlanCacheFigures } from './planner.js';
import { type Ask, Run } from './run.js';
import { Shape } from './shape.js';
import { SupergraphTypes } from './types.js';

export interface ExecuteOptions {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Readonly<Record<string, unknown>>;
  ask: Ask;
  /** Runs the planning, for who wants to know what it took. */
  tracePlan?: <Plan>(plan: () => Plan) => Plan;
}

export interface Executed {
  data?: Data | null;
  errors?: readonly GraphQLError[];
  plan?: CompiledPlan;
}

/** A client's operation for one choice of its conditions. */
interface Prepared {
  client: ClientOperation;
  normal: NormalOperation;
  shape: Shape;
}

/** Everything remembered of an operation. */
interface Known {
  /** Variables that decide what the operation asks. */
  conditions: readonly string[];
  byChoice: Map<string, Prepared>;
}

/** Choices of conditions remembered per operation; a client in earnest uses a few. */
const CHOICES = 32;

/** Executes operations on a supergraph: normalises, plans, collects, and writes the answer the client asked for. */
export class Executor {
  readonly apiSchema: GraphQLSchema;
  readonly subgraphs: readonly string[];
  readonly #types: SupergraphTypes;
  readonly #planner: Planner;
  readonly #merger: Merger;
  /** As long as the server keeps the parsed document. */
  readonly #known = new WeakMap<OperationDefinitionNode, Known>();

  constructor(supergraphSdl: string) {
    const supergraph = Supergraph.build(supergraphSdl);
    this.apiSchema = supergraph.apiSchema().toGraphQLJSSchema();
    this.subgraphs = [...supergraph.subgraphsMetadata()].map(({ name }) => name);
    this.#types = new SupergraphTypes(supergraph.schema.toGraphQLJSSchema());
    this.#planner = new Planner(supergraph, { types: this.#types, clientSchema: this.apiSchema });
    this.#merger = new Merger(this.#types.abstractTypes);
  }

  get planCache(): PlanCacheFigures {
    return this.#planner.figures;
  }

  /** What clients ask most, for `warmUp` of the executor that follows this one. */
  mostUsed(most: number): string[] {
    return this.#planner.mostUsed(most);
  }

  /** Plans a valid document before someone asks it; where it has conditions, for all of them true and for all false. */
  warmUp(text: string): void {
    const document = parse(text);
    for (const operation of document.definitions) {
      if (operation.kind !== Kind.OPERATION_DEFINITION) continue;
      const conditions = findConditions(document);
      for (const choice of conditions.length ? [true, false] : [true]) {
        const chosen = Object.fromEntries(conditions.map((name) => [name, choice]));
        this.#planner.plan(this.#compile({ document, operation }, chosen).normal, text);
      }
    }
  }

  async execute(options: ExecuteOptions): Promise<Executed> {
    const { operation, variables: given, ask, tracePlan = (plan) => plan() } = options;
    const { coerced, errors } = getVariableValues(this.apiSchema, operation.variableDefinitions ?? [], given);
    if (errors) return { errors };
    const { client, normal, shape } = this.#prepare(options, coerced);
    const plan = tracePlan(() => this.#planner.plan(normal, options.document.loc?.source.body));
    const { literals, clients } = normal.variables;
    const variables: Data = { ...literals };
    for (const [name, clientName] of clients) variables[name] = given[clientName];
    const run = new Run({ merger: this.#merger, ask, variables, literals });
    if (plan?.step) await run.execute(plan.step);
    const { failures } = run;
    failures.placeErrors(shape, run.data);
    const writer = new AnswerWriter({ failures, introspect: (field) => introspect(client, field, given) });
    const data = writer.write(shape, run.data);
    const found = failures.finish();
    return { data, errors: found.length ? found : undefined, plan };
  }

  #prepare({ document, operation }: ExecuteOptions, values: Readonly<Record<string, unknown>>): Prepared {
    let known = this.#known.get(operation);
    if (!known) {
      known = { conditions: findConditions(document), byChoice: new Map() };
      this.#known.set(operation, known);
    }
    const { conditions, byChoice } = known;
    const choice = conditions.map((name) => (values[name] === true ? 1 : 0)).join('');
    let prepared = byChoice.get(choice);
    if (!prepared) {
      if (byChoice.size >= CHOICES) byChoice.clear();
      const chosen = Object.fromEntries(conditions.map((name) => [name, values[name]]));
      prepared = this.#compile({ document, operation }, chosen);
      byChoice.set(choice, prepared);
    }
    return prepared;
  }

  #compile(
    { document, operation }: Pick<ExecuteOptions, 'document' | 'operation'>,
    conditions: Data,
  ): Prepared {
    const fragments = new Map(document.definitions.filter(isFragment).map((each) => [each.name.value, each]));
    const client = { schema: this.apiSchema, operation, fragments, conditions };
    const normal = normalize(client, this.#types);
    const root = this.apiSchema.getRootType(operation.operation)!;
    const shape = new Shape(client, root, { sets: [operation.selectionSet], level: normal.level });
    return { client, normal, shape };
  }
}

function isFragment(definition: DefinitionNode): definition is FragmentDefinitionNode {
  return definition.kind === Kind.FRAGMENT_DEFINITION;
}
