import { sql } from 'kysely';
import { Field, ObjectType } from 'type-graphql';
import { type Connection, connectionOf, type PageArgs } from '../../kit/connection.js';
import type { Day } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { readPage } from '../../kit/page.js';
import { LocalDate } from '../../kit/scalars.js';
import { placedWithin, withinReach } from '../references/organization-reach.view.js';
import { Organization } from '../references/organization.js';

@ObjectType({ description: 'An enterprise that held no dialogue in a span of days.' })
export class DialogueAbsence {
  @Field(() => Organization, { nullable: true, description: 'The enterprise.' })
  organization!: Organization;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Day of its last dialogue before the span; null: none is on record.',
  })
  lastHeldOn!: string | null;
}
export const DialogueAbsenceConnection = connectionOf(DialogueAbsence);

interface AbsentRow {
  id: string;
  lastHeldOn: Day | null;
}

const toAbsence = ({ id, lastHeldOn }: AbsentRow): DialogueAbsence => ({ organization: { id }, lastHeldOn });

/** Enterprises in the viewer's reach that existed throughout the span and held none in it, in id order. */
export async function readDialogueAbsences(
  { db, viewer }: GraphContext,
  { from, to, units }: { from: Day; to: Day; units: readonly string[] | null },
  page: PageArgs,
): Promise<Connection<DialogueAbsence>> {
  const query = {
    list: 'dialogue-absences',
    columns: sql`e.id, (select max(d.held_on) from campaigns.labour_dialogue d
      where d.organization_id = e.id and not d.withdrawn and d.held_on < ${from}) as "lastHeldOn"`,
    from: sql`campaigns.organization_reference e`,
    where: [
      sql`e.kind = 'ENTERPRISE'`,
      sql`coalesce(e.established_on <= ${from}, true) and coalesce(e.closed_on > cast(${to} as date), true)`,
      withinReach(viewer, sql`e.id`),
      ...(units ? [placedWithin(units, sql`e.id`, sql`cast(${to} as date)`)] : []),
      sql`not exists (select from campaigns.labour_dialogue d where d.organization_id = e.id and not d.withdrawn
        and d.held_on between ${from} and ${to})`,
    ],
    orderBy: [{ expression: sql`e.id`, direction: 'ASC', type: 'uuid' }],
  } as const;
  const found = await readPage<AbsentRow>(db, query, page);
  return {
    ...found,
    nodes: found.nodes.map(toAbsence),
    edges: found.edges.map(({ cursor, node }) => ({ cursor, node: toAbsence(node) })),
  };
}
