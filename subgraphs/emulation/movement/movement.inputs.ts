import { Field, ID, InputType, Int } from 'type-graphql';
import { enumFilterOf, IdFilter, type ValueFilter } from '../../kit/filter.js';
import { LocalDate } from '../../kit/scalars.js';
import { EmulationClusterKind } from './emulation-cluster.js';

const KindFilter = enumFilterOf(EmulationClusterKind, 'EmulationClusterKind');

@InputType({ description: 'Which emulation movements to list; conditions are joined by “and”.' })
export class EmulationMovementWhere {
  @Field(() => IdFilter, { nullable: true, description: 'Launched in this administrative unit or below it.' })
  unit?: IdFilter | null;

  @Field(() => LocalDate, { nullable: true, description: 'Running on this day.' })
  runningOn?: string | null;
}

@InputType({ description: 'Which clusters to list; conditions are joined by “and”.' })
export class EmulationClusterWhere {
  @Field(() => IdFilter, { nullable: true, description: 'Of this administrative unit or below it.' })
  unit?: IdFilter | null;

  @Field(() => KindFilter, { nullable: true, description: 'By area or by kind.' })
  kind?: ValueFilter<EmulationClusterKind> | null;
}

@InputType({ description: 'A new emulation movement and the document that launches it (†).' })
export class LaunchEmulationMovementInput {
  @Field(() => String, { description: 'Name in Vietnamese, 1 to 200 characters.' })
  nameVi!: string;

  @Field(() => String, { description: 'Body that launches it, 1 to 150 characters; names no person.' })
  launchedBy!: string;

  @Field(() => String, {
    description: 'Number of the document, like 12/KH-UBND (Decree 30/2020), up to 40 characters.',
  })
  documentNumber!: string;

  @Field(() => ID, { description: 'Administrative unit it is launched in; it exists on `startsOn` (R14).' })
  unitId!: string;

  @Field(() => LocalDate, { description: 'First day, not in the future.' })
  startsOn!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Last day, after the first; absent: open.' })
  endsOn?: string | null;
}

@InputType({ description: 'The last day of a movement.' })
export class EndEmulationMovementInput {
  @Field(() => ID, { description: 'Movement to end.' })
  id!: string;

  @Field(() => Int, { description: 'Version the change is based on; an older one gets CONFLICT.' })
  version!: number;

  @Field(() => LocalDate, { description: 'Last day, after the first.' })
  endsOn!: string;
}

@InputType({ description: 'A new cluster and the document that forms it (†).' })
export class FormEmulationClusterInput {
  @Field(() => String, { description: 'Name in Vietnamese, 1 to 200 characters; unique in its unit.' })
  nameVi!: string;

  @Field(() => EmulationClusterKind, { description: 'By area or by kind.' })
  kind!: EmulationClusterKind;

  @Field(() => String, {
    description: 'Number of the document, like 12/QĐ-UBND (Decree 30/2020), up to 40 characters.',
  })
  documentNumber!: string;

  @Field(() => ID, { description: 'Administrative unit it belongs to; it exists today (R14).' })
  unitId!: string;
}

@InputType({ description: 'The cluster a change is about; one version guards its members too.' })
abstract class ChangeClusterInput {
  @Field(() => ID, { description: 'Cluster to change.' })
  id!: string;

  @Field(() => Int, { description: 'Version the change is based on; an older one gets CONFLICT.' })
  version!: number;
}

@InputType({ description: 'An organisation that enters a cluster.' })
export class AddClusterMemberInput extends ChangeClusterInput {
  @Field(() => ID, { description: 'Organisation of the cluster’s unit.' })
  organizationId!: string;

  @Field(() => Int, { description: 'First calendar year, next year at the latest; one cluster in a year.' })
  fromYear!: number;
}

@InputType({ description: 'An organisation that leaves a cluster.' })
export class EndClusterMemberInput extends ChangeClusterInput {
  @Field(() => ID, { description: 'Entry of the organisation in this cluster.' })
  memberId!: string;

  @Field(() => Int, { description: 'Last calendar year in it.' })
  toYear!: number;
}
