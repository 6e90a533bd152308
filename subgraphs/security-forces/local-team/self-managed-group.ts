import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';

export const SelfManagedGroupKind = graphEnum(
  'SelfManagedGroupKind',
  'How staff of an organisation take part in its protection (tự phòng, tự quản, tự bảo vệ; duty 4a).',
  {
    SELF_MANAGEMENT: 'Self-management group (tổ tự quản).',
    SECURITY: 'Group for security and order (tổ bảo vệ an ninh, trật tự của đơn vị).',
    SHOCK: 'Shock team (đội xung kích), mostly of young staff or pupils’ teachers.',
    FIRE: 'Fire team of the organisation (đội phòng cháy cơ sở).',
  },
);
export type SelfManagedGroupKind = keyof typeof SelfManagedGroupKind;

const Schema = defineEntity({
  name: 'SelfManagedGroup',
  schema: 'security_forces',
  tableName: 'self_managed_group',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid().index(),
    kind: p.enum(valuesOf(SelfManagedGroupKind)),
    establishedOn: p.date(),
    decisionNumber: p.text(),
    dissolvedOn: p.date().strictNullable(),
    members: p.integer(),
    countedOn: p.date(),
    version: p.integer().default(1),
  },
});

@ObjectType({ description: 'Group of staff that takes part in protecting its organisation (duty 4a).' })
export class SelfManagedGroup extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => SelfManagedGroupKind, { description: 'Kind of group.' })
  declare kind: SelfManagedGroupKind;

  @Field(() => LocalDate, { description: 'First day of the group.' })
  declare establishedOn: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'First day without the group; null while it exists.',
  })
  declare dissolvedOn: string | null;

  @Field(() => Int, {
    description: 'Grows with every change; mutations name the version they were based on.',
  })
  declare version: number;
}
Schema.setClass(SelfManagedGroup);
