import { type Kysely, sql } from 'kysely';
import { Field, Int, ObjectType } from 'type-graphql';
import type { GraphContext } from '../../kit/context.js';
import { byId, createLoader } from '../../kit/loader.js';

@ObjectType({ description: 'Places of a course; people of all organisations.' })
export class TrainingPlaces {
  @Field(() => Int, { description: 'People nominated.' })
  nominated!: number;

  @Field(() => Int, { description: 'People accepted.' })
  accepted!: number;

  @Field(() => Int, { description: 'Places left: capacity less accepted.' })
  free!: number;
}

export interface CourseCounts {
  id: string;
  nominated: number;
  accepted: number;
  attended: number;
  passed: number;
}

/** Counts of many courses over all organisations, in one statement. */
export async function readCounts(db: Kysely<unknown>, ids: readonly string[]): Promise<CourseCounts[]> {
  const { rows } = await sql<CourseCounts>`
    select c.id, e.nominated, e.accepted, a.attended, a.passed
    from unnest(cast(${[...ids]} as uuid[])) as c(id)
    cross join lateral (
      select coalesce(sum(n.nominated), 0)::int as nominated, coalesce(sum(n.accepted), 0)::int as accepted
      from security_forces.training_enrolment n where n.course_id = c.id) e
    cross join lateral (
      select coalesce(sum(t.attended), 0)::int as attended, coalesce(sum(t.passed), 0)::int as passed
      from security_forces.training_attendance t where t.course_id = c.id) a`.execute(db);
  return rows;
}

export const countsOfCourse = createLoader(async ({ db }: GraphContext, ids) =>
  byId(await readCounts(db, ids)),
);
