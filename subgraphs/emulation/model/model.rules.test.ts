import { expect, it } from '@jest/globals';
import { requireApplied, requireEnd, requireOneHost, requireSince, requireStepAfter } from './model.rules.js';

it('takes exactly one host', () => {
  expect(requireOneHost({ organizationId: 'a', unitId: null })).toEqual({ organizationId: 'a' });
  expect(requireOneHost({ unitId: 'b' })).toEqual({ unitId: 'b' });
  expect(() => requireOneHost({ organizationId: 'a', unitId: 'b' })).toThrow('not both');
  expect(() => requireOneHost({})).toThrow('an organisation or a unit is needed');
});

it.each(['PILOT', 'LAUNCHED', 'RECOGNISED', 'REPLICATED'] as const)(
  'points can be added to a model that is %s',
  (state) => {
    expect(() => requireApplied(state)).not.toThrow();
  },
);

it.each(['PROPOSED', 'DISCONTINUED'] as const)('points cannot be added to a model that is %s', (state) => {
  expect(() => requireApplied(state)).toThrow(`The model is ${state}`);
});

it('takes steps in the order of their days', () => {
  expect(() => requireStepAfter('2026-03-01', '2026-03-01')).not.toThrow();
  expect(() => requireStepAfter('2026-03-01', '2026-02-28')).toThrow(
    'before the model’s last step on 2026-03-01',
  );
});

it('starts a span inside its holder', () => {
  expect(() => requireSince({ since: '2026-03-01', until: null }, '2026-03-01')).not.toThrow();
  expect(() => requireSince({ since: '2026-03-01', until: null }, '2026-02-28')).toThrow('before 2026-03-01');
  expect(() => requireSince({ since: '2026-03-01', until: '2026-04-01' }, '2026-03-05')).toThrow(
    'closed on 2026-04-01',
  );
});

it('ends a span once, after its first day', () => {
  expect(() => requireEnd({ since: '2026-03-01', until: null }, '2026-03-02')).not.toThrow();
  expect(() => requireEnd({ since: '2026-03-01', until: null }, '2026-03-01')).toThrow('ends later');
  expect(() => requireEnd({ since: '2026-03-01', until: '2026-04-01' }, '2026-05-01')).toThrow(
    'closed on 2026-04-01 already',
  );
});
