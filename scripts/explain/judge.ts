/** A node of `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON)`; rows are a mean per loop. */
export interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Parent Relationship'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Join Filter'?: number;
  'Shared Hit Blocks'?: number;
  'Shared Read Blocks'?: number;
  Plans?: PlanNode[];
}

export interface Explained {
  Plan: PlanNode;
  'Execution Time': number;
}

/** What is more than a register of 50,000 organisations may cost a reader who waits. */
const LIMITS = {
  /** A table this small may be read whole: the country's 14,914 administrative units take 6 ms. */
  scannedRows: 20_000,
  /** Of a small table that is read again for each row of a large one, all rounds together. */
  rescannedRows: 1_000_000,
  /** Of the rows a whole table was read for; statistics keep most of them and are right to read it. */
  keptShare: 0.1,
  /** Rows the inner side of a nested loop is asked for, all rounds together. */
  innerRows: 100_000,
  /** Of one statement, on the database's side. */
  milliseconds: 500,
} as const;

export const isSlow = (explained: Explained): boolean => explained['Execution Time'] > LIMITS.milliseconds;

/** What is wrong with a statement's plan, in words; nothing: it may stay. */
export function judgePlan(explained: Explained): string[] {
  const { Plan, 'Execution Time': milliseconds } = explained;
  const offences = listNodes(Plan).flatMap((node) => [...judgeScan(node), ...judgeLoop(node)]);
  if (isSlow(explained)) offences.push(`takes ${milliseconds.toFixed(0)} ms`);
  return [...new Set(offences)];
}

function listNodes(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(listNodes)];
}

function judgeScan(node: PlanNode): string[] {
  if (node['Node Type'] !== 'Seq Scan') return [];
  const loops = node['Actual Loops'];
  const kept = node['Actual Rows'];
  const read = kept + (node['Rows Removed by Filter'] ?? 0);
  const isSmall = read <= LIMITS.scannedRows && read * loops <= LIMITS.rescannedRows;
  if (isSmall || kept >= read * LIMITS.keptShare) return [];
  return [`reads ${read * loops} rows of ${node['Relation Name']} without an index to keep ${kept * loops}`];
}

function judgeLoop(node: PlanNode): string[] {
  if (node['Node Type'] !== 'Nested Loop') return [];
  const inner = node.Plans?.find((each) => each['Parent Relationship'] === 'Inner');
  if (!inner) return [];
  const removed = inner['Rows Removed by Filter'] ?? 0;
  const visited = (inner['Actual Rows'] + removed) * inner['Actual Loops'];
  if (visited <= LIMITS.innerRows) return [];
  return [`visits ${visited} rows of ${nameRelation(inner)} in a nested loop`];
}

function nameRelation(node: PlanNode): string {
  return listNodes(node).find((each) => each['Relation Name'])?.['Relation Name'] ?? node['Node Type'];
}
