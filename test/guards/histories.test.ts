import { expect, it } from '@jest/globals';
import { EntitySchema } from '@mikro-orm/core';
import { buildSchema, type GraphQLSchema, isObjectType } from 'graphql';
import { DEFINITIONS } from '../../gateway/main.js';
import { buildDefinition } from '../../subgraphs/kit/subgraph.js';

/** Types a field `steps` leads to, and those of them that a client cannot read as a Step. */
function findHistories(schema: GraphQLSchema): { all: string[]; apart: string[] } {
  const histories = Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) && type.name.endsWith('Step'),
  );
  const apart = histories.filter(
    (type) => !(isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Step')),
  );
  return { all: histories.map(({ name }) => name), apart: apart.map(({ name }) => name) };
}

/** Columns that say who, by an opaque subject, and are not hidden: a list or an export would read them. */
const findShownSubjects = (entities: readonly unknown[]): string[] =>
  entities.flatMap((entity) => {
    const schema = EntitySchema.REGISTRY.get(entity as never);
    const { actor } = (schema?.properties ?? {}) as { actor?: { hidden?: boolean } };
    return actor && !actor.hidden ? [(entity as { name: string }).name] : [];
  });

it('every history of every subgraph has the one shape of a step', () => {
  const found = DEFINITIONS.map((definition) => findHistories(buildDefinition(definition).schema));
  const all = found.flatMap((one) => one.all);
  console.info(`${all.length} histories examined`);
  expect(all.length).toBeGreaterThanOrEqual(11);
  expect(found.flatMap((one) => one.apart)).toEqual([]);
});

it('the opaque subject of who did it is read by no list', () => {
  expect(DEFINITIONS.flatMap(({ entities }) => findShownSubjects(entities))).toEqual([]);
});

it('finds a history with a shape of its own, and a subject that is shown', () => {
  const schema = buildSchema(`
    interface Step { id: ID! }
    type PlanStep implements Step { id: ID! }
    type OddStep { id: ID! }
    type Query { steps: [OddStep] }`);
  expect(findHistories(schema).apart).toEqual(['OddStep']);
  class Shown {}
  EntitySchema.REGISTRY.set(Shown, { properties: { actor: {} } } as never);
  expect(findShownSubjects([Shown])).toEqual(['Shown']);
  EntitySchema.REGISTRY.delete(Shown);
});
