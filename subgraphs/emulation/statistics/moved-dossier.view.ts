import { sql } from 'kysely';
import { Field, Int, ObjectType } from 'type-graphql';
import type { Day } from '../../kit/clock.js';
import type { Sql } from '../../kit/page.js';
import { waiting } from '../references/successor.view.js';
import { UNDECIDED } from '../round/round-life.view.js';

@ObjectType({
  description:
    'Open nominations of organisations of one abolished commune under one successor (Q25, domain 3). A waiting organisation is under every successor, so these rows are not added up.',
})
export class MovedDossiers {
  formerUnitId!: string;
  unitId!: string;

  @Field(() => Int, { description: 'Nominations handed in that are neither awarded nor rejected.' })
  nominations!: number;

  @Field(() => Int, { description: 'Of these, of organisations whose address review is not settled.' })
  waiting!: number;
}

/**
 * Counts (`s`) per former and present commune. Who left its commune on the very day the map changed was moved by the
 * succession; who still stands in an abolished one waits.
 */
export const movedDossiers = (changedOn: Day): Sql => sql`(
  with waiting as materialized (select w.* from ${waiting()} w)
  select m.former_id, m.unit_id, count(*)::int as nominations, count(*) filter (where m.waiting)::int as waiting
  from emulation.nomination n join (
    select f.organization_id, f.area_ids[1] as former_id, p.area_ids[1] as unit_id, p.area_ids as area_ids, false as waiting
    from emulation.organization_place_reference f
    join emulation.organization_place_reference p on p.organization_id = f.organization_id and p.valid_to is null
    where f.valid_to = ${changedOn} and not exists (select from waiting w where w.id = f.organization_id)
    union all
    select w.id, w.unit_id, s.id, null, true from waiting w cross join lateral unnest(w.successor_ids) as s(id)
  ) as m on m.organization_id = n.organization_id
  where n.${UNDECIDED}
  group by m.former_id, m.unit_id) as s`;
