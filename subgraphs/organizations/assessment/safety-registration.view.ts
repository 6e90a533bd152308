import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal, refuseInput } from '../../kit/errors.js';
import { requireId } from '../../kit/ids.js';
import { Organization } from '../organization/organization.js';
import { requireCommune } from '../organization/organization-place.view.js';
import { ResidentialArea } from '../residential-area/residential-area.js';
import { requireExisting } from '../residential-area/residential-area.rules.js';
import { LegalInstrument } from '../standard/legal-instrument.js';
import { SafetyStandard } from '../standard/safety-standard.js';
import { SubjectEligibility } from '../standard/subject-eligibility.js';
import type { RegisterForSafetyInput } from './safety-assessment.inputs.js';
import { subjectOfKind } from './safety-assessment.rules.js';
import { requireOpenOrganization, standardOfYear, type SubjectFacts } from './safety-registration.rules.js';

/** Who registers: the columns that point at it, and the facts its eligibility is decided on. */
export interface Registrant {
  subject: { organizationId: string | null; unitId: string | null; residentialAreaId: string | null };
  facts: SubjectFacts;
}

const NOBODY = { organizationId: null, unitId: null, residentialAreaId: null };
const NO_FACTS = { sizeClass: null, educationLevel: null, armedForces: false };

async function readOrganization(
  em: EntityManager,
  id: string,
  input: RegisterForSafetyInput,
): Promise<Registrant> {
  const wanted = requireId(id, 'input.organizationId');
  const found = await em.findOne(Organization, { id: wanted });
  if (!found)
    throw new Refusal('NOT_FOUND', `No organisation has the id ${wanted}.`, { path: 'input.organizationId' });
  requireOpenOrganization(found, input.registeredOn);
  const { kind, sizeClass, educationLevel } = found;
  return {
    subject: { ...NOBODY, organizationId: wanted },
    facts: { subject: subjectOfKind(kind), sizeClass, educationLevel, armedForces: input.armedForces },
  };
}

async function readArea(em: EntityManager, id: string): Promise<Registrant> {
  const wanted = requireId(id, 'input.residentialAreaId');
  const found = await em.findOne(ResidentialArea, { id: wanted });
  if (!found) {
    throw new Refusal('NOT_FOUND', `No residential area has the id ${wanted}.`, {
      path: 'input.residentialAreaId',
    });
  }
  requireExisting(found);
  return {
    subject: { ...NOBODY, residentialAreaId: wanted },
    facts: { ...NO_FACTS, subject: 'RESIDENTIAL_AREA' },
  };
}

/** The one subject a registration names. */
export async function readRegistrant(em: EntityManager, input: RegisterForSafetyInput): Promise<Registrant> {
  const { organizationId, unitId, residentialAreaId } = input;
  const named = [organizationId, unitId, residentialAreaId].filter((id) => id != null);
  if (named.length !== 1)
    refuseInput(
      'input',
      `a registration names one subject: an organisation, a commune or an area; this names ${named.length}`,
    );
  if (organizationId != null) return readOrganization(em, organizationId, input);
  if (residentialAreaId != null) return readArea(em, residentialAreaId);
  const unit = await requireCommune(em, unitId!, input.registeredOn);
  return { subject: { ...NOBODY, unitId: unit.id }, facts: { ...NO_FACTS, subject: 'COMMUNE' } };
}

/** The standard of a year (R4) with who may register under it. */
export async function readStandard(em: EntityManager, year: number) {
  const rows = await em.find(SafetyStandard, {});
  const instruments = await em.find(LegalInstrument, { id: rows.map(({ instrumentId }) => instrumentId) });
  const numbers = new Map(instruments.map(({ id, number, code }) => [id, number ?? code]));
  const standards = rows.map((row) => ({
    ...{ id: row.id, instrument: numbers.get(row.instrumentId)!, version: row.version },
    ...{ firstYear: row.firstYear, lastYear: row.lastYear, registrationDue: row.registrationDue },
  }));
  const standard = standardOfYear(standards, year);
  return { standard, eligibility: await em.find(SubjectEligibility, { standardId: standard.id }) };
}
