import type { EntityClass, RequiredEntityData } from '@mikro-orm/core';
import { type EntityManager, p } from '@mikro-orm/postgresql';
import { Field, ID, InputType, Int, InterfaceType } from 'type-graphql';
import { today } from './clock.js';
import { newId } from './ids.js';
import { LocalDate } from './scalars.js';
import { optionalText } from './text.js';
import type { Viewer } from './viewer.js';

/** Who put something on record. The opaque subject of the token is for the audit: no field, list or export reads it. */
export const actorColumns = () => ({ role: p.text(), actor: p.text().strictNullable().hidden() });

export const actorOf = ({ role, subject }: Viewer) => ({ role, actor: subject ?? null });

/** Columns of every history; `event`, `state` and what else a step says are its own. */
export const stepColumns = () => ({
  ...actorColumns(),
  id: p.uuid().primary(),
  takenOn: p.date(),
  document: p.text().strictNullable(),
  comment: p.text().strictNullable(),
});

/** One shape of history in all subgraphs, so that a client reads any of them with one fragment. */
@InterfaceType({
  description: 'One step in the life of a record, kept for good: who took it, when, on what ground.',
})
export abstract class Step {
  @Field(() => ID, { description: 'Id of this step.' })
  declare id: string;

  @Field(() => LocalDate, { description: 'Day it was taken, in Viet Nam.' })
  declare takenOn: string;

  @Field(() => String, { description: 'Role of who put it on record, e.g. COMMUNE_OFFICER.' })
  declare role: string;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the document that decided it (Decree 30/2020); null: the step needs none.',
  })
  declare document: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Remark, e.g. why it was returned, up to 300 characters; names no person.',
  })
  declare comment: string | null;
}

/** What every step of a life cycle is asked for with. */
@InputType({ description: 'A step in the life of a record.' })
export abstract class StepInput {
  @Field(() => ID, { description: 'Record that takes the step.' })
  id!: string;

  @Field(() => Int, { description: 'Version the step is based on; an older one gets CONFLICT.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'Remark, up to 300 characters; names no person.' })
  comment?: string | null;
}

export const commentOf = ({ comment }: Pick<StepInput, 'comment'>): string | null =>
  optionalText(comment, 'input.comment', 300);

type Known = 'takenOn' | 'document' | 'comment';

/** What a step says beyond its viewer; without a day it was taken today. */
type Said<T extends Step> = Omit<T, keyof Step | 'actor'> & Partial<Pick<T, Known>> & { viewer: Viewer };

/** Writes a step into its history. */
export function keepStep<T extends Step>(
  em: EntityManager,
  history: EntityClass<T>,
  { viewer, ...said }: Said<T>,
): void {
  em.create(history, {
    ...{ id: newId(), takenOn: today(), document: null, comment: null, ...said },
    ...actorOf(viewer),
  } as unknown as RequiredEntityData<T>);
}
