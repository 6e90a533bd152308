import { sql } from 'kysely';
import { Field, Int, ObjectType } from 'type-graphql';
import type { GraphContext } from '../../kit/context.js';
import { createLoader } from '../../kit/loader.js';
import { inYear } from '../activity/activity-list.view.js';

@ObjectType({ description: 'Dialogues at the workplace of one calendar year in figures (clause 4d).' })
export class DialogueSummary {
  @Field(() => Int, { description: 'Dialogues held.' })
  dialogues!: number;

  @Field(() => Int, { description: 'Enterprises that held at least one.' })
  enterprises!: number;

  @Field(() => Int, {
    description: 'People who took part, summed; one person in two dialogues counts twice.',
  })
  participants!: number;
}

/** What was held while the enterprise was in the unit: right on the map of the day. */
export const dialoguesOfUnit = createLoader(async ({ db }: GraphContext, ids, { year }: { year: number }) => {
  const units = sql`cast(${[...ids]} as uuid[])`;
  const { rows } = await sql<DialogueSummary & { id: string }>`
      select u.id, count(d.id)::int as dialogues, count(distinct d.organization_id)::int as enterprises,
        coalesce(sum(d.participants), 0)::int as participants
      from unnest(${units}) as u(id)
      left join campaigns.organization_place_reference w on w.area_ids @> array[u.id]
      left join campaigns.labour_dialogue d on d.organization_id = w.organization_id and not d.withdrawn
        and ${inYear(sql`d.held_on`, year)} and d.held_on >= w.valid_from and coalesce(d.held_on < w.valid_to, true)
      group by u.id`.execute(db);
  return new Map(rows.map(({ id, ...summary }) => [id, summary]));
});
