import { describe, expect, it } from '@jest/globals';
import {
  requireEnding,
  requireFittingUnit,
  requireStandingKind,
  requireSuccessorChain,
} from './authority-body.rules.js';

const A = { id: 'a', nameVi: 'A', validFrom: null, validTo: '2025-07-01' };
const B = { id: 'b', nameVi: 'B', validFrom: '2025-03-01', validTo: null };

describe('a body and its unit', () => {
  const district = { nameVi: 'Huyện Nam Sách', level: 'DISTRICT' };

  it('are of one level', () => {
    expect(() => requireFittingUnit('DISTRICT', district)).not.toThrow();
    expect(() => requireFittingUnit('PROVINCE', district)).toThrow(
      'Huyện Nam Sách is a unit of level DISTRICT, the body one of PROVINCE',
    );
    expect(() => requireFittingUnit('PROVINCE', null)).toThrow('needs its administrative unit');
  });

  it('are apart for the CENTRAL level', () => {
    expect(() => requireFittingUnit('CENTRAL', null)).not.toThrow();
    expect(() => requireFittingUnit('CENTRAL', district)).toThrow('a CENTRAL body belongs to no unit');
  });
});

describe('the end of a body', () => {
  it('comes once, after its beginning', () => {
    expect(() => requireEnding(B, '2025-03-02')).not.toThrow();
    expect(() => requireEnding(B, '2025-03-01')).toThrow('B exists only from 2025-03-01');
    expect(() => requireEnding(A, '2025-08-01')).toThrow('A was already abolished on 2025-07-01');
  });

  it('names a successor of that day', () => {
    expect(() => requireSuccessorChain('a', [B], '2025-07-01')).not.toThrow();
    expect(() => requireSuccessorChain('a', [], '2025-07-01')).not.toThrow();
    expect(() => requireSuccessorChain('a', [B], '2025-02-28')).toThrow('B does not exist on 2025-02-28');
  });

  it('never leads back to the body itself', () => {
    expect(() => requireSuccessorChain('a', [A], '2025-07-01')).toThrow('the body would follow itself: A');
    expect(() => requireSuccessorChain('a', [B, { ...B, id: 'c', nameVi: 'C' }, A], '2025-07-01')).toThrow(
      'the body would follow itself: B → C → A',
    );
  });
});

it('only committees and councils have a standing body', () => {
  expect(() => requireStandingKind('STEERING_COMMITTEE')).not.toThrow();
  expect(() => requireStandingKind('POLICE')).toThrow('a POLICE has none');
});
