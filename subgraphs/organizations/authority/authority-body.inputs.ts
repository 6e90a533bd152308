import { Field, ID, InputType, Int } from 'type-graphql';
import { enumFilterOf, IdFilter, type ValueFilter } from '../../kit/filter.js';
import { orderByOf } from '../../kit/order.js';
import { LocalDate } from '../../kit/scalars.js';
import { AuthorityBodyKind, AuthorityBodyLevel } from './authority-body.js';

const KindFilter = enumFilterOf(AuthorityBodyKind, 'AuthorityBodyKind');
const LevelFilter = enumFilterOf(AuthorityBodyLevel, 'AuthorityBodyLevel');

@InputType({ description: 'Which authority bodies to list; conditions are joined by “and”.' })
export class AuthorityBodyWhere {
  @Field(() => KindFilter, { nullable: true, description: 'By what it is.' })
  kind?: ValueFilter<AuthorityBodyKind> | null;

  @Field(() => LevelFilter, { nullable: true, description: 'By level.' })
  level?: ValueFilter<AuthorityBodyLevel> | null;

  @Field(() => IdFilter, { nullable: true, description: 'By the administrative unit it belongs to.' })
  unit?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By the body that followed it.' })
  successor?: IdFilter | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Exists on this day; absent: abolished bodies too.',
  })
  existsOn?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Abolished on this day or before.' })
  abolishedBy?: string | null;
}

export const AuthorityBodyOrderBy = orderByOf('AuthorityBody', {
  NAME: 'Name, in Vietnamese alphabetical order.',
  VALID_TO: 'Day of abolition; bodies that exist come last.',
});

@InputType({ description: 'A new authority body.' })
export class RegisterAuthorityBodyInput {
  @Field(() => AuthorityBodyKind, { description: 'What it is.' })
  kind!: AuthorityBodyKind;

  @Field(() => AuthorityBodyLevel, { description: 'Level it acts on; that of its unit.' })
  level!: AuthorityBodyLevel;

  @Field(() => ID, {
    nullable: true,
    description: 'Its administrative unit; absent for CENTRAL bodies only.',
  })
  unitId?: string | null;

  @Field(() => String, { description: 'Official name, 1 to 200 characters; names no person.' })
  nameVi!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'Body that does its daily work (cơ quan thường trực), for a STEERING_COMMITTEE or EMULATION_COUNCIL.',
  })
  standingBodyId?: string | null;

  @Field(() => LocalDate, { description: 'First day.' })
  validFrom!: string;
}

@InputType({ description: 'The end of an authority body.' })
export class AbolishAuthorityBodyInput {
  @Field(() => ID, { description: 'Body that ends.' })
  id!: string;

  @Field(() => Int, { description: 'Version the change is based on; an older one gets CONFLICT.' })
  version!: number;

  @Field(() => LocalDate, { description: 'First day it no longer exists; not in the future.' })
  validTo!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Body that takes over its duties and exists on that day; absent: nobody does.',
  })
  successorId?: string | null;

  @Field(() => String, { description: 'Number of the document that abolishes it, e.g. 12/QĐ-UBND.' })
  document!: string;
}
