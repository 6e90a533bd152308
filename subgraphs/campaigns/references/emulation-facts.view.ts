import { sql } from 'kysely';
import { newestFacts, type Projection } from '../../kit/feed/projection.js';
import type { Change } from '../../kit/feed/outbox.js';
import type { PublicationSubject } from './publication-subject.js';

/** The facts of topics `model` and `exemplar` this subgraph keeps. */
interface ExampleFacts {
  name: string | null;
  state: string;
  organizationId: string | null;
  unitId: string | null;
  recognisedOn: string | null;
  clearedForPublication: boolean;
}

interface SubjectRow extends ExampleFacts {
  id: string;
  type: PublicationSubject;
}

const toExamples = (changes: readonly Change[], topic: string, type: PublicationSubject): SubjectRow[] =>
  newestFacts<ExampleFacts>(changes, topic).map((facts) => ({ ...facts, type }));

/** An organisation may be spoken of once it has an award that stands; without one it is forgotten again. */
const toAwarded = (changes: readonly Change[]): SubjectRow[] =>
  newestFacts<{ awards: { on: string }[] }>(changes, 'organization').map(({ id, awards }) => {
    const [recognisedOn = null] = awards.map(({ on }) => on).sort();
    const state = recognisedOn ? 'AWARDED' : 'NOT_AWARDED';
    return {
      ...{ id, type: 'ORGANIZATION', name: null, organizationId: id, unitId: null },
      ...{ state, recognisedOn, clearedForPublication: recognisedOn !== null },
    };
  });

/** Keeps what may be published, beside the publications: one statement a page. */
export const EMULATION_FACTS: Projection = {
  feed: 'emulationChanges',
  apply: async (db, changes) => {
    const rows = [
      ...toExamples(changes, 'model', 'MODEL'),
      ...toExamples(changes, 'exemplar', 'EXEMPLAR'),
      ...toAwarded(changes),
    ];
    if (rows.length === 0) return;
    await sql`
      insert into campaigns.subject_reference
        (id, type, name, state, organization_id, unit_id, recognised_on, cleared_for_publication)
      select f.id, f.type, f.name, f.state, f."organizationId", f."unitId", f."recognisedOn", f."clearedForPublication"
      from jsonb_to_recordset(cast(${JSON.stringify(rows)} as jsonb)) as f(id uuid, type text, name text, state text,
        "organizationId" uuid, "unitId" uuid, "recognisedOn" date, "clearedForPublication" boolean)
      on conflict (id) do update set name = excluded.name, state = excluded.state, organization_id = excluded.organization_id,
        unit_id = excluded.unit_id, recognised_on = excluded.recognised_on,
        cleared_for_publication = excluded.cleared_for_publication`.execute(db);
  },
};
