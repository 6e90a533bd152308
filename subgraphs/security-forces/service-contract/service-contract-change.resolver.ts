import type { EntityManager } from '@mikro-orm/postgresql';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { type Changeable, changeRecord } from '../../kit/change.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { requirePastDay } from '../../kit/days.js';
import { Refusal } from '../../kit/errors.js';
import { newId, requireId } from '../../kit/ids.js';
import { requireText } from '../../kit/text.js';
import {
  assertOrganizationWithinReach,
  KEEPERS,
  requireOrganization,
  scopeOfOrganization,
} from '../references/organization-reach.view.js';
import { HiringExemption } from './hiring-exemption.js';
import {
  ExemptServiceContractInput,
  RecordServiceContractInput,
  TerminateServiceContractInput,
} from './service-contract.inputs.js';
import {
  requireContract,
  requireExemptible,
  requireRenewal,
  requireTerminable,
} from './service-contract.rules.js';
import { SecurityServiceContract } from './service-contract.js';

const MAX_NUMBER = 60;

const SERVICE_CONTRACT: Changeable<SecurityServiceContract> = {
  entity: SecurityServiceContract,
  scopeOf: (em, { organizationId }) => scopeOfOrganization(em, organizationId),
};

@Resolver(() => SecurityServiceContract)
export class ServiceContractChangeResolver {
  @Access(...KEEPERS)
  @Mutation(() => SecurityServiceContract, {
    description: 'Puts a contract with a security service company on record (Decree 96/2016).',
  })
  async recordServiceContract(
    @Arg('input', () => RecordServiceContractInput, { description: 'The contract.' })
    input: RecordServiceContractInput,
    @Ctx() context: GraphContext,
  ): Promise<SecurityServiceContract> {
    const startsOn = requirePastDay(input.startsOn, today(), 'input.startsOn');
    const number = requireText(input.number, 'input.number', MAX_NUMBER);
    const provider = requireText(input.provider, 'input.provider', 160);
    const organization = await requireOrganization(context, input.organizationId, 'input.organizationId');
    await assertOrganizationWithinReach(context, organization.id);
    const terms = { startsOn, endsOn: input.endsOn ?? null, guards: input.guards };
    requireContract(terms, organization);
    return context.write(async (em) => {
      const key = { organizationId: organization.id, startsOn };
      const renewed = await findRenewed(em, input.renewsId ?? null, key);
      return em.create(SecurityServiceContract, {
        ...{ id: newId(), ...key, ...terms, number, provider, version: 1 },
        ...{ renewsId: renewed?.id ?? null, continuousSince: renewed?.continuousSince ?? startsOn },
        ...{ terminatedOn: null, terminationDocument: null, exemptionId: null, exemptionDocument: null },
      });
    });
  }

  @Access(...KEEPERS)
  @Mutation(() => SecurityServiceContract, { description: 'Ends a contract before its term.' })
  terminateServiceContract(
    @Arg('input', () => TerminateServiceContractInput, { description: 'The end of the contract.' })
    input: TerminateServiceContractInput,
    @Ctx() context: GraphContext,
  ): Promise<SecurityServiceContract> {
    const terminatedOn = requirePastDay(input.terminatedOn, today(), 'input.terminatedOn');
    const terminationDocument = requireText(input.document, 'input.document', MAX_NUMBER);
    return changeRecord(context, SERVICE_CONTRACT, {
      ...input,
      change: (contract) => {
        requireTerminable(contract, terminatedOn);
        Object.assign(contract, { terminatedOn, terminationDocument });
      },
    });
  }

  @Access('COMMUNE_OFFICER', 'PROVINCE_OFFICER')
  @Mutation(() => SecurityServiceContract, {
    description:
      'Accepts that a listed case exempts a contract from rule R12; the organisation cannot exempt itself.',
  })
  exemptServiceContract(
    @Arg('input', () => ExemptServiceContractInput, { description: 'The case.' })
    input: ExemptServiceContractInput,
    @Ctx() context: GraphContext,
  ): Promise<SecurityServiceContract> {
    const exemptionId = requireId(input.exemptionId, 'input.exemptionId');
    const exemptionDocument = requireText(input.document, 'input.document', MAX_NUMBER);
    return changeRecord(context, SERVICE_CONTRACT, {
      ...input,
      change: async (contract, em) => {
        const exemption = await em.findOne(HiringExemption, { id: exemptionId });
        if (!exemption)
          throw new Refusal('NOT_FOUND', `No listed case has the id ${exemptionId}.`, {
            path: 'input.exemptionId',
          });
        requireExemptible(contract, exemption);
        Object.assign(contract, { exemptionId, exemptionDocument });
      },
    });
  }
}

async function findRenewed(
  em: EntityManager,
  renewsId: string | null,
  renewal: { organizationId: string; startsOn: string },
): Promise<SecurityServiceContract | null> {
  if (renewsId === null) return null;
  const id = requireId(renewsId, 'input.renewsId');
  const renewed = await em.findOne(SecurityServiceContract, { id });
  if (!renewed) throw new Refusal('NOT_FOUND', `No contract has the id ${id}.`, { path: 'input.renewsId' });
  requireRenewal(renewed, renewal);
  return renewed;
}
