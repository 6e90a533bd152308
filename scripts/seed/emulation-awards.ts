import catalog from '../../subgraphs/emulation/award/award-catalog.json' with { type: 'json' };
import { referenceId } from '../../subgraphs/kit/ids.js';
import { presentationOf } from './emulation-records.js';
import type { SeedOrganization, SeedPlan } from './plan.js';
import { addDays, type Random } from './random.js';

const YEARS = [2021, 2022, 2023, 2024, 2025, 2026];

/** An award as it is usually given: how often a year, by whom, in which season. */
interface Custom {
  code: string;
  chance: number;
  season: 'FESTIVAL' | 'YEAR_END';
}

/** Shares a year; high awards as rare as the five flags and twenty-eight certificates reported for 2018. */
const COLLECTIVE: readonly Custom[] = [
  { code: 'TTLDTT', chance: 0.2, season: 'YEAR_END' },
  { code: 'GK', chance: 0.14, season: 'FESTIVAL' },
  { code: 'TTLDXS', chance: 0.03, season: 'YEAR_END' },
  { code: 'BK_UBND', chance: 0.03, season: 'FESTIVAL' },
  { code: 'BK_BCA', chance: 0.01, season: 'FESTIVAL' },
  { code: 'CTD_TINH', chance: 0.006, season: 'YEAR_END' },
  { code: 'CTD_BCA', chance: 0.003, season: 'YEAR_END' },
  { code: 'BK_TTG', chance: 0.001, season: 'YEAR_END' },
];

const INDIVIDUAL: readonly Custom[] = [
  { code: 'LDTT', chance: 0.05, season: 'YEAR_END' },
  { code: 'CSTDCS', chance: 0.02, season: 'YEAR_END' },
  { code: 'GK', chance: 0.04, season: 'FESTIVAL' },
  { code: 'KNC_ANTQ', chance: 0.008, season: 'FESTIVAL' },
];

/** What the documentation's organisation has besides what chance gives it. */
export const FIRST_CODE = 'HD-0001';
const OF_FIRST: readonly (readonly [code: string, year: number])[] = [
  ['BK_UBND', 2023],
  ['TTLDTT', 2024],
  ['GK', 2025],
  ['BK_BCA', 2026],
];

const ISSUERS: Readonly<Record<string, string>> = {
  HEAD_OF_UNIT: 'QĐ-TT',
  ENTERPRISE_DIRECTOR: 'QĐ-GĐ',
  COMMUNE_CHAIR: 'QĐ-UBND',
  DISTRICT_CHAIR: 'QĐ-UBND',
  PROVINCE_CHAIR: 'QĐ-UBND',
  MINISTER: 'QĐ-BCA',
  PRIME_MINISTER: 'QĐ-TTg',
};

/** Commemorative medals and certificates are handed over at the festival, titles after the year's review. */
const dayOf = (random: Random, year: number, season: Custom['season']): string =>
  season === 'FESTIVAL'
    ? random.day(`${year}-07-02`, `${year}-08-19`)
    : random.day(`${year}-12-05`, `${year + 1}-01-25`);

/** Who decides an award as a rule, among those with the authority that day: the district until the merger. */
function deciderOf(code: string, kind: SeedOrganization['kind'], day: string) {
  const head = kind === 'ENTERPRISE' ? 'ENTERPRISE_DIRECTOR' : 'HEAD_OF_UNIT';
  const higher = ['PROVINCE_CHAIR', 'MINISTER', 'PRIME_MINISTER'];
  const usual = code === 'GK' ? ['DISTRICT_CHAIR', 'COMMUNE_CHAIR'] : [head, ...higher];
  const { authorities } = catalog.find((award) => award.code === code)!;
  const inForce = authorities.filter(({ validTo }) => validTo === null || day < validTo);
  return usual.flatMap((office) => inForce.filter((one) => one.office === office))[0]!;
}

function createDecision(
  random: Random,
  organization: SeedOrganization,
  { code, year, decidedOn }: { code: string; year: number; decidedOn: string },
) {
  const { nameVi, title, form } = catalog.find((award) => award.code === code)!;
  const { office, level } = deciderOf(code, organization.kind, decidedOn);
  const decisionNumber = `${random.int(1, 4800)}/${ISSUERS[office]!}`;
  const decisionId = referenceId('award-decision', decisionNumber, decidedOn, office);
  return {
    organizationId: organization.id,
    year,
    title,
    form,
    titleVi: nameVi,
    level,
    decidedBy: office,
    decisionId,
    decisionNumber,
    decidedOn,
  };
}

const existed = ({ establishedOn, closedOn }: SeedOrganization, year: number, day: string): boolean =>
  establishedOn < `${year}-01-01` && (closedOn === null || day < closedOn);

function revocationOf(random: Random, decidedOn: string, until: string) {
  const revokedOn = addDays(decidedOn, random.int(60, 400));
  return random.chance(0.01) && revokedOn <= until
    ? {
        revokedOn,
        revocationNumber: `${random.int(1, 4800)}/QĐ-UBND`,
      }
    : { revokedOn: null, revocationNumber: null };
}

/** The chance of each award in each year, as decisions that had been taken by the register's last day. */
function* chosen(
  random: Random,
  { organization, until }: { organization: SeedOrganization; until: string },
  customs: readonly Custom[],
) {
  const sure = customs === COLLECTIVE && organization.code === FIRST_CODE ? OF_FIRST : [];
  for (const year of YEARS) {
    for (const { code, chance, season } of customs) {
      const isSure = sure.some(([one, when]) => one === code && when === year);
      const isChosen = random.chance(chance) || isSure;
      const decidedOn = dayOf(random, year, season);
      if (isChosen && decidedOn <= until && existed(organization, year, decidedOn))
        yield { code, year, decidedOn };
    }
  }
}

export function createAwards(plan: SeedPlan, organization: SeedOrganization) {
  const random = plan.randomFor('awards', organization.code);
  return [...chosen(random, { organization, until: plan.until }, COLLECTIVE)].map((choice) => {
    const id = referenceId('award', String(plan.seed), organization.code, choice.code, String(choice.year));
    const decision = createDecision(random, organization, choice);
    const revocation = revocationOf(random, choice.decidedOn, plan.until);
    return {
      ...{ id, ...decision, ...revocation, version: 1 },
      ...presentationOf(plan, organization, { id, decidedOn: decision.decidedOn }),
    };
  });
}

const POSITIONS = [
  ['Nhân viên bảo vệ', 'WORKER'],
  ['Đội trưởng đội bảo vệ', 'LEADER'],
  ['Chuyên viên', 'WORKER'],
  ['Giáo viên', 'WORKER'],
  ['Công nhân', 'WORKER'],
  ['Trưởng phòng hành chính', 'LEADER'],
] as const;

/** Labels instead of names, so that none can be taken for a real person's. */
export function createIndividualAwards(plan: SeedPlan, organization: SeedOrganization) {
  const random = plan.randomFor('individual-awards', organization.code);
  return [...chosen(random, { organization, until: plan.until }, INDIVIDUAL)].map((choice, i) => {
    const [position, standing] = random.pick(POSITIONS);
    return {
      id: referenceId(
        'individual-award',
        String(plan.seed),
        organization.code,
        choice.code,
        String(choice.year),
      ),
      recipientName: `Cá nhân ${organization.code.slice(3)}-${i + 1}`,
      position,
      standing,
      achievement: 'Hoàn thành xuất sắc nhiệm vụ bảo vệ an ninh, trật tự tại đơn vị',
      mayPublish: random.chance(0.6),
      ...createDecision(random, organization, choice),
    };
  });
}
