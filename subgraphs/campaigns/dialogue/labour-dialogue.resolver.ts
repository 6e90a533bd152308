import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { columnsOf } from '../../kit/columns.js';
import { type Connection, connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { IdFilter } from '../../kit/filter.js';
import { createLoader } from '../../kit/loader.js';
import { readPagePerParent } from '../../kit/page.js';
import { LocalDate } from '../../kit/scalars.js';
import { requireYear } from '../activity/campaign-activity.rules.js';
import { HOSTS } from '../campaign/campaign.states.js';
import { AdministrativeUnit } from '../references/administrative-unit.js';
import { assertHostWithinReach, unitsOf } from '../references/organization-reach.view.js';
import { Organization } from '../references/organization.js';
import {
  type DialogueAbsence,
  DialogueAbsenceConnection,
  readDialogueAbsences,
} from './dialogue-absence.view.js';
import { dialoguesOfUnit, DialogueSummary } from './dialogue-summary.view.js';
import { LabourDialogue } from './labour-dialogue.js';
import { requireDays } from './labour-dialogue.rules.js';

const LabourDialogueConnection = connectionOf(LabourDialogue);

const dialoguesOfOrganization = createLoader(({ db }: GraphContext, parents, page: PageArgs) => {
  const query = {
    ...{ list: 'organization-dialogues', columns: columnsOf(LabourDialogue, 'd') },
    ...{ from: sql`campaigns.labour_dialogue d`, where: [], parent: sql`d.organization_id`, parents },
    orderBy: [
      { expression: sql`d.held_on`, direction: 'DESC', type: 'date' },
      { expression: sql`d.id`, direction: 'DESC', type: 'uuid' },
    ],
  } as const;
  return readPagePerParent<LabourDialogue>(db, query, page);
});

@Resolver(() => LabourDialogue)
export class LabourDialogueResolver {
  @FieldResolver(() => Organization, { nullable: true, description: 'Enterprise that held it.' })
  organization(@Root() { organizationId }: LabourDialogue): Organization {
    return { id: organizationId };
  }

  @Access('COMMUNE_OFFICER', 'PROVINCE_OFFICER')
  @Query(() => DialogueAbsenceConnection, {
    description:
      'Enterprises in the viewer’s reach that held no dialogue in a span, e.g. before Tet (clause 4d).',
  })
  dialogueAbsences(
    @Arg('from', () => LocalDate, { description: 'First day of the span.' }) from: string,
    @Arg('to', () => LocalDate, { description: 'Last day of the span, at most 400 days in all.' }) to: string,
    @Arg('unit', () => IdFilter, {
      nullable: true,
      description: 'In this administrative unit, or below it, on the last day.',
    })
    unit: IdFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: GraphContext,
  ): Promise<Connection<DialogueAbsence>> {
    requireDays(from, to);
    return readDialogueAbsences(context, { from, to, units: unitsOf(unit) }, page);
  }
}

@Resolver(() => Organization)
export class OrganizationDialoguesResolver {
  @Access(...HOSTS)
  @FieldResolver(() => LabourDialogueConnection, {
    nullable: true,
    description: 'Its dialogues, latest first, withdrawn ones too; for itself and the officers of its area.',
  })
  async labourDialogues(
    @Root() { id }: Organization,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: GraphContext,
  ) {
    await assertHostWithinReach(context, id);
    return dialoguesOfOrganization(context, { first, after: after ?? null }).load(id);
  }
}

@Resolver(() => AdministrativeUnit)
export class UnitDialoguesResolver {
  @FieldResolver(() => DialogueSummary, {
    nullable: true,
    description: 'Dialogues of a year whose enterprise was in this unit, or below it, on the day.',
  })
  dialogueSummary(
    @Root() { id }: AdministrativeUnit,
    @Arg('year', () => Int, { description: 'Calendar year, e.g. 2026.' }) year: number,
    @Ctx() context: GraphContext,
  ) {
    return dialoguesOfUnit(context, { year: requireYear(year, 'year') }).load(id);
  }
}
