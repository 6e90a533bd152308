import { Migration } from '@mikro-orm/migrations';
import catalog from '../award/award-catalog.json' with { type: 'json' };
import { toCatalogRows } from '../award/award-kind.rules.js';

const toLiteral = (rows: readonly object[]): string =>
  `'${JSON.stringify(rows).replaceAll("'", "''")}'::jsonb`;

/** Brings the catalogue to what the file says; a later edition of it is a later migration. */
export class AwardCatalog extends Migration {
  override up(): void {
    const { kinds, authorities } = toCatalogRows(catalog);
    this.addSql(`
      insert into emulation.award_kind (code, name_vi, name_en, title, form, recipient, condition, deciders, certainty)
      select code, "nameVi", "nameEn", title, form, recipient, condition, deciders, certainty
      from jsonb_to_recordset(${toLiteral(kinds)}) as k(code text, "nameVi" text, "nameEn" text, title text,
        form text, recipient text, condition text, deciders text, certainty text)
      on conflict (code) do update set name_vi = excluded.name_vi, name_en = excluded.name_en,
        recipient = excluded.recipient, condition = excluded.condition, deciders = excluded.deciders,
        certainty = excluded.certainty;`);
    this.addSql(`
      insert into emulation.award_authority (id, kind_code, office, level, valid_from, valid_to, certainty)
      select id, "kindCode", office, level, "validFrom", "validTo", certainty
      from jsonb_to_recordset(${toLiteral(authorities)}) as a(id uuid, "kindCode" text, office text, level text,
        "validFrom" date, "validTo" date, certainty text)
      on conflict (id) do update set valid_from = excluded.valid_from, valid_to = excluded.valid_to,
        certainty = excluded.certainty;`);
  }
}
