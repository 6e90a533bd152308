import { Migration } from '@mikro-orm/migrations';
import instruments from '../standard/legal-instruments.json' with { type: 'json' };
import standards from '../standard/safety-standards.json' with { type: 'json' };
import { toInstrumentRows, toStandardRows } from '../standard/standard-rows.rules.js';

/** What entities cannot say: one subject of three, one assessment a year (R1), spans and years that exclude each other. */
const RULES = [
  `alter table organizations.safety_standard add constraint safety_standard_years
     exclude using gist (int4range(first_year, last_year, '[]') with &&);`,
  `alter table organizations.safety_assessment add constraint safety_assessment_subject
     check (num_nonnulls(organization_id, unit_id, residential_area_id) = 1);`,
  ...['organization', 'unit', 'residential_area'].map(
    (subject) =>
      `create unique index safety_assessment_once_${subject === 'residential_area' ? 'area' : subject}
         on organizations.safety_assessment (${subject}_id, year) where state <> 'WITHDRAWN';`,
  ),
  `alter table organizations.safety_assessment add constraint safety_assessment_informed
     check (informed_count <= headcount);`,
  `create index safety_assessment_waiting_index on organizations.safety_assessment (state, state_since, id);`,
  `create index safety_assessment_since_index on organizations.safety_assessment (state_since, id);`,
  `create index safety_assessment_year_index on organizations.safety_assessment (year, subject);`,
  `create index recognition_decision_latest_index on organizations.recognition_decision (decided_on desc, id);`,
  `alter table organizations.residential_area_placement add constraint residential_area_placement_spans
     exclude using gist (area_id with =, daterange(valid_from, valid_to) with &&);`,
  `create index residential_area_name_index on organizations.residential_area (name_vi collate public.vietnamese, id);`,
];

const insert = (table: string, rows: readonly object[]): string => {
  const json = JSON.stringify(rows.map(toColumns)).replaceAll("'", "''");
  return `insert into organizations.${table}
    select * from jsonb_populate_recordset(null::organizations.${table}, '${json}'::jsonb);`;
};

const toColumns = (row: object): object =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );

/** The instruments and what they set, as the two files say; a later edition of them is a later migration. */
export class SafetyStandards extends Migration {
  override up(): void {
    const rows = toStandardRows(standards);
    for (const statement of [
      ...RULES,
      insert('legal_instrument', toInstrumentRows(instruments)),
      insert('safety_standard', rows.standards),
      insert('subject_eligibility', rows.eligibility),
      insert('criterion', rows.criteria),
      insert('completion_deadline', rows.deadlines),
      insert('recognition_authority', rows.authorities),
    ]) {
      this.addSql(statement);
    }
  }
}
