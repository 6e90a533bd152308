import { sql } from 'kysely';
import type { Day } from '../../kit/clock.js';
import { graphEnum } from '../../kit/enums.js';
import type { Sql } from '../../kit/page.js';

export const UnitScheme = graphEnum('UnitScheme', 'On which map a figure is counted.', {
  AS_OF_EVENT: 'The map of the time: units as they were then.',
  CURRENT:
    'Today’s map: each subject counts where it is now, never by share. One that no successor was found for counts nowhere.',
});
export type UnitScheme = keyof typeof UnitScheme;

/** The day whose map counts for a year’s results: its last day, or today while the year runs. */
export function mapDay(scheme: UnitScheme, year: number, today: Day): Day {
  const last = `${year}-12-31`;
  return scheme === 'AS_OF_EVENT' && last < today ? last : today;
}

/** Joins where an organisation was on a day as `p`; its spans never overlap, so no row is doubled. */
export const joinPlacement = (organization: Sql, day: Day): Sql => sql`
  left join organizations.organization_placement p on p.organization_id = ${organization}
    and p.valid_from <= ${day} and coalesce(p.valid_to > ${day}, true)`;

/** Joins the unit a subject was in as `m` if it is on the map of a day; without it the subject counts nowhere. */
export const joinMap = (unit: Sql, day: Day): Sql => sql`
  left join organizations.administrative_unit m on m.id = ${unit} and coalesce(m.valid_to > ${day}, true)`;
