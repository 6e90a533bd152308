import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { changeRecord } from '../../kit/change.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { requirePastDay } from '../../kit/days.js';
import { newId } from '../../kit/ids.js';
import { rowsByParent } from '../../kit/rows.js';
import { LocalDate } from '../../kit/scalars.js';
import { requireText } from '../../kit/text.js';
import { RenameOrganizationInput } from './organization.inputs.js';
import { nameOn, requireNewName, requireStatus } from './organization.rules.js';
import { Organization } from './organization.js';
import { ORGANIZATION } from './organization-facts.view.js';
import { OrganizationFormerName } from './organization-former-name.js';

const formerNamesOf = rowsByParent(OrganizationFormerName, 'organizationId', 'r.until desc');

@Resolver(() => Organization)
export class OrganizationNameResolver {
  @FieldResolver(() => [OrganizationFormerName], { description: 'Names it had before, the latest first.' })
  async formerNames(@Root() { id }: Organization, @Ctx() context: GraphContext) {
    return (await formerNamesOf(context).load(id)) ?? [];
  }

  @FieldResolver(() => String, { description: 'Its name on a day.' })
  async nameAsOf(
    @Root() { id, name }: Organization,
    @Arg('asOf', () => LocalDate, { description: 'The day.' }) asOf: string,
    @Ctx() context: GraphContext,
  ): Promise<string> {
    return nameOn((await formerNamesOf(context).load(id)) ?? [], name, asOf);
  }

  @Access('PROVINCE_OFFICER', 'COMMUNE_OFFICER', 'ORGANIZATION')
  @Mutation(() => Organization, {
    description: 'Gives an organisation a new name; the former one is kept with its last day.',
  })
  renameOrganization(
    @Arg('input', () => RenameOrganizationInput, { description: 'The new name.' })
    input: RenameOrganizationInput,
    @Ctx() context: GraphContext,
  ): Promise<Organization> {
    const name = requireText(input.name, 'input.name', 300);
    const renamedOn = requirePastDay(input.renamedOn ?? today(), today(), 'input.renamedOn');
    return changeRecord(context, ORGANIZATION, {
      ...input,
      change: async (organization, em) => {
        requireStatus(organization.status, 'ACTIVE', 'a new name');
        const former = await em.find(OrganizationFormerName, { organizationId: organization.id });
        const isKept = requireNewName(organization, former, { name, renamedOn });
        const row = { organizationId: organization.id, name: organization.name, until: renamedOn };
        if (isKept) em.create(OrganizationFormerName, { id: newId(), ...row });
        organization.name = name;
      },
    });
  }
}
