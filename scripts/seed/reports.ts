import type { EntityManager } from '@mikro-orm/postgresql';
import { referenceId } from '../../subgraphs/kit/ids.js';
import { AuthorityBody } from '../../subgraphs/organizations/authority/authority-body.js';
import { existsOn } from '../../subgraphs/organizations/authority/authority-body.rules.js';
import { PeriodicReportStep } from '../../subgraphs/organizations/report/periodic-report-step.js';
import { PeriodicReport } from '../../subgraphs/organizations/report/periodic-report.js';
import { ReportFigure } from '../../subgraphs/organizations/report/report-figure.js';
import { ReportLine } from '../../subgraphs/organizations/report/report-line.js';
import { ReportReceipt } from '../../subgraphs/organizations/report/report-receipt.js';
import { ReportRequest } from '../../subgraphs/organizations/report/report-request.js';
import { insertRows } from './insert.js';
import type { SeedCounts, SeedPlan } from './plan.js';
import { type Asked, livePart, liveWhole, toReportRows } from './report-life.js';
import { createLines } from './report-lines.js';

const YEARS = [2023, 2024, 2025, 2026];
const TEMPLATE_ID = referenceId('report-template', 'ANNUAL_MOVEMENT');

type ReportRows = ReturnType<typeof toReportRows>;

interface YearRows {
  requests: object[];
  whole: ReportRows;
  parts: ReportRows[];
  receipts: object[];
}

const bodiesOf = (bodies: readonly AuthorityBody[], day: string) => {
  const present = bodies.filter((body) => existsOn(body, day));
  const find = (kind: string, level: string) =>
    present.filter((body) => body.kind === kind && body.level === level);
  return {
    committee: find('PC', 'PROVINCE')[0]!.id,
    police: find('POLICE', 'PROVINCE')[0]!.id,
    ministry: find('MINISTRY', 'CENTRAL')[0]!.id,
    // Districts until they were abolished, communes since.
    local: ['DISTRICT', 'COMMUNE'].map((level) => find('PC', level)).find(({ length }) => length > 0)!,
  };
};

const toReceipts = ({ report, steps }: ReportRows, receivers: readonly string[]) => {
  const days = steps
    .filter(({ event }) => event === 'RECEIVE' || event === 'ACCEPT')
    .map((step) => step.takenOn);
  return receivers.map((bodyId, i) => ({
    ...{ id: referenceId('report-receipt', report.id, bodyId), reportId: report.id, bodyId },
    acceptedOn: days[i] ?? null,
  }));
};

/** The committee asks the police of the province, and the police everybody below, in November (clause 6d). */
function createYear(bodies: readonly AuthorityBody[], plan: SeedPlan, year: number): YearRows {
  const { committee, police, ministry, local } = bodiesOf(bodies, `${year}-11-03`);
  const isOpen = year === 2026;
  const toRequest = (
    requesterId: string,
    days: { requestedOn: string; dueOn: string },
    document: string,
  ) => ({
    ...{ id: referenceId('report-request', requesterId, String(year)), templateId: TEMPLATE_ID, requesterId },
    ...{ periodFrom: `${year - 1}-12-15`, periodTo: `${year}-12-14`, ...days, document },
  });
  const above = toRequest(
    committee,
    { requestedOn: `${year}-11-03`, dueOn: `${year + 1}-01-10` },
    `${2100 + year - 2020}/UBND-NC`,
  );
  const below = toRequest(
    police,
    { requestedOn: `${year}-11-10`, dueOn: `${year}-12-22` },
    `${3400 + year - 2020}/CAT-PV05`,
  );
  const countedOn = `${year + 1}-01-08`;
  const askedOf = (
    { id, requestedOn, dueOn }: typeof above,
    bodyId: string,
    parentId: string | null,
  ): Asked => ({
    ...{ requestId: id, bodyId, parentId, requestedOn, dueOn, countedOn },
  });
  const first = <T>(steps: readonly T[]): readonly T[] => (isOpen ? steps.slice(0, 1) : steps);
  const asked = askedOf(above, police, null);
  const whole = toReportRows(asked, first(liveWhole(asked)), `${20 + year - 2020}/BC-CAT-PV05`);
  const parts = local.map(({ id }) => {
    const random = plan.randomFor('report-part', id, String(year));
    const part = askedOf(below, id, whole.report.id);
    const steps = livePart(random, part, year === 2025);
    return toReportRows(part, first(steps), `${random.int(50, 600)}/BC-UBND`);
  });
  const receipts = [
    ...toReceipts(whole, [committee, ministry]),
    ...parts.flatMap((part) => toReceipts(part, [police])),
  ];
  return { requests: [above, below], whole, parts, receipts };
}

/**
 * Three years of reports across the merger, and the requests of the fourth. Comes last: what the register computes
 * rests on what all four subgraphs hold.
 */
export async function seedReports(em: EntityManager, plan: SeedPlan): Promise<SeedCounts> {
  const bodies = await em.find(AuthorityBody, {}, { orderBy: { id: 'asc' } });
  const figures = await em.find(ReportFigure, { templateId: TEMPLATE_ID }, { orderBy: { position: 'asc' } });
  let count = 0;
  for (const year of YEARS) {
    const { requests, whole, parts, receipts } = createYear(bodies, plan, year);
    const reports = [whole, ...parts];
    await insertRows(em, ReportRequest, requests);
    await insertRows(
      em,
      PeriodicReport,
      reports.map(({ report }) => report),
    );
    await insertRows(
      em,
      PeriodicReportStep,
      reports.flatMap(({ steps }) => steps),
    );
    await insertRows(em, ReportReceipt, receipts);
    const ground = { figures, whole: whole.report, parts: parts.map(({ report }) => report) };
    await insertRows(em, ReportLine, await createLines(em, plan, ground));
    count += reports.length;
  }
  plan.progress(count * figures.length);
  return { periodicReports: count };
}
