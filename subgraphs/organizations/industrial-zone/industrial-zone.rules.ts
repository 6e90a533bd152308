import { referenceId } from '../../kit/ids.js';
import { normalizeText } from '../../kit/text.js';
import type { IndustrialZone, ZoneKind } from './industrial-zone.js';

export type ZoneRow = Omit<IndustrialZone, 'folded'>;

/** A row of industrial-zones.json: facts gathered from public sources, each with the source that names it. */
type ZoneFacts = Omit<ZoneRow, 'id' | 'kind'> & { kind: string };

const isKind = (kind: string): kind is ZoneKind => kind === 'PARK' || kind === 'CLUSTER';

/** The zones with ids made from kind and name: a park and a cluster may share a name. */
export function toZoneRows(facts: readonly ZoneFacts[]): ZoneRow[] {
  return facts.map(({ kind, ...zone }) => {
    if (!isKind(kind)) throw new Error(`${zone.name} is neither PARK nor CLUSTER but ${kind}`);
    const name = normalizeText(zone.name);
    return { ...zone, kind, name, id: referenceId('industrial-zone', kind, name) };
  });
}
