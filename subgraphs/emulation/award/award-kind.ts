import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';

export const EmulationTitle = graphEnum(
  'EmulationTitle',
  'Title competed for (danh hiệu thi đua, Law 06/2022).',
  {
    ADVANCED_WORKER: 'Lao động tiên tiến; individuals.',
    GRASSROOTS_EMULATION_SOLDIER: 'Chiến sĩ thi đua cơ sở; individuals.',
    PROVINCIAL_EMULATION_SOLDIER: 'Chiến sĩ thi đua Bộ, ban, ngành, tỉnh; individuals.',
    NATIONAL_EMULATION_SOLDIER: 'Chiến sĩ thi đua toàn quốc; individuals.',
    ADVANCED_LABOUR_COLLECTIVE: 'Tập thể lao động tiên tiến; collectives.',
    EXCELLENT_LABOUR_COLLECTIVE: 'Tập thể lao động xuất sắc; collectives.',
    PROVINCIAL_EMULATION_FLAG: 'Cờ thi đua của UBND tỉnh; collectives.',
    MINISTRY_EMULATION_FLAG: 'Cờ thi đua của Bộ Công an; collectives.',
    GOVERNMENT_EMULATION_FLAG: 'Cờ thi đua của Chính phủ; collectives.',
  },
);
export type EmulationTitle = keyof typeof EmulationTitle;

export const CommendationForm = graphEnum(
  'CommendationForm',
  'Form of commendation (hình thức khen thưởng, Law 06/2022).',
  {
    PROVINCIAL_CERTIFICATE_OF_MERIT: 'Bằng khen của Chủ tịch UBND tỉnh.',
    MINISTRY_CERTIFICATE_OF_MERIT: 'Bằng khen của Bộ trưởng Bộ Công an.',
    PRIME_MINISTER_CERTIFICATE_OF_MERIT: 'Bằng khen của Thủ tướng Chính phủ.',
    CERTIFICATE_OF_COMMENDATION: 'Giấy khen.',
    NATIONAL_SECURITY_MEDAL: 'Kỷ niệm chương “Bảo vệ an ninh Tổ quốc”; individuals, once per person (R9).',
  },
);
export type CommendationForm = keyof typeof CommendationForm;

export const AwardRecipient = graphEnum('AwardRecipient', 'Who can receive an award.', {
  INDIVIDUAL: 'Persons only.',
  COLLECTIVE: 'Organisations only.',
  BOTH: 'Persons and organisations.',
});
export type AwardRecipient = keyof typeof AwardRecipient;

const Schema = defineEntity({
  name: 'AwardKind',
  schema: 'emulation',
  tableName: 'award_kind',
  properties: {
    code: p.text().primary(),
    nameVi: p.text(),
    nameEn: p.text(),
    title: p.enum(valuesOf(EmulationTitle)).strictNullable(),
    form: p.enum(valuesOf(CommendationForm)).strictNullable(),
    recipient: p.enum(valuesOf(AwardRecipient)),
    onceOnly: p.boolean().default(false),
    condition: p.text().strictNullable(),
    deciders: p.text(),
    certainty: p.text(),
  },
});

@ObjectType({
  description: 'An award of the catalogue: either a title or a form of commendation, never both.',
})
export class AwardKind extends Schema.class {
  @Field(() => String, { description: 'Code of the catalogue, e.g. BK_UBND.' })
  declare code: string;

  @Field(() => String, { description: 'Name in Vietnamese.' })
  declare nameVi: string;

  @Field(() => String, { description: 'Name in English.' })
  declare nameEn: string;

  @Field(() => EmulationTitle, { nullable: true, description: 'The title; null: a form of commendation.' })
  declare title: EmulationTitle | null;

  @Field(() => CommendationForm, { nullable: true, description: 'The form of commendation; null: a title.' })
  declare form: CommendationForm | null;

  @Field(() => AwardRecipient, { description: 'Who can receive it.' })
  declare recipient: AwardRecipient;

  @Field(() => Boolean, { description: 'Whether a person receives it once in life (R9).' })
  declare onceOnly: boolean;

  @Field(() => String, { nullable: true, description: 'Conditions in words; null: not seen in a source.' })
  declare condition: string | null;

  @Field(() => String, { description: 'Who decides it, in the words of the source.' })
  declare deciders: string;

  @Field(() => String, { description: 'How certain this row is, and its source.' })
  declare certainty: string;
}
Schema.setClass(AwardKind);
