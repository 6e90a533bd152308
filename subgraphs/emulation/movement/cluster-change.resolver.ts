import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { type Changeable, changeRecord } from '../../kit/change.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { Refusal } from '../../kit/errors.js';
import { newId, requireId } from '../../kit/ids.js';
import { requireText } from '../../kit/text.js';
import { toUnitScope } from '../../kit/unit.js';
import { requireDocumentNumber } from '../document/document-number.rules.js';
import { requireOrganization } from '../references/organization-reach.view.js';
import { requireUnitOn } from '../references/unit-reach.view.js';
import { requireOrganizationOfUnit } from '../round/round.rules.js';
import { ROUND_OFFICE } from '../round/round.states.js';
import { ClusterMember } from './cluster-member.js';
import { EmulationCluster } from './emulation-cluster.js';
import {
  AddClusterMemberInput,
  EndClusterMemberInput,
  FormEmulationClusterInput,
} from './movement.inputs.js';
import { requireMemberEnd, requireMemberYear } from './movement.rules.js';

const CLUSTER: Changeable<EmulationCluster> = {
  entity: EmulationCluster,
  scopeOf: async (_, cluster) => toUnitScope(cluster),
};

@Resolver(() => EmulationCluster)
export class ClusterChangeResolver {
  @Access(...ROUND_OFFICE)
  @Mutation(() => EmulationCluster, {
    description: 'Forms a cluster or block in a unit of the viewer’s area, by its document (clause 5b).',
  })
  async formEmulationCluster(
    @Arg('input', () => FormEmulationClusterInput, { description: 'The cluster.' })
    input: FormEmulationClusterInput,
    @Ctx() context: GraphContext,
  ): Promise<EmulationCluster> {
    const facts = {
      nameVi: requireText(input.nameVi, 'input.nameVi', 200),
      kind: input.kind,
      documentNumber: requireDocumentNumber(input.documentNumber, 'input.documentNumber'),
    };
    const unit = await requireUnitOn(context, input.unitId, today());
    return context.write(async (em) =>
      em.create(EmulationCluster, { id: newId(), ...facts, ...unit, version: 1 }),
    );
  }

  @Access(...ROUND_OFFICE)
  @Mutation(() => EmulationCluster, {
    description: 'Takes an organisation of its unit into a cluster; it is in one cluster in a year.',
  })
  async addClusterMember(
    @Arg('input', () => AddClusterMemberInput, { description: 'The organisation.' })
    input: AddClusterMemberInput,
    @Ctx() context: GraphContext,
  ): Promise<EmulationCluster> {
    const fromYear = requireMemberYear(input.fromYear, today(), 'input.fromYear');
    const organization = await requireOrganization(context, input.organizationId, 'input.organizationId');
    return changeRecord(context, CLUSTER, {
      ...input,
      change: (cluster, em) => {
        requireOrganizationOfUnit(cluster, organization);
        const member = { clusterId: cluster.id, organizationId: organization.id, fromYear, toYear: null };
        em.create(ClusterMember, { id: newId(), ...member });
      },
    });
  }

  @Access(...ROUND_OFFICE)
  @Mutation(() => EmulationCluster, { description: 'Ends the time of an organisation in a cluster.' })
  endClusterMember(
    @Arg('input', () => EndClusterMemberInput, { description: 'The end.' }) input: EndClusterMemberInput,
    @Ctx() context: GraphContext,
  ): Promise<EmulationCluster> {
    const toYear = requireMemberYear(input.toYear, today(), 'input.toYear');
    const id = requireId(input.memberId, 'input.memberId');
    return changeRecord(context, CLUSTER, {
      ...input,
      change: async (cluster, em) => {
        const member = await em.findOne(ClusterMember, { id, clusterId: cluster.id });
        if (!member)
          throw new Refusal('NOT_FOUND', `This cluster has no member with the id ${id}.`, {
            path: 'input.memberId',
          });
        requireMemberEnd(member, toYear);
        member.toYear = toYear;
      },
    });
  }
}
