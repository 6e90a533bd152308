import { defineEntity, p } from '@mikro-orm/postgresql';
import { AdministrativeUnit } from '../place/administrative-unit.js';
import { ResidentialArea } from './residential-area.js';

const Schema = defineEntity({
  name: 'ResidentialAreaPlacement',
  schema: 'organizations',
  tableName: 'residential_area_placement',
  properties: {
    id: p.uuid().primary(),
    areaId: p.manyToOne(ResidentialArea).mapToPk().joinColumn('area_id').index(),
    unitId: p.manyToOne(AdministrativeUnit).mapToPk().joinColumn('unit_id').index(),
    validFrom: p.date(),
    validTo: p.date().strictNullable(),
  },
});

/** Which commune an area lies in: communes are merged, villages stay. Spans of one area never overlap. */
export class ResidentialAreaPlacement extends Schema.class {}
Schema.setClass(ResidentialAreaPlacement);
