import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../kit/scalars.js';

@InputType({ description: 'A certificate of a security service that a guard brings along (Decree 96/2016).' })
export class RecordServiceCertificateInput {
  @Field(() => ID, { description: 'The guard, an OUTSOURCED one.' })
  guardId!: string;

  @Field(() => String, { description: 'Number on the certificate, 1 to 60 characters.' })
  number!: string;

  @Field(() => LocalDate, { description: 'Day of issue; not in the future.' })
  issuedOn!: string;
}

@InputType({ description: 'That a certificate is taken back.' })
export class RevokeGuardCertificateInput {
  @Field(() => ID, { description: 'The certificate.' })
  id!: string;

  @Field(() => Int, { description: 'Version the decision is based on; an older one gets CONFLICT.' })
  version!: number;

  @Field(() => LocalDate, { description: 'Day of the decision; not in the future.' })
  decidedOn!: string;

  @Field(() => String, { description: 'Number of the decision, 1 to 60 characters.' })
  document!: string;
}

@InputType({
  description: 'The certificate that takes the place of another, which was lost, damaged or wrong.',
})
export class ReplaceGuardCertificateInput extends RevokeGuardCertificateInput {
  @Field(() => String, { description: 'Number on the new certificate, 1 to 60 characters.' })
  number!: string;
}
