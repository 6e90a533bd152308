import type { EntityManager } from '@mikro-orm/postgresql';
import { referenceId } from '../../subgraphs/kit/ids.js';
import { AuthorityBody } from '../../subgraphs/organizations/authority/authority-body.js';
import { existsOn } from '../../subgraphs/organizations/authority/authority-body.rules.js';
import type { ReviewKind } from '../../subgraphs/organizations/report/review-conference.js';
import { ReviewConference } from '../../subgraphs/organizations/report/review-conference.js';
import { DIRECTIVE_ID } from './directive.js';
import { insertRows } from './insert.js';
import type { SeedCounts, SeedOrganization, SeedPlan } from './plan.js';

const YEARS = [2023, 2024, 2025];
/** The police of the province review the directive each year; the first year was let pass. */
const DIRECTIVE_YEARS = [2022, ...YEARS];

interface Held {
  host: { bodyId: string | null; organizationId: string | null };
  kind?: ReviewKind;
  year: number;
  heldOn: string;
  participants: number;
  document: string;
}

const toReview = ({ host, kind = 'SO_KET', year, ...held }: Held) => ({
  ...{ id: referenceId('review', host.bodyId, host.organizationId, kind, String(year)), ...host, kind, year },
  ...{ ...held, directiveId: host.bodyId === null ? null : DIRECTIVE_ID, withdrawn: false, version: 1 },
  topicVi: `${kind === 'SO_KET' ? 'Sơ kết' : 'Tổng kết'} phong trào toàn dân bảo vệ an ninh Tổ quốc năm ${year}`,
});

function ofBodies(bodies: readonly AuthorityBody[], plan: SeedPlan) {
  const ofPolice = DIRECTIVE_YEARS.flatMap((year) => {
    const heldOn = plan
      .randomFor('review-province', String(year))
      .day(`${year + 1}-01-12`, `${year + 1}-01-28`);
    const police = bodies.find(
      (body) => body.kind === 'POLICE' && body.level === 'PROVINCE' && existsOn(body, heldOn),
    )!;
    const held = { host: { bodyId: police.id, organizationId: null }, year, heldOn };
    const preliminary = { ...held, participants: 180 + year - 2020, document: `${40 + year - 2020}/BC-CAT` };
    return [
      toReview(preliminary),
      ...(year === 2025 ? [toReview({ ...preliminary, kind: 'TONG_KET', document: '52/BC-CAT' })] : []),
    ];
  });
  const local = bodies.filter(({ kind, level }) => kind === 'PC' && level !== 'PROVINCE');
  const ofCommittees = YEARS.flatMap((year) =>
    local.flatMap((body) => {
      const random = plan.randomFor('review-committee', body.id, String(year));
      const heldOn = random.day(`${year}-12-01`, `${year}-12-31`);
      if (!existsOn(body, heldOn) || !random.chance(0.9)) return [];
      const host = { bodyId: body.id, organizationId: null };
      const counted = { participants: random.int(40, 120), document: `${random.int(100, 900)}/BC-UBND` };
      return [toReview({ host, year, heldOn, ...counted })];
    }),
  );
  return [...ofPolice, ...ofCommittees];
}

/** Six of ten organisations review the year before it ends. */
function ofOrganization({ id, establishedOn, closedOn, workforce }: SeedOrganization, plan: SeedPlan) {
  return YEARS.flatMap((year) => {
    const random = plan.randomFor('review-organization', id, String(year));
    const heldOn = random.day(`${year}-11-10`, `${year}-12-31`);
    const isOpen = establishedOn <= heldOn && (closedOn ?? '9999') > heldOn;
    if (!isOpen || !random.chance(0.6)) return [];
    const participants = Math.max(5, Math.round((workforce ?? 40) * (random.int(20, 60) / 100)));
    const document = `${random.int(5, 200)}/BC-PT`;
    return [toReview({ host: { bodyId: null, organizationId: id }, year, heldOn, participants, document })];
  });
}

/** Reviews of the province, of people’s committees and of organisations, as conferences with a headcount. */
export async function seedReviews(em: EntityManager, plan: SeedPlan): Promise<SeedCounts> {
  const bodies = await em.find(AuthorityBody, {}, { orderBy: { id: 'asc' } });
  const rows = [
    ...ofBodies(bodies, plan),
    ...plan.organizations.flatMap((organization) => ofOrganization(organization, plan)),
  ];
  await insertRows(em, ReviewConference, rows);
  plan.progress(rows.length);
  return { reviews: rows.length };
}
