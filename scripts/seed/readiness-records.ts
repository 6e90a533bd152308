import { referenceId } from '../../subgraphs/kit/ids.js';
import type { InternalRegulationKind } from '../../subgraphs/organizations/readiness/internal-regulation.js';
import type { OrganizationBodyKind } from '../../subgraphs/organizations/readiness/organization-body.js';
import type { SeedOrganization, SeedPlan } from './plan.js';

/** Police of the province until the merger, of the city after it: they decide priorities. */
export interface Deciders {
  former: string;
  present: string;
}

const MERGER = '2025-07-01';

const later = (one: string, other: string): string => (one > other ? one : other);

/** One in eight organisations names nobody; one in six changed lately. Contacts are made up and reach no one. */
export function createFocalPoints(plan: SeedPlan, { id, code, establishedOn, closedOn }: SeedOrganization) {
  const random = plan.randomFor('focal-points', code);
  const since = random.day(later(establishedOn, '2019-01-01'), later(establishedOn, '2025-06-30'));
  const changedOn = random.day('2025-07-15', plan.until);
  const isChanged = random.chance(0.17) && changedOn > since && closedOn === null;
  const isNamed = random.chance(0.88) || code === 'HD-0001';
  const isReplaced = random.chance(0.8);
  const number = code.slice(3);
  const toRow = (holder: number, validFrom: string, validTo: string | null) => ({
    ...{ id: referenceId('focal-point', id, String(holder)), organizationId: id, validFrom, validTo },
    ...{ fullName: `Cá nhân ${number}-${holder}`, jobTitle: random.pick(JOBS), version: validTo ? 2 : 1 },
    officePhone: `0220 000 ${number.slice(-4).padStart(4, '0')}`,
    officeEmail: random.chance(0.7) ? `dau-moi-${holder}@hd-${number}.example` : null,
  });
  if (!isNamed) return [];
  if (!isChanged) return [toRow(1, since, closedOn !== null && closedOn > since ? closedOn : null)];
  return [toRow(1, since, changedOn), ...(isReplaced ? [toRow(2, changedOn, null)] : [])];
}

const JOBS = [
  'Phó Giám đốc',
  'Trưởng phòng Hành chính',
  'Chánh Văn phòng',
  'Phó Hiệu trưởng',
  'Chủ tịch Công đoàn',
];

/** Shares of organisations that have a regulation of each kind. */
const REGULATIONS: readonly (readonly [InternalRegulationKind, number])[] = [
  ['PROTECTION', 0.82],
  ['SECRETS', 0.35],
  ['LABOUR_SAFETY', 0.6],
  ['FIRE', 0.9],
  ['ENVIRONMENT', 0.4],
  ['INFORMATION_SECURITY', 0.45],
  ['GRIEVANCE_PROCEDURE', 0.5],
  ['CODE_OF_CONDUCT', 0.55],
];

/** Regulations are issued once and, in two cases of three, reviewed since. */
export function createRegulations(plan: SeedPlan, { id, code, establishedOn }: SeedOrganization) {
  return REGULATIONS.flatMap(([kind, share]) => {
    const random = plan.randomFor('regulation', code, kind);
    const isThere = random.chance(share) || code === 'HD-0001';
    const first = later(establishedOn, '2014-01-01');
    const validFrom = random.day(first, later(first, '2025-12-31'));
    const reviewedOn = random.day(later(validFrom, '2022-01-01'), plan.until);
    const isReviewed = random.chance(0.66) && reviewedOn > validFrom;
    const document = `${random.int(1, 99)}/QĐ-NB`;
    if (!isThere || validFrom > plan.until) return [];
    return [
      {
        ...{ id: referenceId('regulation', id, kind), organizationId: id, kind, document, validFrom },
        ...{ reviewedOn: isReviewed ? reviewedOn : null, validTo: null, version: isReviewed ? 2 : 1 },
      },
    ];
  });
}

type Share = Readonly<Record<'public' | 'domestic' | 'foreign', number>>;

/** Shares of organisations with each body; foreign enterprises have few but trade unions (clause 4f). */
const BODIES: Readonly<Record<OrganizationBodyKind, Share>> = {
  PARTY: { public: 0.97, domestic: 0.22, foreign: 0.06 },
  TRADE_UNION: { public: 0.98, domestic: 0.5, foreign: 0.72 },
  YOUTH_UNION: { public: 0.85, domestic: 0.2, foreign: 0.15 },
  WOMEN_UNION: { public: 0.4, domestic: 0.06, foreign: 0.03 },
  VETERANS_ASSOCIATION: { public: 0.3, domestic: 0.04, foreign: 0.01 },
};

/** That bodies are there, with days; one in forty has gone again. */
export function createOrganizationBodies(plan: SeedPlan, organization: SeedOrganization) {
  const { id, code, kind: what, foreignInvested, establishedOn, closedOn } = organization;
  const sort = foreignInvested
    ? 'foreign'
    : what === 'ENTERPRISE' || what === 'OTHER'
      ? 'domestic'
      : 'public';
  return (Object.keys(BODIES) as OrganizationBodyKind[]).flatMap((kind) => {
    const random = plan.randomFor('organization-body', code, kind);
    const isThere = random.chance(BODIES[kind][sort]);
    const validFrom = random.day(establishedOn, later(establishedOn, '2025-06-30'));
    const endedOn = random.day(later(validFrom, '2022-01-01'), plan.until);
    const hasEnded = random.chance(0.025) && endedOn > validFrom && (closedOn === null || endedOn < closedOn);
    if (!isThere) return [];
    const row = { id: referenceId('organization-body', id, kind), organizationId: id, kind, validFrom };
    return [{ ...row, validTo: hasEnded ? endedOn : null, version: hasEnded ? 2 : 1 }];
  });
}

/** One in four large foreign enterprises of a zone and some agencies come first; others were looked at, most never. */
export function createPriorities(plan: SeedPlan, organization: SeedOrganization, deciders: Deciders) {
  const { id, code, kind, foreignInvested, sizeClass, establishedOn, placements } = organization;
  const random = plan.randomFor('priority', code);
  const isLikely = foreignInvested && sizeClass === 'LARGE' && placements.at(-1)!.zoneId !== null;
  const isKey = random.chance(isLikely ? 0.25 : kind === 'AGENCY' ? 0.06 : 0.01) || code === 'HD-0001';
  const isStandard = random.chance(0.1);
  const decidedOn = random.day(later(establishedOn, '2022-03-01'), later(establishedOn, '2026-06-30'));
  const document = `${random.int(1, 300)}/QĐ-CA`;
  if (!isKey && !isStandard) return [];
  const decidedById = decidedOn < MERGER ? deciders.former : deciders.present;
  const facts = { decidedOn, decidedById, document, level: isKey ? 'KEY' : 'STANDARD' };
  return [{ id: referenceId('priority', id), organizationId: id, ...facts }];
}
