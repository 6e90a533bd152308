import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';

export const MediaKind = graphEnum('MediaKind', 'How an outlet reaches people (clause 5c).', {
  NEWSPAPER: 'Newspaper, printed or on the net (báo).',
  RADIO_TELEVISION: 'Radio and television station (đài phát thanh, truyền hình).',
  LOCAL_RADIO: 'Loudspeaker network of a commune (truyền thanh cơ sở).',
  PORTAL: 'Portal of an authority (cổng, trang thông tin điện tử).',
  BULLETIN: 'Bulletin of a branch or mass organisation (bản tin).',
});
export type MediaKind = keyof typeof MediaKind;

const Schema = defineEntity({
  name: 'MediaPartner',
  schema: 'campaigns',
  tableName: 'media_partner',
  properties: {
    id: p.uuid().primary(),
    nameVi: p.text(),
    kind: p.enum(valuesOf(MediaKind)),
    recipientLabel: p.text().strictNullable(),
    version: p.integer().default(1),
  },
});

@ObjectType({
  description: 'A press, radio or television body that makes good experience known (clause 5c).',
})
export class MediaPartner extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => String, { description: 'Name in Vietnamese, up to 200 characters.' })
  declare nameVi: string;

  @Field(() => MediaKind, { description: 'How it reaches people.' })
  declare kind: MediaKind;

  @Field(() => String, {
    nullable: true,
    description:
      'Words under which the directive names it as a recipient (N9); null: it is not a recipient of the directive.',
  })
  declare recipientLabel: string | null;

  @Field(() => Int, {
    description: 'Grows with every change; mutations name the version they were based on.',
  })
  declare version: number;
}
Schema.setClass(MediaPartner);
