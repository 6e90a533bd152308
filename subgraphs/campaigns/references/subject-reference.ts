import { defineEntity, p } from '@mikro-orm/postgresql';
import { valuesOf } from '../../kit/enums.js';
import { PublicationSubject } from './publication-subject.js';

const Schema = defineEntity({
  name: 'SubjectReference',
  schema: 'campaigns',
  tableName: 'subject_reference',
  properties: {
    /** The id of the model or exemplar in the graph; of an awarded organisation its own. */
    id: p.uuid().primary(),
    type: p.enum(valuesOf(PublicationSubject)),
    name: p.text().strictNullable(),
    /** State of the model or exemplar; AWARDED for an organisation with an award that stands. */
    state: p.text(),
    organizationId: p.uuid().strictNullable().index(),
    unitId: p.uuid().strictNullable(),
    /** Day of the recognition, or of the first award that stands. */
    recognisedOn: p.date().strictNullable(),
    clearedForPublication: p.boolean(),
  },
});

/** What the change feed of emulation told about what press and radio may speak of; not in the graph. */
export class SubjectReference extends Schema.class {}
Schema.setClass(SubjectReference);
