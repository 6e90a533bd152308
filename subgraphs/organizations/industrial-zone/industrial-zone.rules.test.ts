import { describe, expect, test } from '@jest/globals';
import zoneFacts from './industrial-zones.json' with { type: 'json' };
import { toZoneRows } from './industrial-zone.rules.js';

describe('the industrial zones', () => {
  const rows = toZoneRows(zoneFacts);

  test('are 19 parks and 15 clusters, each with a source and an id of its own', () => {
    const kinds = Object.groupBy(rows, ({ kind }) => kind);
    expect([kinds.PARK?.length, kinds.CLUSTER?.length]).toEqual([19, 15]);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(34);
    expect(rows.every(({ source }) => source !== '')).toBe(true);
  });

  test('have the same ids whenever they are read', () => {
    expect(toZoneRows(zoneFacts)).toEqual(rows);
  });

  test('are refused with a kind the register does not know', () => {
    expect(() => toZoneRows([{ ...zoneFacts[0]!, kind: 'ZONE' }])).toThrow(
      'Đại An is neither PARK nor CLUSTER but ZONE',
    );
  });
});
