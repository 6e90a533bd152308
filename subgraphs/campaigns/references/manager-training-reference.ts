import { defineEntity, p } from '@mikro-orm/postgresql';

const Schema = defineEntity({
  name: 'ManagerTrainingReference',
  schema: 'campaigns',
  tableName: 'manager_training_reference',
  properties: {
    organizationId: p.uuid().primary(),
    trainedOn: p.date().primary(),
  },
});

/** Last day of a course for managers an organisation sent people to, as security-forces told; not in the graph. */
export class ManagerTrainingReference extends Schema.class {}
Schema.setClass(ManagerTrainingReference);
