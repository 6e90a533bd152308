import type { EntityManager } from '@mikro-orm/postgresql';
import type { Day } from '../../kit/clock.js';
import { Refusal, refuseInput } from '../../kit/errors.js';
import { newId, requireId } from '../../kit/ids.js';
import { optionalText } from '../../kit/text.js';
import { IndustrialZone } from '../industrial-zone/industrial-zone.js';
import { AdministrativeUnit } from '../place/administrative-unit.js';
import { OrganizationPlacement, type PlacementBasis } from './organization-placement.js';
import { requireCommuneOn } from './organization-placement.rules.js';

/** A place as a client names it, for a span that starts on a day. */
export interface Place {
  unitId: string;
  zoneId?: string | null;
  addressText?: string | null;
}

/** The commune a client named, as it was on `day`; refuses one that did not exist then (R14). */
export async function requireCommune(
  em: EntityManager,
  unitId: string,
  day: Day,
): Promise<AdministrativeUnit> {
  const id = requireId(unitId, 'input.unitId');
  const unit = await em.findOne(AdministrativeUnit, { id });
  if (!unit)
    throw new Refusal('NOT_FOUND', `No administrative unit has the id ${id}.`, { path: 'input.unitId' });
  requireCommuneOn(unit, day, 'input.unitId');
  return unit;
}

async function requireZone(em: EntityManager, zoneId: string | null | undefined): Promise<string | null> {
  if (zoneId == null) return null;
  const id = requireId(zoneId, 'input.zoneId');
  if (!(await em.findOne(IndustrialZone, { id }))) {
    throw new Refusal('NOT_FOUND', `No industrial zone has the id ${id}.`, { path: 'input.zoneId' });
  }
  return id;
}

/** Starts a span at a place on `validFrom`, checked against the map and the zones of that day. */
export async function placeOrganization(
  em: EntityManager,
  place: Place,
  span: { organizationId: string; validFrom: Day; basis: PlacementBasis },
): Promise<void> {
  const unit = await requireCommune(em, place.unitId, span.validFrom);
  em.create(OrganizationPlacement, {
    id: newId(),
    ...span,
    unitId: unit.id,
    zoneId: await requireZone(em, place.zoneId),
    addressText: optionalText(place.addressText, 'input.addressText', 300),
    validTo: null,
  });
}

/** Where the organisation is now; every organisation has exactly one open span. */
export async function requireOpenPlacement(
  em: EntityManager,
  organizationId: string,
): Promise<OrganizationPlacement> {
  const open = await em.findOne(OrganizationPlacement, { organizationId, validTo: null });
  return open ?? refuseInput('input.id', 'the organisation has no open placement');
}
