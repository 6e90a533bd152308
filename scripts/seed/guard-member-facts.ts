import { referenceId } from '../../subgraphs/kit/ids.js';
import { addMonths } from '../../subgraphs/kit/clock.js';
import { type createSnapshots, earlier, FIRST, type SeedUnit } from './guard-facts.js';
import type { SeedOrganization, SeedPlan } from './plan.js';
import { addDays } from './random.js';
import type { createAttendance, createCourses } from './training-facts.js';

/** Share of guarded organisations that keep their list of guards in the register. */
const KEEPS_LIST = 0.35;

/** Guards who left since 2021, for each one there. */
const TURNOVER = 0.3;

interface Guarded {
  organization: SeedOrganization;
  units: readonly SeedUnit[];
  snapshots: ReturnType<typeof createSnapshots>;
}

const pad = (n: number): string => String(n).padStart(4, '0');

/** The guards of an organisation's present unit, as many as it last counted, and some who left. */
export function createMembers(plan: SeedPlan, { organization, units, snapshots }: Guarded) {
  const { id: organizationId, code, closedOn } = organization;
  const random = plan.randomFor('guard-member', code);
  const unit = units.at(-1);
  if (!unit || closedOn !== null || (code !== FIRST && !random.chance(KEEPS_LIST))) return [];
  const count = snapshots.findLast(({ unitId }) => unitId === unit.id);
  const present = count?.present ?? 0;
  const left = Math.round(present * TURNOVER);
  return Array.from({ length: present + left }, (_, i) => {
    const hasLeft = i >= present;
    const employedFrom = random.day(unit.establishedOn, earlier('2026-09-30', plan.until));
    const firstEnd = addDays(employedFrom, 60);
    const employedTo = random.day(firstEnd, '2026-10-31');
    const checkedOn = random.day(addDays(employedFrom, 1), earlier(addDays(employedFrom, 30), plan.until));
    return {
      ...{ id: referenceId('guard-member', String(plan.seed), code, String(i)), organizationId },
      ...{ staffNumber: `BV-${pad(i + 1)}`, name: `Cá nhân ${pad(random.int(1, 9999))}` },
      ...{
        jobTitle: i === 0 ? 'Đội trưởng' : 'Nhân viên bảo vệ',
        form: unit.form,
        employedFrom,
        over18: true,
      },
      employedTo: hasLeft && employedTo <= plan.until ? employedTo : null,
      ...{ meetsStandard: i < (count?.meetsStandard ?? 0) || hasLeft, checkedOn, checkedBy: 'ORGANIZATION' },
      version: 1,
    };
  });
}

type Member = ReturnType<typeof createMembers>[number];

const isThereOn = ({ employedFrom, employedTo }: Member, day: string): boolean =>
  employedFrom <= day && (employedTo === null || employedTo > day);

interface Certified {
  members: readonly Member[];
  attendances: ReturnType<typeof createAttendance>;
  courses: ReturnType<typeof createCourses>;
}

function createCertificate(
  member: Member,
  facts: { kind: string; number: string; issuedOn: string; validUntil: string | null },
) {
  const id = referenceId('guard-certificate', member.id, facts.kind, facts.issuedOn);
  return {
    ...{ id, guardId: member.id, organizationId: member.organizationId, ...facts, standing: 'VALID' },
    ...{ endedOn: null, document: null, replacedById: null, version: 1 },
  };
}

/** A month after a course for guards, as many have the certificate as passed; outsourced guards bring theirs along. */
export function createCertificates(plan: SeedPlan, { members, attendances, courses }: Certified): object[] {
  const byId = new Map(courses.map((course) => [course.id, course]));
  const trained = attendances.flatMap(({ courseId, passed }) => {
    const { audience, startsOn, endsOn } = byId.get(courseId)!;
    if (audience !== 'GUARD') return [];
    const issuedOn = addDays(endsOn, 30);
    const there = members.filter((one) => one.form !== 'OUTSOURCED' && isThereOn(one, startsOn));
    return there.slice(0, passed).map((member) => {
      const number = `${member.id.slice(0, 8)}/GCN-${startsOn.slice(0, 4)}`;
      const validUntil = addMonths(issuedOn, 12);
      return createCertificate(member, { kind: 'GUARD_CERTIFICATE', number, issuedOn, validUntil });
    });
  });
  const brought = members.filter(
    (one) => one.form === 'OUTSOURCED' && plan.randomFor('service-certificate', one.id).chance(0.8),
  );
  const services = brought.map((member) =>
    createCertificate(member, {
      ...{ kind: 'SECURITY_SERVICE_CERTIFICATE', number: `${member.id.slice(0, 8)}/CC-NVBV` },
      ...{ issuedOn: addDays(member.employedFrom, -20), validUntil: null },
    }),
  );
  return [...trained, ...services];
}
