import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { newId } from '../../kit/ids.js';
import { EMULATION_FACTS } from '../references/emulation-facts.view.js';
import { definition } from '../subgraph.js';

const UNKNOWN = '00000000-0000-7000-8000-00000000ffff';
const [model, draft, exemplar, secret] = [newId(), newId(), newId(), newId()];
let subgraph: TestSubgraph;
/** An organisation of the demonstration, and its commune of today; an outlet. */
let [organization, commune, outlet]: string[] = [];

const db = (): Kysely<unknown> => subgraph.orm.em.fork().getKysely();
const change = (topic: string, entityId: string, facts: object) => ({ topic, entityId, facts: { ...facts } });
const example = (changes: object = {}) => ({
  ...{ name: 'Mô hình mẫu', state: 'RECOGNISED', organizationId: organization, unitId: null },
  ...{ recognisedOn: '2026-03-01', clearedForPublication: true, ...changes },
});

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  const { rows } = await sql<{ id: string; commune: string }>`
    select organization_id as id, area_ids[1] as commune from campaigns.organization_place_reference
    where valid_from = '2025-07-01' and valid_to is null order by 1 limit 1`.execute(db());
  [organization, commune] = [rows[0]!.id, rows[0]!.commune];
  const partner = await sql<{ id: string }>`
    select id from campaigns.media_partner where name_vi = 'Báo Hải Dương'`.execute(db());
  outlet = partner.rows[0]!.id;
  await EMULATION_FACTS.apply(db(), [
    change('model', model, example()),
    change('model', draft, example({ state: 'LAUNCHED', recognisedOn: null })),
    change('exemplar', exemplar, example({ name: null })),
    change('exemplar', secret, example({ name: null, clearedForPublication: false })),
    change('organization', organization, { awards: [{ on: '2026-02-02', year: 2025, kindCode: 'X' }] }),
  ]);
});
afterAll(() => subgraph.stop());

type Viewer = Parameters<TestSubgraph['ask']>[2];
const OFFICER = { role: 'PROVINCE_OFFICER' } as const;
const MEDIA = { role: 'PARTNER', partner: 'MEDIA' } as const;
const codeOf = ({ errors }: { errors: readonly { extensions: { code?: unknown; path?: unknown } }[] }) => [
  errors[0]?.extensions.code,
  errors[0]?.extensions.path,
];
const record = (changes: object = {}, viewer: Viewer = OFFICER) =>
  subgraph.ask<{ recordPublication: { id: string } }>(
    `mutation ($input: RecordPublicationInput!) { recordPublication(input: $input) {
      id version url outlet { recipientLabel } model { id } exemplar { id } organization { id } material { id } } }`,
    {
      input: {
        ...{ outletId: outlet, subjectType: 'MODEL', subjectId: model, publishedOn: '2026-04-01' },
        ...{ url: 'https://press.example/mo-hinh', ...changes },
      },
    },
    viewer,
  );
const withdraw = (input: object, viewer: Viewer = OFFICER) =>
  subgraph.ask(
    'mutation ($input: WithdrawPublicationInput!) { withdrawPublication(input: $input) { withdrawn version } }',
    { input },
    viewer,
  );

async function factsOf(id: string): Promise<object[]> {
  const { rows } = await sql<{ facts: object }>`
    select facts from campaigns.change where topic = 'publication' and entity_id = ${id} order by xid, seq`.execute(
    db(),
  );
  return rows.map(({ facts }) => facts);
}

describe('recording a publication', () => {
  it('tells the feed, and is taken back once', async () => {
    const { data, errors } = await record();
    expect(errors).toEqual([]);
    const { id } = data!.recordPublication;
    expect(data!.recordPublication).toMatchObject({
      ...{ version: 1, outlet: { recipientLabel: 'Báo Hải Dương' }, model: { id: model }, exemplar: null },
      ...{ organization: { id: organization }, material: null },
    });
    expect(codeOf(await record())).toEqual(['CONFLICT', 'input.publishedOn']);
    const input = { id, version: 1, reason: 'Nhập trùng' };
    expect(codeOf(await withdraw({ ...input, version: 2 }))).toEqual(['CONFLICT', 'input.version']);
    expect(codeOf(await withdraw({ ...input, reason: ' ' }))).toEqual(['BAD_USER_INPUT', 'input.reason']);
    expect(codeOf(await withdraw(input, { role: 'COMMUNE_OFFICER', area: UNKNOWN }))[0]).toBe('FORBIDDEN');
    expect((await withdraw(input)).data).toEqual({ withdrawPublication: { withdrawn: true, version: 2 } });
    expect(codeOf(await withdraw({ ...input, version: 2 }))[0]).toBe('STATE_NOT_ALLOWED');
    expect(codeOf(await withdraw({ ...input, id: UNKNOWN }))).toEqual(['NOT_FOUND', 'input.id']);
    const facts = {
      id,
      outletId: outlet,
      subjectType: 'MODEL',
      subjectId: model,
      organizationId: organization,
    };
    expect(await factsOf(id)).toEqual([
      { ...facts, on: '2026-04-01' },
      { ...facts, on: null },
    ]);
  });

  it.each([
    ['a model that is not recognised', () => ({ subjectId: draft }), ['BAD_USER_INPUT', 'input.subjectId']],
    [
      'what is not cleared',
      () => ({ subjectId: secret, subjectType: 'EXEMPLAR' }),
      ['BAD_USER_INPUT', 'input.subjectId'],
    ],
    [
      'a day before the recognition',
      () => ({ publishedOn: '2026-02-28' }),
      ['BAD_USER_INPUT', 'input.subjectId'],
    ],
    ['a day to come', () => ({ publishedOn: '2026-11-21' }), ['BAD_USER_INPUT', 'input.publishedOn']],
    [
      'a subject of another kind',
      () => ({ subjectType: 'EXEMPLAR' }),
      ['BAD_USER_INPUT', 'input.subjectType'],
    ],
    ['an unknown subject', () => ({ subjectId: UNKNOWN }), ['NOT_FOUND', 'input.subjectId']],
    ['an unknown outlet', () => ({ outletId: UNKNOWN }), ['NOT_FOUND', 'input.outletId']],
    ['unknown material', () => ({ materialId: UNKNOWN }), ['NOT_FOUND', 'input.materialId']],
    ['no whereabouts', () => ({ url: null }), ['BAD_USER_INPUT', 'input.url']],
    ['an address of no page', () => ({ url: 'javascript:alert(1)' }), ['BAD_USER_INPUT', 'input.url']],
    [
      'a programme as long as a story',
      () => ({ programme: 'a'.repeat(201) }),
      ['BAD_USER_INPUT', 'input.programme'],
    ],
  ])('refuses %s', async (_, changes, expected) => {
    expect(codeOf(await record(changes()))).toEqual(expected);
  });

  it('is for the officers of the subject’s area', async () => {
    const officer = { role: 'COMMUNE_OFFICER', area: commune! } as const;
    expect((await record({ publishedOn: '2026-04-02' }, officer)).errors).toEqual([]);
    for (const viewer of [
      { role: 'COMMUNE_OFFICER', area: UNKNOWN },
      { role: 'ORGANIZATION', organization: organization! },
      { role: 'PUBLIC' },
      MEDIA,
    ] as const)
      expect(codeOf(await record({ publishedOn: '2026-04-03' }, viewer))[0]).toBe('FORBIDDEN');
  });

  it('speaks of an organisation while an award of it stands', async () => {
    const about = { subjectType: 'ORGANIZATION', subjectId: organization };
    expect((await record({ ...about, publishedOn: '2026-02-02' })).errors).toEqual([]);
    await EMULATION_FACTS.apply(db(), [change('organization', organization!, { awards: [] })]);
    expect(codeOf(await record({ ...about, publishedOn: '2026-05-02' }))).toEqual([
      'BAD_USER_INPUT',
      'input.subjectId',
    ]);
  });
});

describe('outlets and material', () => {
  it('an outlet is registered once, by the province', async () => {
    const register = (nameVi: string, viewer: Viewer = OFFICER) =>
      subgraph.ask(
        'mutation ($input: RegisterMediaPartnerInput!) { registerMediaPartner(input: $input) { nameVi kind } }',
        { input: { nameVi, kind: 'BULLETIN' } },
        viewer,
      );
    expect((await register('Bản tin mẫu')).errors).toEqual([]);
    expect(codeOf(await register('Bản tin  mẫu'))).toEqual(['CONFLICT', 'input.nameVi']);
    expect(codeOf(await register(''))).toEqual(['BAD_USER_INPUT', 'input.nameVi']);
    expect(codeOf(await register('Khác', { role: 'COMMUNE_OFFICER', area: commune! }))[0]).toBe('FORBIDDEN');
  });

  it('material is recorded by its organisation, listed to all, and withdrawn', async () => {
    const own = { role: 'ORGANIZATION', organization: organization! } as const;
    const recordMaterial = (changes: object = {}, viewer: Viewer = own) =>
      subgraph.ask<{ recordMaterial: { id: string } }>(
        'mutation ($input: RecordMaterialInput!) { recordMaterial(input: $input) { id topic { code } } }',
        {
          input: {
            ...{ organizationId: organization, topicCode: 'CYBER_SAFETY', titleVi: 'Tờ rơi mẫu' },
            ...{ kind: 'LEAFLET', preparedOn: '2026-03-03', ...changes },
          },
        },
        viewer,
      );
    const { data, errors } = await recordMaterial();
    expect(errors).toEqual([]);
    const { id } = data!.recordMaterial;
    const publication = await record({ materialId: id, publishedOn: '2026-06-01' });
    expect(publication.data!.recordPublication).toMatchObject({ material: { id } });
    expect(codeOf(await recordMaterial({ topicCode: 'GOSSIP' }))).toEqual(['NOT_FOUND', 'input.topicCode']);
    expect(codeOf(await recordMaterial({ preparedOn: '2026-11-21' }))[1]).toBe('input.preparedOn');
    expect(codeOf(await recordMaterial({ titleVi: 'a'.repeat(201) }))[1]).toBe('input.titleVi');
    expect(codeOf(await recordMaterial({}, { role: 'ORGANIZATION', organization: UNKNOWN }))[0]).toBe(
      'FORBIDDEN',
    );
    const list = () =>
      subgraph.ask<{ _entities: { materials: { nodes: { id: string }[] } }[] }>(
        `query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on Organization {
          materials(first: 100) { nodes { id } } } } }`,
        { ids: [{ __typename: 'Organization', id: organization }] },
      );
    const idsOf = async () => (await list()).data!._entities[0]!.materials.nodes.map((node) => node.id);
    expect(await idsOf()).toContain(id);
    const mutation =
      'mutation ($input: WithdrawPublicationInput!) { withdrawMaterial(input: $input) { withdrawn } }';
    const input = { id, version: 1, reason: 'Nhập nhầm' };
    expect((await subgraph.ask(mutation, { input }, own)).data).toEqual({
      withdrawMaterial: { withdrawn: true },
    });
    expect(await idsOf()).not.toContain(id);
    const again = await record({ materialId: id, publishedOn: '2026-06-02' });
    expect(codeOf(again)[0]).toBe('STATE_NOT_ALLOWED');
  });
});

interface Listed {
  totalCount: number;
  nodes: { model: { id: string } | null; exemplar: { id: string } | null; commune: { id: string } | null }[];
}

describe('what press and radio can still speak of', () => {
  const list = (variables: object, viewer: Viewer = MEDIA) =>
    subgraph.ask<{ publishableSubjects: Listed }>(
      `query ($outlet: ID!, $type: PublicationSubjectFilter) { publishableSubjects(outlet: $outlet, type: $type, first: 100) {
        totalCount nodes { name recognisedOn model { id } exemplar { id } organization { id } commune { id } } } }`,
      variables,
      viewer,
    );

  it('is recognised, cleared and not yet published by the outlet', async () => {
    await record({ subjectType: 'EXEMPLAR', subjectId: exemplar, publishedOn: '2026-09-09' });
    const { data, errors, statements } = await list({ outlet: UNKNOWN, type: { eq: 'EXEMPLAR' } });
    expect(errors).toEqual([]);
    expect(statements).toHaveLength(2);
    const ids = data!.publishableSubjects.nodes.map((node) => node.exemplar?.id);
    expect(ids).toContain(exemplar);
    expect(ids).not.toContain(secret);
    const found = data!.publishableSubjects.nodes.find((node) => node.exemplar?.id === exemplar);
    expect(found).toMatchObject({
      commune: { id: commune },
      organization: { id: organization },
      model: null,
    });
    const other = (await list({ outlet, type: { eq: 'EXEMPLAR' } })).data!.publishableSubjects;
    expect(other.nodes.map((node) => node.exemplar?.id)).not.toContain(exemplar);
    const models = (await list({ outlet: UNKNOWN, type: { eq: 'MODEL' } })).data!.publishableSubjects;
    expect(models.nodes.map((node) => node.model?.id)).not.toContain(draft);
  });

  it('is shown to no other partner, nor to the public', async () => {
    for (const viewer of [
      { role: 'PARTNER', partner: 'PARK_BOARD' },
      { role: 'PARTNER' },
      { role: 'PUBLIC' },
      { role: 'ORGANIZATION', organization: organization! },
    ] as const)
      expect(codeOf(await list({ outlet }, viewer))[0]).toBe('FORBIDDEN');
    expect(codeOf(await list({ outlet: 'x' }))).toEqual(['BAD_USER_INPUT', 'outlet']);
  });

  it('tells exemplars of which nothing appeared within 60 days', async () => {
    const late = (days: number, viewer: Viewer = OFFICER) =>
      subgraph.ask<{ unpublishedExemplars: Listed }>(
        'query ($days: Int!) { unpublishedExemplars(year: 2026, days: $days, first: 100) { totalCount nodes { exemplar { id } } } }',
        { days },
        viewer,
      );
    const idsOf = async (days: number, viewer?: Viewer) =>
      (await late(days, viewer)).data!.unpublishedExemplars.nodes.map((node) => node.exemplar!.id);
    // Recognised on 1 March, in the press on 9 September: 192 days later.
    expect(await idsOf(60)).toContain(exemplar);
    expect(await idsOf(191)).toContain(exemplar);
    expect(await idsOf(192)).not.toContain(exemplar);
    expect(await idsOf(60, { role: 'COMMUNE_OFFICER', area: commune! })).toContain(exemplar);
    expect(await idsOf(60, { role: 'COMMUNE_OFFICER', area: UNKNOWN })).toEqual([]);
    expect(codeOf(await late(0))).toEqual(['BAD_USER_INPUT', 'days']);
    expect(codeOf(await late(60, MEDIA))[0]).toBe('FORBIDDEN');
  });
});

describe('publications in figures', () => {
  it('count per outlet, in one statement for all, as a count by hand does', async () => {
    const { data, statements } = await subgraph.ask<{
      mediaPartners: { nodes: { id: string; publicationCount: number }[] };
    }>(
      '{ mediaPartners(first: 100) { nodes { id publicationCount(since: "2025-01-01", until: "2025-12-31") } } }',
    );
    expect(statements).toHaveLength(2);
    for (const { id, publicationCount } of data!.mediaPartners.nodes) {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from campaigns.media_publication
        where outlet_id = ${id} and not withdrawn and extract(year from published_on) = 2025`.execute(db());
      expect(publicationCount).toBe(rows[0]!.n);
    }
  });

  it('are listed by recipient of the directive, by day and by subject', async () => {
    const ask = (where: object) =>
      subgraph.ask<{
        mediaPublications: { nodes: { publishedOn: string; outlet: { recipientLabel: string | null } }[] };
      }>(
        `query ($where: PublicationWhere) { mediaPublications(where: $where, first: 100) {
          nodes { publishedOn outlet { recipientLabel } } } }`,
        { where },
      );
    const { nodes } = (await ask({ recipient: true, since: '2025-01-01', subjectType: { eq: 'EXEMPLAR' } }))
      .data!.mediaPublications;
    expect(nodes.length).toBeGreaterThan(0);
    expect(
      nodes.every(({ publishedOn, outlet: by }) => publishedOn >= '2025-01-01' && by.recipientLabel),
    ).toBe(true);
    expect(codeOf(await ask({ year: 1999 }))).toEqual(['BAD_USER_INPUT', 'where.year']);
  });

  it('of models and exemplars are listed from the graph, two statements for both', async () => {
    const { data, statements } = await subgraph.ask<{
      _entities: { publications: { totalCount: number } }[];
    }>(
      `query ($ids: [_Any!]!) { _entities(representations: $ids) {
        ... on MovementModel { publications(first: 5) { totalCount } }
        ... on Exemplar { publications(first: 5) { totalCount } } } }`,
      {
        ids: [
          { __typename: 'MovementModel', id: model },
          { __typename: 'Exemplar', id: exemplar },
        ],
      },
    );
    expect(statements).toHaveLength(1);
    expect(data!._entities[1]).toEqual({ publications: { totalCount: 1 } });
  });
});
