import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { type Connection, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { IdFilter } from '../../kit/filter.js';
import { Refusal } from '../../kit/errors.js';
import { readPage } from '../../kit/page.js';
import { LocalDate } from '../../kit/scalars.js';
import type { Viewer } from '../../kit/viewer.js';
import { unitsOf } from '../references/organization-reach.view.js';
import { Organization } from '../references/organization.js';
import {
  PreventionAbsence,
  PreventionAbsenceConnection,
  preventionAbsences,
} from './prevention-absence.view.js';
import { requireSchoolYear } from './school-year.rules.js';

/** What a partner may not read it may not filter by either. */
function assertReadsTraining({ role }: Viewer): void {
  if (role === 'PARTNER')
    throw new Refusal(
      'FORBIDDEN',
      'The contract of a partner does not cover training of managers (duty 4c).',
      {
        path: 'noManagerTrainedSince',
      },
    );
}

@Resolver(() => PreventionAbsence)
export class PreventionAbsenceResolver {
  @Access('COMMUNE_OFFICER', 'PROVINCE_OFFICER', 'ANALYST', 'PARTNER:EDUCATION')
  @Query(() => PreventionAbsenceConnection, {
    description:
      'Schools of upper secondary level or above in the viewer’s reach that held no activity against drugs or violence in a school year (clause 3b).',
  })
  preventionAbsences(
    @Arg('schoolYear', () => String, { description: 'September to May, written like 2025-2026.' })
    schoolYear: string,
    @Arg('unit', () => IdFilter, {
      nullable: true,
      description: 'In this administrative unit, or below it, on its last day or today.',
    })
    unit: IdFilter | null,
    @Arg('noManagerTrainedSince', () => LocalDate, {
      nullable: true,
      description:
        'No manager was sent to a completed course that ended on or after this day; schools that never sent any too. Not for partners (duty 4c).',
    })
    noManagerTrainedSince: string | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: GraphContext,
  ): Promise<Connection<PreventionAbsence>> {
    if (noManagerTrainedSince) assertReadsTraining(viewer);
    const conditions = { units: unitsOf(unit), untrainedSince: noManagerTrainedSince };
    return readPage(db, preventionAbsences(viewer, requireSchoolYear(schoolYear), conditions), page);
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'The school.' })
  organization(@Root() { organizationId }: PreventionAbsence): Organization {
    return { id: organizationId };
  }

  @Access('COMMUNE_OFFICER', 'PROVINCE_OFFICER', 'ANALYST')
  @FieldResolver(() => LocalDate, {
    nullable: true,
    description: 'Last day of the latest completed course it sent managers to; null: none (duty 4c).',
  })
  managerTrainedOn(@Root() { managerTrainedOn }: PreventionAbsence): string | null {
    return managerTrainedOn;
  }
}
