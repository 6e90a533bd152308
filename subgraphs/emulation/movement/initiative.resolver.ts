import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { today } from '../../kit/clock.js';
import { columnsOf, tableOf } from '../../kit/columns.js';
import { connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { requirePastDay } from '../../kit/days.js';
import { newId } from '../../kit/ids.js';
import { createLoader } from '../../kit/loader.js';
import { type OrderKey, readPagePerParent } from '../../kit/page.js';
import { requireText } from '../../kit/text.js';
import { assertWithinReach } from '../../kit/viewer.js';
import { AwardKind } from '../award/award-kind.js';
import { requireDecisionNumber } from '../document/document-number.rules.js';
import { requireOrganization, toScope } from '../references/organization-reach.view.js';
import { Organization } from '../references/organization.js';
import { ROUND_OFFICE } from '../round/round.states.js';
import { InitiativeRule } from './initiative-rule.js';
import { RecogniseInitiativeInput } from './initiative.inputs.js';
import { Initiative } from './initiative.js';

const InitiativeConnection = connectionOf(Initiative);
const LATEST_FIRST: readonly OrderKey[] = [
  { expression: sql`i.recognised_on`, direction: 'DESC', type: 'date' },
  { expression: sql`i.id`, direction: 'ASC', type: 'uuid' },
];

const initiativesOfOrganization = createLoader(({ db }: GraphContext, parents, page: PageArgs) => {
  const from = sql`${tableOf(Initiative)} i`;
  const list = { list: 'initiatives', columns: columnsOf(Initiative, 'i'), from, orderBy: LATEST_FIRST };
  return readPagePerParent<Initiative>(
    db,
    { ...list, where: [], parent: sql`i.organization_id`, parents },
    page,
  );
});

const rulesOfKind = createLoader(async ({ db }: GraphContext, codes) => {
  const { rows } = await sql<InitiativeRule>`
    select ${columnsOf(InitiativeRule, 'r')} from ${tableOf(InitiativeRule)} r
    where r.kind_code = any(${[...codes]}) order by r.valid_from`.execute(db);
  return Map.groupBy(rows, ({ kindCode }) => kindCode);
});

@Resolver(() => Organization)
export class InitiativeResolver {
  @FieldResolver(() => InitiativeConnection, {
    nullable: true,
    description: 'Its recognised initiatives, latest first.',
  })
  initiatives(
    @Root() { id }: Organization,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: GraphContext,
  ) {
    return initiativesOfOrganization(context, { first, after: after ?? null }).load(id);
  }

  @Access(...ROUND_OFFICE)
  @Mutation(() => Initiative, {
    description:
      'Records an initiative of an organisation of the viewer’s area, by its decision (clause 5b).',
  })
  async recogniseInitiative(
    @Arg('input', () => RecogniseInitiativeInput, { description: 'The initiative.' })
    input: RecogniseInitiativeInput,
    @Ctx() context: GraphContext,
  ): Promise<Initiative> {
    const organization = await requireOrganization(context, input.organizationId, 'input.organizationId');
    assertWithinReach(context.viewer, toScope(organization));
    const facts = {
      ...{ organizationId: organization.id, scope: input.scope },
      title: requireText(input.title, 'input.title', 200),
      recognisedOn: requirePastDay(input.recognisedOn, today(), 'input.recognisedOn'),
      documentNumber: requireDecisionNumber(input.documentNumber, 'input.documentNumber'),
    };
    return context.write(async (em) => em.create(Initiative, { id: newId(), ...facts }));
  }
}

@Resolver(() => AwardKind)
export class InitiativeRuleResolver {
  @FieldResolver(() => [InitiativeRule], { description: 'Initiatives it builds on, by instrument.' })
  async initiativeRules(
    @Root() { code }: AwardKind,
    @Ctx() context: GraphContext,
  ): Promise<InitiativeRule[]> {
    return (await rulesOfKind(context).load(code)) ?? [];
  }
}
