import { checkDigitOf } from '../../subgraphs/organizations/organization/organization-identifier.rules.js';
import { isForeignInvested } from '../../subgraphs/organizations/organization/organization.rules.js';
import type { SeedOrganization } from './plan.js';
import type { Random } from './random.js';

type Kind = SeedOrganization['kind'];

/** Share of each kind in a hundred, rounded from what a province of this size reports. */
const KINDS: readonly Kind[] = [
  ...Array<Kind>(20).fill('AGENCY'),
  ...Array<Kind>(50).fill('ENTERPRISE'),
  ...Array<Kind>(28).fill('SCHOOL'),
  ...Array<Kind>(2).fill('OTHER'),
];

const SCHOOLS = {
  PRESCHOOL: 'Trường Mầm non',
  PRIMARY: 'Trường Tiểu học',
  LOWER_SECONDARY: 'Trường THCS',
  UPPER_SECONDARY: 'Trường THPT',
  VOCATIONAL_CONTINUING: 'Trung tâm GDNN-GDTX',
  COLLEGE: 'Trường Cao đẳng',
} as const;
type School = keyof typeof SCHOOLS;
const SCHOOL_LEVELS = Object.keys(SCHOOLS) as School[];

const WORDS = [
  'An Khang',
  'Bình Minh',
  'Hoa Sen',
  'Sao Mai',
  'Thuận Phát',
  'Việt Hưng',
  'Đông Phong',
  'Tân Tiến',
  'Phú Thịnh',
  'Hòa Bình',
];
const AGENCIES = ['Phòng', 'Trung tâm', 'Ban', 'Chi cục', 'Trạm'];
/** The last one cannot have foreign capital. */
const FORMS = ['Công ty TNHH', 'Công ty Cổ phần', 'Doanh nghiệp tư nhân'];

type Facts = Pick<
  SeedOrganization,
  'kind' | 'ownership' | 'foreignInvested' | 'sizeClass' | 'educationLevel' | 'workforce'
> & { name: string };

/** Headcounts of Decree 80/2021 for industry; LARGE up to what the province's largest parks report. */
const HEADCOUNTS = { MICRO: [2, 10], SMALL: [11, 100], MEDIUM: [101, 200], LARGE: [201, 6000] } as const;

/** “Mẫu” (sample) stands in every name, so that none can be taken for a real organisation's. */
const nameOf = (prefix: string, random: Random, number: string): string =>
  `${prefix} Mẫu ${random.pick(WORDS)} ${number}`;

function enterprise(random: Random, number: string): Facts {
  const ownership = random.pick([
    ...Array<'DOMESTIC_PRIVATE'>(16).fill('DOMESTIC_PRIVATE'),
    'FOREIGN_INVESTED_100',
    'FOREIGN_INVESTED_100',
    'FOREIGN_JOINT_VENTURE',
    'STATE_OWNED_ENTERPRISE',
  ] as const);
  const foreignInvested = isForeignInvested(ownership);
  const sizeClass = foreignInvested
    ? random.pick(['MEDIUM', 'LARGE', 'LARGE'] as const)
    : random.pick(['MICRO', 'MICRO', 'SMALL', 'SMALL', 'MEDIUM', 'LARGE'] as const);
  const [fewest, most] = HEADCOUNTS[sizeClass];
  const workforce = random.int(fewest, most);
  return {
    ...{
      kind: 'ENTERPRISE',
      name: nameOf(random.pick(foreignInvested ? FORMS.slice(0, 2) : FORMS), random, number),
      ownership,
      foreignInvested,
    },
    ...{ sizeClass, educationLevel: null, workforce },
  };
}

function school(random: Random, number: string): Facts {
  const educationLevel = random.pick(SCHOOL_LEVELS);
  const ownership = random.chance(0.9) ? 'STATE_BUDGET' : 'DOMESTIC_PRIVATE';
  return {
    ...{
      kind: 'SCHOOL',
      name: nameOf(SCHOOLS[educationLevel], random, number),
      ownership,
      foreignInvested: false,
    },
    ...{ sizeClass: null, educationLevel, workforce: random.int(15, 180) },
  };
}

/** The facts of organisation number `index` (from 1) that do not depend on where it is. */
export function createFacts(random: Random, number: string): Facts {
  const kind = random.pick(KINDS);
  if (kind === 'ENTERPRISE') return enterprise(random, number);
  if (kind === 'SCHOOL') return school(random, number);
  const isAgency = kind === 'AGENCY';
  return {
    ...{ kind, name: nameOf(isAgency ? random.pick(AGENCIES) : 'Hợp tác xã', random, number) },
    ownership: isAgency ? (random.chance(0.7) ? 'STATE_BUDGET' : 'PUBLIC_SELF_FINANCED') : 'COOPERATIVE',
    ...{ foreignInvested: false, sizeClass: null, educationLevel: null, workforce: random.int(5, 120) },
  };
}

/** The first organisation is the one the documentation asks about: a foreign enterprise in an industrial park. */
export function createFirstFacts(number: string): Facts {
  return {
    ...{
      kind: 'ENTERPRISE',
      name: `Công ty TNHH Mẫu Điện tử ${number}`,
      ownership: 'FOREIGN_INVESTED_100',
      foreignInvested: true,
    },
    ...{ sizeClass: 'LARGE', educationLevel: null, workforce: 1840 },
  };
}

/** An enterprise code that belongs to nobody: prefix 99, valid check digit (domain: SYNTHETIC identifiers). */
export function createEnterpriseCode(index: number): string {
  const body = `99${String(index * 37)
    .padStart(7, '0')
    .slice(-7)}`;
  const digit = checkDigitOf(body);
  // 10: implementations differ on it. The digit is then written 0 and the register keeps the doubt.
  return `${body}${digit % 10}`;
}
