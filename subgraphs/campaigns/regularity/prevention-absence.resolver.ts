import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { type Connection, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { IdFilter } from '../../kit/filter.js';
import { readPage } from '../../kit/page.js';
import { unitsOf } from '../references/organization-reach.view.js';
import { Organization } from '../references/organization.js';
import {
  PreventionAbsence,
  PreventionAbsenceConnection,
  preventionAbsences,
} from './prevention-absence.view.js';
import { requireSchoolYear } from './school-year.rules.js';

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
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: GraphContext,
  ): Promise<Connection<PreventionAbsence>> {
    return readPage(db, preventionAbsences(viewer, requireSchoolYear(schoolYear), unitsOf(unit)), page);
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'The school.' })
  organization(@Root() { organizationId }: PreventionAbsence): Organization {
    return { id: organizationId };
  }
}
