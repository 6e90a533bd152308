import { type Kysely, sql } from 'kysely';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import type { GraphContext } from '../../kit/context.js';
import { Refusal } from '../../kit/errors.js';
import { rowById } from '../../kit/rows.js';
import type { Viewer } from '../../kit/viewer.js';
import { AdministrativeUnit } from './administrative-unit.js';
import { publishUnits } from './unit-facts.view.js';
import { type AnnexLine, readAnnex } from './unit-succession.inputs.js';
import { type JudgedAnnex, judgeAnnex, type KnownMap, type KnownUnit } from './unit-succession.rules.js';
import { UnitSuccession } from './unit-succession.js';
import { SuccessionImport } from './unit-succession.view.js';

@Resolver(() => UnitSuccession)
export class UnitSuccessionResolver {
  @FieldResolver(() => AdministrativeUnit, { description: 'The former unit.' })
  from(@Root() { fromId }: UnitSuccession, @Ctx() context: GraphContext): Promise<AdministrativeUnit | null> {
    return rowById(AdministrativeUnit)(context).load(fromId);
  }

  @FieldResolver(() => AdministrativeUnit, { description: 'The unit that followed.' })
  to(@Root() { toId }: UnitSuccession, @Ctx() context: GraphContext): Promise<AdministrativeUnit | null> {
    return rowById(AdministrativeUnit)(context).load(toId);
  }

  @Access('PROVINCE_OFFICER', 'ADMIN')
  @Mutation(() => SuccessionImport, {
    description:
      'Imports an official succession annex of communes. For each commune and day it names, the annex takes the place of ' +
      'all that was known; importing it again changes nothing. When one line is wrong, nothing is changed.',
  })
  async importSuccessions(
    @Arg('csv', () => String, {
      description:
        'CSV with the columns from_code, to_code, extent, effective_on, instrument; up to 1,000 lines.',
    })
    csv: string,
    @Ctx() { viewer, write }: GraphContext,
  ): Promise<SuccessionImport> {
    const annex = readAnnex(csv);
    return write(async (em) => {
      const db: Kysely<unknown> = em.getKysely();
      const known = await readKnownMap(db, annex.lines);
      const { rows, errors } = judgeAnnex(annex.lines, known);
      const all = [...annex.errors, ...errors].toSorted((a, b) => a.line - b.line);
      if (all.length) return { accepted: 0, replaced: 0, errors: all };
      requireReach(viewer, rows, known.units);
      const replaced = await replaceSuccessions(db, rows);
      await publishUnits(em);
      return { accepted: rows.length, replaced, errors: [] };
    });
  }
}

/** The communes an annex names and all that follows them. Locked: two annexes are judged one after the other. */
async function readKnownMap(db: Kysely<unknown>, lines: readonly AnnexLine[]): Promise<KnownMap> {
  await sql`lock table organizations.unit_succession in share row exclusive mode`.execute(db);
  const codes = lines.flatMap((line) => [line.from_code, line.to_code]).filter((code) => /^\d+$/.test(code));
  const { rows: units } = await sql<KnownUnit>`
    select id, code, name_vi as "nameVi", parent_id as "parentId", valid_from as "validFrom", valid_to as "validTo"
    from organizations.administrative_unit
    where level = 'COMMUNE' and validity_known and code = any(${[...new Set(codes)]})`.execute(db);
  const { rows: successions } = await sql<KnownMap['successions'][number]>`
    with recursive chain as (
      select from_id, to_id, effective_on from organizations.unit_succession
      where from_id = any(cast(${units.map(({ id }) => id)} as uuid[]))
      union
      select s.from_id, s.to_id, s.effective_on from organizations.unit_succession s join chain on chain.to_id = s.from_id)
    select from_id as "fromId", to_id as "toId", effective_on as "effectiveOn" from chain`.execute(db);
  return { units, successions };
}

/** An officer of one province may only say what became part of it. */
function requireReach({ area }: Viewer, rows: JudgedAnnex['rows'], units: readonly KnownUnit[]): void {
  if (area === undefined) return;
  const inside = new Set(units.filter(({ parentId }) => parentId === area).map(({ id }) => id));
  const outside = rows.find(({ toId }) => !inside.has(toId));
  if (!outside) return;
  throw new Refusal('FORBIDDEN', `Line ${outside.line}: to_code lies outside the viewer’s province.`, {
    path: 'csv',
  });
}

/** Returns how many earlier statements about the same communes and days gave way. */
async function replaceSuccessions(db: Kysely<unknown>, rows: JudgedAnnex['rows']): Promise<number> {
  const { rows: counted } = await sql<{ n: number }>`
    with told as (
      select * from jsonb_to_recordset(cast(${JSON.stringify(rows)} as jsonb))
        as t(id uuid, "fromId" uuid, "toId" uuid, extent text, "effectiveOn" date, source text)),
    removed as (
      delete from organizations.unit_succession s using (select distinct "fromId", "effectiveOn" from told) t
      where s.from_id = t."fromId" and s.effective_on = t."effectiveOn" and s.id not in (select id from told)
      returning s.id),
    written as (
      insert into organizations.unit_succession as s (id, from_id, to_id, extent, effective_on, source)
      select id, "fromId", "toId", extent, "effectiveOn", source from told
      on conflict (id) do update set extent = excluded.extent, source = excluded.source
      where (s.extent, s.source) is distinct from (excluded.extent, excluded.source)
      returning (xmax = 0) as fresh)
    select (select count(*) from removed)::int + (select count(*) filter (where not fresh) from written)::int as n`.execute(
    db,
  );
  return counted[0]!.n;
}
