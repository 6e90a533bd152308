import { expect, it } from '@jest/globals';
import { EntitySchema } from '@mikro-orm/core';
import { ORGANIZATION_RECORDS as CAMPAIGN_RECORDS } from '../../subgraphs/campaigns/data-rights/organization-records.view.js';
import { definition as campaigns } from '../../subgraphs/campaigns/subgraph.js';
import { ORGANIZATION_RECORDS as EMULATION_RECORDS } from '../../subgraphs/emulation/data-rights/organization-records.view.js';
import { definition as emulation } from '../../subgraphs/emulation/subgraph.js';
import type { OrganizationRecords } from '../../subgraphs/kit/dispute/record.view.js';
import { ORGANIZATION_RECORDS } from '../../subgraphs/organizations/data-rights/organization-records.view.js';
import { definition as organizations } from '../../subgraphs/organizations/subgraph.js';
import { ORGANIZATION_RECORDS as FORCE_RECORDS } from '../../subgraphs/security-forces/data-rights/organization-records.view.js';
import { definition as securityForces } from '../../subgraphs/security-forces/subgraph.js';

/** Tables about an organisation that its export leaves out, each with the reason. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  ActivityParticipation: 'headcounts of an activity, disputed with the activity; a row has no id',
  FormerGuardCount: 'a count of erased guards with a field of its own, Organization.formerGuardCount',
  IndividualAward: 'an award of a natural person is theirs, not the organisation’s (domain 8.1)',
  OrganizationEvidence: 'a projection: the owner exports it',
  OrganizationPlaceReference: 'a projection: the owner exports it',
  OrganizationGradeReference: 'a projection: the owner exports it',
  OrganizationYearReference: 'a projection: the owner exports it',
  ManagerTrainingReference: 'a projection: the owner exports it',
  PublicationReference: 'a projection: the owner exports it',
  SubjectReference: 'a projection: the owner exports it',
};

interface Property {
  kind?: string;
  entity?: () => Function;
}

const propertiesOf = (entity: Function): [string, Property][] =>
  Object.entries(EntitySchema.REGISTRY.get(entity)!.properties as Record<string, Property>);

/** Entities that name an organisation, or belong to a record that is exported. */
function findAboutOrganizations(entities: readonly Function[], exported: ReadonlySet<Function>): Function[] {
  return entities.filter((entity) =>
    propertiesOf(entity).some(
      ([name, { kind, entity: target }]) =>
        ['organizationId', 'hostId'].includes(name) || (kind === 'm:1' && exported.has(target!())),
    ),
  );
}

function findMissing(entities: readonly Function[], { records }: Pick<OrganizationRecords, 'records'>) {
  const exported = new Set(Object.values(records).map(({ entity }) => entity));
  const about = findAboutOrganizations(entities, exported);
  return { about, missing: about.filter((one) => !exported.has(one)).map(({ name }) => name) };
}

const PARTS = [
  [organizations, ORGANIZATION_RECORDS],
  [securityForces, FORCE_RECORDS],
  [campaigns, CAMPAIGN_RECORDS],
  [emulation, EMULATION_RECORDS],
] as const;

it('an organisation can have and dispute every record about itself (domain 8.3)', () => {
  const parts = PARTS.map(([{ entities }, records]) => findMissing(entities as Function[], records));
  const about = parts.flatMap((part) => part.about);
  console.info(`${about.length} entities about organisations examined`);
  expect(about.length).toBeGreaterThanOrEqual(60);
  expect(parts.flatMap((part) => part.missing).filter((name) => !(name in LEFT_OUT))).toEqual([]);
});

it('every reason to leave one out is about an entity that is left out', () => {
  const parts = PARTS.map(([{ entities }, records]) => findMissing(entities as Function[], records));
  const missing = new Set(parts.flatMap((part) => part.missing));
  expect(Object.keys(LEFT_OUT).filter((name) => !missing.has(name))).toEqual([]);
});

it('finds a record that is forgotten, and a child of one that is kept', () => {
  const { INITIATIVE, MODEL_STEP, ...records } = EMULATION_RECORDS.records;
  const { missing } = findMissing(emulation.entities as Function[], { records });
  expect(missing).toContain(INITIATIVE!.entity.name);
  expect(missing).toContain(MODEL_STEP!.entity.name);
});
