import { defineEntity, p } from '@mikro-orm/postgresql';

const Schema = defineEntity({
  name: 'PublicationReference',
  schema: 'emulation',
  tableName: 'publication_reference',
  properties: {
    id: p.uuid().primary(),
    /** The organisation awarded, held up as an example, or leading the model. */
    organizationId: p.uuid(),
    publishedOn: p.date(),
  },
  indexes: [
    { name: 'publication_reference_organization_index', properties: ['organizationId', 'publishedOn'] },
  ],
});

/** What the change feed of campaigns told of the press: when it spoke of an organisation; not in the graph. */
export class PublicationReference extends Schema.class {}
Schema.setClass(PublicationReference);
