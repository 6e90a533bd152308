import type { SourceAnswer, SubgraphError } from '../transport/source.js';
import type { SubgraphFetch } from '../transport/transport.js';
import { type Data, type Failure, Failures, type Key } from './failures.js';
import { withoutVariable } from './literals.js';
import type { Merger } from './merge.js';
import type { FetchStep, PlanStep } from './plan.js';
import { findTargetPaths, findTargets } from './targets.js';

/** Asks one subgraph; every failure is in the answer's errors. */
export type Ask = (service: string, fetch: SubgraphFetch) => Promise<SourceAnswer>;

export interface RunOptions {
  merger: Merger;
  ask: Ask;
  /** By the names in the plan: the client's and those of literals. */
  variables: Readonly<Record<string, unknown>>;
  literals: Readonly<Record<string, unknown>>;
}

/** Entities of one fetch: what each place needs, asked once however many places need the same. */
interface Asked {
  representations: Data[];
  /** By representation. */
  targets: Data[][];
}

/** One execution of a plan: collects what the subgraphs give, and what they fail to. */
export class Run {
  readonly data: Data = {};
  readonly failures = new Failures();
  /** Reads under way that another fetch of the plan may ask for too. */
  readonly #underWay = new Map<string, Promise<SourceAnswer>>();

  constructor(private readonly options: RunOptions) {}

  async execute(step: PlanStep): Promise<void> {
    if (step.kind === 'fetch') return this.#fetch(step);
    if (step.kind === 'parallel') {
      await Promise.all(step.steps.map((each) => this.execute(each)));
      return;
    }
    for (const each of step.steps) await this.execute(each);
  }

  async #fetch(step: FetchStep): Promise<void> {
    const targets = findTargets(this.data, step.path);
    if (targets.length === 0) return;
    if (step.represent) return this.#fetchEntities(step, this.#represent(step, targets));
    const { data, errors } = await this.#ask(step);
    step.restore(data);
    for (const target of targets) if (data) this.options.merger.merge(target, data, step.gives);
    const failed = this.#fail(step, errors, (path) => ({ targets, path }));
    // One error that names a field may have cost them all.
    if (!data) for (const target of targets) this.failures.addGap(target, step.givesKeys, failed[0]);
  }

  async #fetchEntities(step: FetchStep, { representations, targets }: Asked): Promise<void> {
    if (representations.length === 0) return;
    const { data, errors } = await this.#ask(step, representations);
    const entities = (data?.['_entities'] ?? []) as (Data | null)[];
    representations.forEach((representation, index) => {
      const entity = entities[index];
      if (!entity) return;
      entity['__typename'] ??= representation['__typename'];
      step.restore(entity);
      for (const target of targets[index]!) this.options.merger.merge(target, entity, step.gives);
    });
    const failed = this.#fail(step, errors, ([root, index, ...path]) =>
      root === '_entities' && typeof index === 'number'
        ? { targets: targets[index] ?? [], path }
        : { targets: targets.flat(), path: [] },
    );
    targets.forEach((sharing, index) => {
      if (entities[index]) return;
      const cause = errors?.findIndex(({ path }) => path?.[1] === index) ?? -1;
      for (const target of sharing) this.failures.addGap(target, step.givesKeys, failed[cause]);
    });
  }

  #represent(step: FetchStep, targets: readonly Data[]): Asked {
    const byKey = new Map<string, Data[]>();
    const asked: Asked = { representations: [], targets: [] };
    for (const target of new Set(targets)) {
      const representation = step.represent!(target);
      if (representation === 'other type') continue;
      if (representation === 'incomplete') {
        this.failures.addGap(target, step.givesKeys, this.failures.causeOf(target));
        continue;
      }
      const key = JSON.stringify(representation);
      const sharing = byKey.get(key);
      if (sharing) sharing.push(target);
      else {
        const first = [target];
        byKey.set(key, first);
        asked.representations.push(representation);
        asked.targets.push(first);
      }
    }
    return asked;
  }

  #ask(step: FetchStep, representations?: Data[]): Promise<SourceAnswer> {
    const { variables, ask } = this.options;
    const used: Data = {};
    for (const name of step.variables) if (variables[name] !== undefined) used[name] = variables[name];
    if (representations) used['representations'] = representations;
    const { query, document, operationName, service } = step;
    const fetch = { query, document, operationName, variables: used };
    return step.twin === undefined ? ask(service, fetch) : this.#askOnce(step.twin, { service, fetch });
  }

  /** Two places of one answer that need the same at the same time cost one fetch. */
  #askOnce(
    twin: string,
    { service, fetch }: { service: string; fetch: SubgraphFetch },
  ): Promise<SourceAnswer> {
    const key = `${twin} ${JSON.stringify(fetch.variables)}`;
    const known = this.#underWay.get(key);
    // Each place goes on with objects of its own: later fetches may give them different values under one name.
    if (known) return known.then(({ data, errors }) => ({ data: structuredClone(data), errors }));
    const asked = this.options.ask(service, fetch);
    this.#underWay.set(key, asked);
    // In a mutation a later read of the same must not see what was before: only what is under way is shared. Also, who
    // asked first goes on a step later than the others copy, before anything of the answer is changed.
    return asked.finally(() => this.#underWay.delete(key));
  }

  /** Each error in its final words, placed where `locate` says: at a field, or at all that the fetch should have given. */
  #fail(
    step: FetchStep,
    errors: readonly SubgraphError[] | undefined,
    locate: (path: readonly Key[]) => { targets: readonly Data[]; path: readonly Key[] },
  ): Failure[] {
    if (!errors?.length) return [];
    const places = findTargetPaths(this.data, step.path);
    return errors.map(({ message, extensions, path: given }) => {
      const failure = {
        message: withoutVariable(message, this.options.literals),
        extensions: { ...extensions, serviceName: step.service },
      };
      const { targets, path } = locate(given ?? []);
      for (const target of targets) {
        if (path.length === 0) this.failures.addGap(target, step.givesKeys, failure);
        else for (const place of places.get(target) ?? []) this.failures.addAt([...place, ...path], failure);
      }
      return failure;
    });
  }
}
