import type { EntityManager } from '@mikro-orm/postgresql';
import { Material } from '../../subgraphs/campaigns/publication/material.js';
import { MediaPartner } from '../../subgraphs/campaigns/publication/media-partner.js';
import { MediaPublication } from '../../subgraphs/campaigns/publication/media-publication.js';
import { referenceId } from '../../subgraphs/kit/ids.js';
import { createAwards } from './emulation-awards.js';
import { createExemplars } from './emulation-exemplars.js';
import { createModels } from './emulation-models.js';
import { insertRows } from './insert.js';
import type { SeedOrganization, SeedPlan } from './plan.js';
import { addDays, type Random } from './random.js';

/** The two recipients of the directive (N9), and outlets of the kinds that exist beside them. */
const OUTLETS = [
  ['Báo Hải Dương', 'NEWSPAPER', 'Báo Hải Dương'],
  ['Đài Phát thanh và Truyền hình tỉnh', 'RADIO_TELEVISION', 'Đài PT-TH tỉnh'],
  ['Cổng thông tin điện tử tỉnh', 'PORTAL', null],
  ['Hệ thống truyền thanh cơ sở', 'LOCAL_RADIO', null],
  ['Bản tin công đoàn', 'BULLETIN', null],
] as const;

const outletId = (name: string): string => referenceId('media-partner', name);
const PRESSED = new Set(['PROVINCE', 'MINISTRY', 'STATE']);
const STANDING = { withdrawn: false, withdrawalReason: null, version: 1 } as const;

interface Subject {
  subjectType: 'MODEL' | 'EXEMPLAR' | 'ORGANIZATION';
  subjectId: string;
  organizationId: string;
}

/** Most are published once, some by a second outlet a few days later. */
function createPublications(
  random: Random,
  { key, subject }: { key: string; subject: Subject },
  { from, until }: { from: string; until: string },
) {
  const start = random.int(0, 1);
  return [0, 1].flatMap((n) => {
    const [name, kind] = OUTLETS[random.chance(0.6) ? (start + n) % 2 : 2 + n]!;
    const publishedOn = addDays(from, n * random.int(2, 20));
    const isPublished = (n === 0 || random.chance(0.4)) && publishedOn <= until;
    const where =
      kind === 'NEWSPAPER' || kind === 'PORTAL'
        ? { url: `https://press.example/${key.slice(0, 8)}-${n}`, programme: null }
        : { url: null, programme: 'Chuyên mục Vì an ninh Tổ quốc' };
    const id = referenceId('media-publication', key, String(n));
    const row = { id, outletId: outletId(name), materialId: null, publishedOn, ...where, ...subject };
    return isPublished ? [{ ...row, ...STANDING }] : [];
  });
}

/** What was published of the exemplars of some organisations: from the day each was made known. */
function createOfExemplars(plan: SeedPlan, organization: SeedOrganization): object[] {
  return createExemplars(plan, organization).flatMap(({ exemplar, steps }) => {
    const madeKnown = steps.find(({ event }) => event === 'PUBLICISE');
    if (!madeKnown) return [];
    const subject = {
      subjectType: 'EXEMPLAR',
      subjectId: exemplar.id,
      organizationId: organization.id,
    } as const;
    const random = plan.randomFor('publications', exemplar.id);
    return createPublications(
      random,
      { key: exemplar.id, subject },
      { from: madeKnown.takenOn, until: plan.until },
    );
  });
}

/** Three in five awards of the province and above were in the press, some weeks after the decision; each once or twice. */
function createOfAwards(plan: SeedPlan, organization: SeedOrganization): object[] {
  const random = plan.randomFor('award-publications', organization.code);
  const subject = {
    subjectType: 'ORGANIZATION',
    subjectId: organization.id,
    organizationId: organization.id,
  } as const;
  return createAwards(plan, organization).flatMap(({ id, level, decidedOn, revokedOn }) => {
    const from = addDays(decidedOn, random.int(2, 45));
    if (!PRESSED.has(level) || revokedOn || !random.chance(0.6)) return [];
    return createPublications(random, { key: id, subject }, { from, until: plan.until });
  });
}

/** Two in three recognised models were in the press. */
function createOfModels(plan: SeedPlan): object[] {
  return createModels(plan).flatMap(({ model, steps, leader }) => {
    const recognised = (steps as { event: string; takenOn: string }[]).find(
      ({ event }) => event === 'RECOGNISE',
    );
    const random = plan.randomFor('publications', model.id);
    if (!recognised || !random.chance(0.67)) return [];
    const subject = { subjectType: 'MODEL', subjectId: model.id, organizationId: leader.id } as const;
    const from = addDays(recognised.takenOn, random.int(5, 90));
    return createPublications(random, { key: model.id, subject }, { from, until: plan.until });
  });
}

const MATERIALS = [
  ['Đề cương tuyên truyền Phong trào Toàn dân bảo vệ an ninh Tổ quốc', 'OUTLINE', 'MOVEMENT'],
  ['Tờ rơi phòng, chống lừa đảo trên mạng', 'LEAFLET', 'CYBER_SAFETY'],
  ['Bài phát thanh phòng, chống tội phạm', 'AUDIO', 'CRIME_PREVENTION'],
  ['Pa nô an toàn phòng cháy, chữa cháy', 'POSTER', 'FIRE_SAFETY'],
] as const;

/** Agencies prepare most of the material; one in eight does so in a year. */
function createMaterials(
  plan: SeedPlan,
  { id, code, kind, establishedOn, closedOn }: SeedOrganization,
): object[] {
  const random = plan.randomFor('materials', code);
  return [2021, 2022, 2023, 2024, 2025, 2026].flatMap((year) => {
    const [titleVi, form, topic] = random.pick(MATERIALS);
    const preparedOn = random.day(`${year}-02-01`, `${year}-09-30`);
    const isPrepared = random.chance(kind === 'AGENCY' ? 0.12 : 0.02);
    if (!isPrepared || preparedOn < establishedOn || (closedOn !== null && preparedOn >= closedOn)) return [];
    const material = {
      id: referenceId('material', String(plan.seed), code, String(year)),
      organizationId: id,
    };
    const facts = { topicId: referenceId('topic', topic), titleVi, kind: form, preparedOn };
    return [{ ...material, ...facts, ...STANDING }];
  });
}

/** Outlets, and what they published of models. */
export async function seedOutlets(em: EntityManager, plan: SeedPlan): Promise<number> {
  const outlets = OUTLETS.map(([nameVi, kind, recipientLabel]) => ({
    ...{ id: outletId(nameVi), nameVi, kind, recipientLabel, version: 1 },
  }));
  await insertRows(em, MediaPartner, outlets);
  const publications = createOfModels(plan);
  await insertRows(em, MediaPublication, publications);
  plan.progress(outlets.length + publications.length);
  return publications.length;
}

/** Publications and material of some organisations; how many of each. */
export async function seedPublications(
  em: EntityManager,
  plan: SeedPlan,
  organizations: readonly SeedOrganization[],
): Promise<{ publications: number; materials: number }> {
  const publications = organizations.flatMap((one) => [
    ...createOfExemplars(plan, one),
    ...createOfAwards(plan, one),
  ]);
  const materials = organizations.flatMap((one) => createMaterials(plan, one));
  await insertRows(em, MediaPublication, publications);
  await insertRows(em, Material, materials);
  return { publications: publications.length, materials: materials.length };
}
