import { sql } from 'kysely';
import { Field, Int, ObjectType } from 'type-graphql';
import type { GraphContext } from '../../kit/context.js';
import { createLoader } from '../../kit/loader.js';
import { UNDECIDED } from './round-life.view.js';

@ObjectType({ description: 'Registrations and nominations of a round in figures.' })
export class EmulationRoundSummary {
  @Field(() => Int, { description: 'Registrations, one per organisation and award.' })
  registrations!: number;

  @Field(() => Int, { description: 'Nominations that were handed in at least once; drafts do not count.' })
  nominations!: number;

  @Field(() => Int, { description: 'Of these, neither awarded nor rejected yet.' })
  undecided!: number;

  @Field(() => Int, { description: 'Of these, awarded; one whose award was revoked no longer counts (R18).' })
  awarded!: number;

  @Field(() => Int, { description: 'Of these, rejected.' })
  rejected!: number;
}

export const summaryOfRound = createLoader(async ({ db }: GraphContext, ids) => {
  const { rows } = await sql<EmulationRoundSummary & { id: string }>`
    select u.id,
      (select count(*)::int from emulation.emulation_registration g where g.round_id = u.id) as registrations,
      n.nominations, n.undecided, n.awarded, n.rejected
    from unnest(cast(${[...ids]} as uuid[])) as u(id)
    cross join lateral (
      select count(*) filter (where state <> 'DRAFT')::int as nominations, count(*) filter (where ${UNDECIDED})::int as undecided,
        count(*) filter (where state = 'AWARDED')::int as awarded, count(*) filter (where state = 'REJECTED')::int as rejected
      from emulation.nomination where round_id = u.id) as n`.execute(db);
  return new Map(rows.map(({ id, ...summary }) => [id, summary]));
});
