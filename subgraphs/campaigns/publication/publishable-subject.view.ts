import { sql } from 'kysely';
import { Field, ObjectType } from 'type-graphql';
import { today } from '../../kit/clock.js';
import { connectionOf } from '../../kit/connection.js';
import type { ListQuery, Sql } from '../../kit/page.js';
import { LocalDate } from '../../kit/scalars.js';
import { PublicationSubject } from '../references/publication-subject.js';
import { PUBLISHABLE_STATES } from './media-publication.rules.js';

@ObjectType({
  description: 'A recognised model or exemplar cleared for publication (clause 5c); never a single person.',
})
export class PublishableSubject {
  id!: string;
  organizationId!: string | null;
  communeId!: string | null;

  @Field(() => PublicationSubject, { description: 'Model or exemplar.' })
  type!: PublicationSubject;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the model, or what the exemplar is an example of, in Vietnamese; null: not told.',
  })
  name!: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day it was recognised; null: not told.' })
  recognisedOn!: string | null;
}
export const PublishableSubjectConnection = connectionOf(PublishableSubject);

/** Commune of the organisation today, or the unit that leads the model. */
const COMMUNE = sql`coalesce((
  select w.area_ids[1] from campaigns.organization_place_reference w
  where w.organization_id = s.organization_id and w.valid_to is null limit 1), s.unit_id)`;

/** Models and exemplars (`s`) of which R17 allows to speak, longest recognised last. */
export const publishableList = (list: string, where: readonly Sql[]): ListQuery => ({
  list,
  columns: sql`s.id, s.type, s.name, s.organization_id as "organizationId", s.recognised_on as "recognisedOn",
    ${COMMUNE} as "communeId"`,
  from: sql`campaigns.subject_reference s`,
  where: [
    sql`s.type <> 'ORGANIZATION' and s.cleared_for_publication`,
    sql`s.type || '.' || s.state = any(cast(${PUBLISHABLE_STATES} as text[]))`,
    ...where,
  ],
  orderBy: [
    { expression: sql`coalesce(s.recognised_on, '0001-01-01')`, direction: 'DESC', type: 'date' },
    { expression: sql`s.id`, direction: 'DESC', type: 'uuid' },
  ],
});

/** Nothing that counts was published about it (`s`), as far as `also` looks. */
export const notPublished = (also: Sql): Sql => sql`not exists (
  select from campaigns.media_publication b where b.subject_id = s.id and not b.withdrawn and ${also})`;

/** Recognised in a year, and by now longer ago than the days it had to be published in. */
export const recognisedLongAgo = (year: number, days: number): Sql =>
  sql`s.recognised_on between make_date(${year}, 1, 1) and make_date(${year}, 12, 31)
    and s.recognised_on + cast(${days} as int) < cast(${today()} as date)`;
