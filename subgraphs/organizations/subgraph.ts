import { feedResolverOf } from '../kit/feed/feed.resolver.js';
import { referenceTo } from '../kit/rows.js';
import type { SubgraphDefinition } from '../kit/subgraph.js';
import { IndustrialZoneResolver } from './industrial-zone/industrial-zone.resolver.js';
import { IndustrialZone } from './industrial-zone/industrial-zone.js';
import { migrations } from './migrations/index.js';
import { AddressReviewResolver } from './organization/address-review.resolver.js';
import { OrganizationIdentifierResolver } from './organization/organization-identifier.resolver.js';
import { OrganizationIdentifier } from './organization/organization-identifier.js';
import {
  OrganizationPlacementResolver,
  PlacementResolver,
} from './organization/organization-placement.resolver.js';
import { OrganizationPlacement } from './organization/organization-placement.js';
import { OrganizationRegistrationResolver } from './organization/organization-registration.resolver.js';
import { OrganizationResolver, UnitOrganizationsResolver } from './organization/organization.resolver.js';
import { Organization } from './organization/organization.js';
import { AdministrativeUnitResolver } from './place/administrative-unit.resolver.js';
import { AdministrativeUnit } from './place/administrative-unit.js';
import { UnitSuccessionResolver } from './place/unit-succession.resolver.js';
import { UnitSuccession } from './place/unit-succession.js';

/** Owner of organisations and places; publishes their facts to the other subgraphs. */
export const definition: SubgraphDefinition = {
  name: 'organizations',
  schema: 'organizations',
  entities: [
    AdministrativeUnit,
    UnitSuccession,
    IndustrialZone,
    Organization,
    OrganizationIdentifier,
    OrganizationPlacement,
  ],
  migrations,
  resolvers: [
    AdministrativeUnitResolver,
    UnitSuccessionResolver,
    IndustrialZoneResolver,
    OrganizationResolver,
    UnitOrganizationsResolver,
    OrganizationRegistrationResolver,
    OrganizationPlacementResolver,
    PlacementResolver,
    OrganizationIdentifierResolver,
    AddressReviewResolver,
    feedResolverOf('organizationChanges', 'organizations'),
  ],
  references: {
    AdministrativeUnit: referenceTo(AdministrativeUnit),
    IndustrialZone: referenceTo(IndustrialZone),
    Organization: referenceTo(Organization),
  },
  projections: [],
  constraints: {
    organization_identifier_taken: {
      code: 'CONFLICT',
      path: 'input.identifiers',
      reason: 'Another organisation already has one of these identifiers.',
    },
  },
};
