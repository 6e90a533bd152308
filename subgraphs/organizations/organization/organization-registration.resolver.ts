import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { changeRecord } from '../../kit/change.js';
import { today } from '../../kit/clock.js';
import { toColumns } from '../../kit/columns.js';
import type { GraphContext } from '../../kit/context.js';
import { requirePastDay } from '../../kit/days.js';
import { newId } from '../../kit/ids.js';
import { requireCount } from '../../kit/numbers.js';
import { requireText } from '../../kit/text.js';
import { assertWithinReach } from '../../kit/viewer.js';
import {
  CloseOrganizationInput,
  RegisterOrganizationInput,
  ReopenOrganizationInput,
} from './organization.inputs.js';
import { MAX_WORKFORCE, requireFittingKind, requireStatus } from './organization.rules.js';
import { Organization } from './organization.js';
import { ORGANIZATION } from './organization-facts.view.js';
import { OrganizationIdentifier } from './organization-identifier.js';
import { toIdentifierRows } from './organization-identifier.rules.js';
import { assignManager } from './organization-manager.view.js';
import { placeOrganization, requireOpenPlacement } from './organization-place.view.js';
import { requireClosingAfter } from './organization-placement.rules.js';

/** The next number of the register; numbers are never given twice, so gaps are possible. */
async function nextNumber(em: EntityManager): Promise<string> {
  const { rows } = await sql<{ n: string }>`
    select nextval('organizations.organization_number') as n`.execute(em.getKysely());
  return rows[0]!.n.padStart(4, '0');
}

function toRow(input: RegisterOrganizationInput) {
  if (input.workforce != null) requireCount(input.workforce, 'input.workforce', MAX_WORKFORCE);
  const name = requireText(input.name, 'input.name', 300);
  const columns = { ...toColumns(Organization, input), name, managingBodyId: null };
  return { ...columns, status: 'ACTIVE', closedOn: null, version: 1 } as const;
}

@Resolver(() => Organization)
export class OrganizationRegistrationResolver {
  @Access('PROVINCE_OFFICER', 'COMMUNE_OFFICER')
  @Mutation(() => Organization, {
    description: 'Registers an organisation at a place of the viewer’s area (duty 1b).',
  })
  registerOrganization(
    @Arg('input', () => RegisterOrganizationInput, { description: 'The organisation.' })
    input: RegisterOrganizationInput,
    @Ctx() context: GraphContext,
  ): Promise<Organization> {
    requireFittingKind(input);
    requirePastDay(input.establishedOn, today(), 'input.establishedOn');
    const placedOn = requirePastDay(input.placedOn ?? input.establishedOn, today(), 'input.placedOn');
    return context.write(async (em) => {
      const number = await nextNumber(em);
      const organization = em.create(Organization, { ...toRow(input), id: newId(), code: `HD-${number}` });
      for (const row of toIdentifierRows(input, number)) {
        em.create(OrganizationIdentifier, { ...row, id: newId(), organizationId: organization.id });
      }
      await placeOrganization(em, input, {
        organizationId: organization.id,
        validFrom: placedOn,
        basis: 'REGISTRATION',
      });
      await em.flush();
      assertWithinReach(context.viewer, await ORGANIZATION.scopeOf(em, organization));
      await assignManager(em, organization, input.managingBodyId);
      await em.flush();
      await ORGANIZATION.publish(em, organization.id);
      return organization;
    });
  }

  @Access('PROVINCE_OFFICER', 'COMMUNE_OFFICER')
  @Mutation(() => Organization, { description: 'Closes an organisation; its history stays.' })
  closeOrganization(
    @Arg('input', () => CloseOrganizationInput, { description: 'The closure.' })
    input: CloseOrganizationInput,
    @Ctx() context: GraphContext,
  ): Promise<Organization> {
    const closedOn = requirePastDay(input.closedOn, today(), 'input.closedOn');
    return changeRecord(context, ORGANIZATION, {
      ...input,
      change: async (organization, em) => {
        requireStatus(organization.status, 'ACTIVE', 'closing');
        requireClosingAfter(await requireOpenPlacement(em, organization.id), closedOn);
        organization.status = 'CLOSED';
        organization.closedOn = closedOn;
      },
    });
  }

  @Access('PROVINCE_OFFICER', 'COMMUNE_OFFICER')
  @Mutation(() => Organization, { description: 'Reopens a closed organisation.' })
  reopenOrganization(
    @Arg('input', () => ReopenOrganizationInput, { description: 'The reopening.' })
    input: ReopenOrganizationInput,
    @Ctx() context: GraphContext,
  ): Promise<Organization> {
    return changeRecord(context, ORGANIZATION, {
      ...input,
      change: (organization) => {
        requireStatus(organization.status, 'CLOSED', 'reopening');
        organization.status = 'ACTIVE';
        organization.closedOn = null;
      },
    });
  }
}
