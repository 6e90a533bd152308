import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { changeRecord } from '../../kit/change.js';
import { today } from '../../kit/clock.js';
import { columnsOf } from '../../kit/columns.js';
import { connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { requirePastDay } from '../../kit/days.js';
import { newId } from '../../kit/ids.js';
import { createLoader } from '../../kit/loader.js';
import { readPagePerParent } from '../../kit/page.js';
import { rowById } from '../../kit/rows.js';
import { requireText } from '../../kit/text.js';
import { assertWithinReach } from '../../kit/viewer.js';
import { HOSTS } from '../campaign/campaign.states.js';
import { requireOrganization, toScope } from '../references/organization-reach.view.js';
import { Organization } from '../references/organization.js';
import { requireTopic } from '../topic/topic.view.js';
import { Topic } from '../topic/topic.js';
import { Material } from './material.js';
import { RecordMaterialInput, WithdrawPublicationInput } from './media-publication.inputs.js';
import { requireStandingRecord } from './media-publication.rules.js';
import { MATERIAL } from './publication-facts.view.js';

const MaterialConnection = connectionOf(Material);

const materialsOfOrganization = createLoader(({ db }: GraphContext, parents, page: PageArgs) => {
  const query = {
    ...{ list: 'organization-materials', columns: columnsOf(Material, 'm'), from: sql`campaigns.material m` },
    ...{ where: [sql`not m.withdrawn`], parent: sql`m.organization_id`, parents },
    orderBy: [
      { expression: sql`m.prepared_on`, direction: 'DESC', type: 'date' },
      { expression: sql`m.id`, direction: 'DESC', type: 'uuid' },
    ],
  } as const;
  return readPagePerParent<Material>(db, query, page);
});

@Resolver(() => Material)
export class MaterialResolver {
  @Access(...HOSTS)
  @Mutation(() => Material, {
    description: 'Records material that an organisation of the viewer’s reach prepared.',
  })
  async recordMaterial(
    @Arg('input', () => RecordMaterialInput, { description: 'The material.' }) input: RecordMaterialInput,
    @Ctx() context: GraphContext,
  ): Promise<Material> {
    const titleVi = requireText(input.titleVi, 'input.titleVi', 200);
    const preparedOn = requirePastDay(input.preparedOn, today(), 'input.preparedOn');
    const host = await requireOrganization(context, input.organizationId, 'input.organizationId');
    assertWithinReach(context.viewer, toScope(host));
    return context.write(async (em) => {
      const { id: topicId } = await requireTopic(em, input.topicCode);
      const facts = { organizationId: host.id, topicId, titleVi, kind: input.kind, preparedOn };
      const record = { id: newId(), withdrawn: false, withdrawalReason: null, version: 1 };
      return em.create(Material, { ...record, ...facts });
    });
  }

  @Access(...HOSTS)
  @Mutation(() => Material, { description: 'Withdraws material entered by mistake: it stays on record.' })
  withdrawMaterial(
    @Arg('input', () => WithdrawPublicationInput, { description: 'The withdrawal.' })
    input: WithdrawPublicationInput,
    @Ctx() context: GraphContext,
  ): Promise<Material> {
    const withdrawalReason = requireText(input.reason, 'input.reason', 300);
    return changeRecord(context, MATERIAL, {
      ...input,
      change: (material) => {
        requireStandingRecord(material);
        Object.assign(material, { withdrawn: true, withdrawalReason });
      },
    });
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'Organisation that prepared it.' })
  organization(@Root() { organizationId }: Material): Organization {
    return { id: organizationId };
  }

  @FieldResolver(() => Topic, { description: 'What it is about.' })
  topic(@Root() { topicId }: Material, @Ctx() context: GraphContext) {
    return rowById(Topic)(context).load(topicId);
  }
}

@Resolver(() => Organization)
export class OrganizationMaterialsResolver {
  @FieldResolver(() => MaterialConnection, {
    nullable: true,
    description: 'Material it prepared, latest first, without what was withdrawn (clause 1a).',
  })
  materials(
    @Root() { id }: Organization,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: GraphContext,
  ) {
    return materialsOfOrganization(context, { first, after: after ?? null }).load(id);
  }
}
