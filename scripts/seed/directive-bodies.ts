import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { referenceId } from '../../subgraphs/kit/ids.js';
import type {
  AuthorityBodyKind,
  AuthorityBodyLevel,
} from '../../subgraphs/organizations/authority/authority-body.js';

/** Districts and the province ended on this day; district police four months before. */
const MERGER = '2025-07-01';
const DISTRICT_POLICE_END = '2025-03-01';

export interface SeedBody {
  id: string;
  kind: AuthorityBodyKind;
  level: AuthorityBodyLevel;
  unitId: string | null;
  nameVi: string;
  standingBodyId: string | null;
  successorId: string | null;
  validFrom: string | null;
  validTo: string | null;
  abolishedBy: null;
  version: number;
}

interface Place {
  id: string;
  nameVi: string;
}

interface Map138 {
  province: Place;
  city: Place;
  districts: (Place & { seatId: string })[];
  communes: Place[];
}

/** The former province, its districts and today’s communes on its land; the seat is the commune of a district’s name. */
async function readMap(em: EntityManager): Promise<Map138> {
  const db = em.getKysely();
  const { rows: provinces } = await sql<Place & { cityId: string; cityName: string }>`
    select p.id, p.name_vi as "nameVi", c.id as "cityId", c.name_vi as "cityName"
    from organizations.administrative_unit p
    join organizations.unit_succession s on s.from_id = p.id join organizations.administrative_unit c on c.id = s.to_id
    where p.level = 'PROVINCE' and p.name_vi = 'Tỉnh Hải Dương' and p.valid_to is not null`.execute(db);
  const { id, nameVi, cityId, cityName } = provinces[0]!;
  const { rows } = await sql<{ districtId: string; district: string; communeId: string; commune: string }>`
    select distinct d.id as "districtId", d.name_vi as district, t.id as "communeId", t.name_vi as commune,
      regexp_replace(t.name_vi, '^(Xã|Phường) ', '') <> regexp_replace(d.name_vi, '^(Huyện|Thị xã|Thành phố) ', '') as other
    from organizations.administrative_unit d join organizations.administrative_unit u on u.parent_id = d.id
    join organizations.unit_succession s on s.from_id = u.id join organizations.administrative_unit t on t.id = s.to_id
    where d.parent_id = ${id} and d.validity_known and u.validity_known order by d.name_vi, other, t.name_vi`.execute(
    db,
  );
  const districts = new Map(
    rows
      .toReversed()
      .map((row) => [row.districtId, { id: row.districtId, nameVi: row.district, seatId: row.communeId }]),
  );
  const communes = new Map(rows.map((row) => [row.communeId, { id: row.communeId, nameVi: row.commune }]));
  return {
    province: { id, nameVi },
    city: { id: cityId, nameVi: cityName },
    districts: [...districts.values()].toReversed(),
    communes: [...communes.values()],
  };
}

const bodyId = (nameVi: string, unitId: string | null): string =>
  referenceId('authority-body', nameVi, unitId);

type NewBody = Pick<SeedBody, 'kind' | 'level' | 'unitId' | 'nameVi'> & Partial<SeedBody>;

const toBody = (body: NewBody): SeedBody => ({
  ...{
    standingBodyId: null,
    successorId: null,
    validFrom: null,
    validTo: null,
    abolishedBy: null,
    version: 1,
  },
  ...body,
  id: bodyId(body.nameVi, body.unitId),
});

const toSmallLetter = (name: string): string => name[0]!.toLowerCase() + name.slice(1);

/** Bodies of the province with what followed them in the city: kind, name in the province, name in the city. */
const PROVINCIAL: readonly (readonly [AuthorityBodyKind, string, string])[] = [
  ['PC', 'UBND tỉnh Hải Dương', 'UBND thành phố Hải Phòng'],
  ['POLICE', 'Công an tỉnh Hải Dương', 'Công an thành phố Hải Phòng'],
  ['STEERING_COMMITTEE', 'Ban Chỉ đạo 138 tỉnh Hải Dương', 'Ban Chỉ đạo 138 thành phố Hải Phòng'],
  [
    'EMULATION_COUNCIL',
    'Hội đồng Thi đua - Khen thưởng tỉnh Hải Dương',
    'Hội đồng Thi đua - Khen thưởng thành phố Hải Phòng',
  ],
  ['MILITARY', 'Bộ Chỉ huy quân sự tỉnh Hải Dương', 'Bộ Chỉ huy quân sự thành phố Hải Phòng'],
  ['DEPARTMENT', 'Sở Giáo dục và Đào tạo tỉnh Hải Dương', 'Sở Giáo dục và Đào tạo thành phố Hải Phòng'],
  ['DEPARTMENT', 'Sở Nội vụ tỉnh Hải Dương', 'Sở Nội vụ thành phố Hải Phòng'],
  ['DEPARTMENT', 'Sở Tư pháp tỉnh Hải Dương', 'Sở Tư pháp thành phố Hải Phòng'],
  ['PARK_BOARD', 'Ban Quản lý các khu công nghiệp tỉnh Hải Dương', 'Ban Quản lý Khu kinh tế Hải Phòng'],
  ['FRONT', 'Ủy ban MTTQ Việt Nam tỉnh Hải Dương', 'Ủy ban MTTQ Việt Nam thành phố Hải Phòng'],
  ['UNION', 'Liên đoàn Lao động tỉnh Hải Dương', 'Liên đoàn Lao động thành phố Hải Phòng'],
  ['UNION', 'Tỉnh đoàn Hải Dương', 'Thành đoàn Hải Phòng'],
];

/** This department was merged into another one before the province was. */
const MERGED_DEPARTMENT = {
  nameVi: 'Sở Lao động - Thương binh và Xã hội tỉnh Hải Dương',
  into: 'Sở Nội vụ tỉnh Hải Dương',
  validTo: '2025-03-01',
};

/** Ban Chỉ đạo 138 and the council work through the police and the department of home affairs. */
const STANDING: Readonly<Partial<Record<AuthorityBodyKind, string>>> = {
  STEERING_COMMITTEE: 'Công an',
  EMULATION_COUNCIL: 'Sở Nội vụ',
};

function createProvincial({ province, city }: Map138): SeedBody[] {
  const level = 'PROVINCE' as const;
  const standing = (kind: AuthorityBodyKind, place: Place) => {
    const name = STANDING[kind];
    return name ? bodyId(`${name} ${toSmallLetter(place.nameVi)}`, place.id) : null;
  };
  const pairs = PROVINCIAL.flatMap(([kind, before, after]) => [
    toBody({
      ...{ kind, level, unitId: province.id, nameVi: before, validTo: MERGER },
      ...{ successorId: bodyId(after, city.id), standingBodyId: standing(kind, province) },
    }),
    toBody({
      ...{ kind, level, unitId: city.id, nameVi: after, validFrom: MERGER },
      standingBodyId: standing(kind, city),
    }),
  ]);
  const { into, nameVi, validTo } = MERGED_DEPARTMENT;
  return [
    ...pairs,
    toBody({
      ...{ kind: 'DEPARTMENT', level, unitId: province.id, nameVi, validTo },
      successorId: bodyId(into, province.id),
    }),
    toBody({ kind: 'MINISTRY', level: 'CENTRAL', unitId: null, nameVi: 'Bộ Công an (Cục V05)' }),
  ];
}

function createLocal({ province, districts, communes }: Map138): SeedBody[] {
  const nameOf = new Map(communes.map(({ id, nameVi }) => [id, `UBND ${toSmallLetter(nameVi)}`]));
  const former = districts.flatMap(({ id, nameVi, seatId }) => {
    const place = toSmallLetter(nameVi);
    const shared = { level: 'DISTRICT', unitId: id } as const;
    return [
      toBody({
        ...{ ...shared, kind: 'PC', nameVi: `UBND ${place}`, validTo: MERGER },
        successorId: bodyId(nameOf.get(seatId)!, seatId),
      }),
      toBody({
        ...{ ...shared, kind: 'POLICE', nameVi: `Công an ${place}`, validTo: DISTRICT_POLICE_END },
        successorId: bodyId('Công an tỉnh Hải Dương', province.id),
      }),
    ];
  });
  const present = communes.map(({ id }) =>
    toBody({ kind: 'PC', level: 'COMMUNE', unitId: id, nameVi: nameOf.get(id)!, validFrom: MERGER }),
  );
  return [...former, ...present];
}

/** Bodies of the province, its districts and communes, before and after the merger. Offices, never persons. */
export async function createBodies(em: EntityManager): Promise<SeedBody[]> {
  const map = await readMap(em);
  return [...createProvincial(map), ...createLocal(map)];
}
