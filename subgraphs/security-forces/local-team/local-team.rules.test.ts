import { describe, expect, it } from '@jest/globals';
import {
  requireEnd,
  requireExisting,
  requireGroup,
  requireMembers,
  requireTeam,
  requireTeamCount,
} from './local-team.rules.js';

const refused = (path: string) =>
  expect.objectContaining({ code: 'BAD_USER_INPUT', details: expect.objectContaining({ path }) });

describe('a local team', () => {
  const team = { kind: 'SECURITY_TEAM', establishedOn: '2024-07-01', decidedOn: '2024-06-20' } as const;

  it('is of a kind the law of its first day knows', () => {
    expect(() => requireTeam(team)).not.toThrow();
    expect(() => requireTeam({ ...team, kind: 'CIVIL_GUARD', establishedOn: '2024-06-30' })).not.toThrow();
    expect(() => requireTeam({ ...team, establishedOn: '2024-06-30' })).toThrow(
      refused('input.establishedOn'),
    );
    for (const kind of ['CIVIL_GUARD', 'SEMI_PROFESSIONAL_COMMUNE_POLICE', 'CIVIL_DEFENCE_TEAM'] as const)
      expect(() => requireTeam({ ...team, kind })).toThrow(refused('input.kind'));
  });

  it('follows its decision', () => {
    expect(() => requireTeam({ ...team, decidedOn: '2024-07-02' })).toThrow(refused('input.decidedOn'));
  });

  it('ends once, after its last count', () => {
    const span = { establishedOn: '2024-07-01', dissolvedOn: null };
    expect(() => requireEnd(span, null, '2024-07-02')).not.toThrow();
    expect(() => requireEnd(span, '2025-01-01', '2025-01-02')).not.toThrow();
    expect(() => requireEnd(span, '2025-01-01', '2025-01-01')).toThrow(refused('input.dissolvedOn'));
    expect(() => requireEnd(span, null, '2024-07-01')).toThrow(refused('input.dissolvedOn'));
    expect(() => requireEnd({ ...span, dissolvedOn: '2025-01-01' }, null, '2026-01-01')).toThrow(
      expect.objectContaining({ code: 'STATE_NOT_ALLOWED' }),
    );
  });

  it('is counted while it exists, with at least one', () => {
    const span = { establishedOn: '2024-07-01', dissolvedOn: '2025-07-01' };
    expect(() => requireExisting(span, '2025-06-30', 'input.asOf')).not.toThrow();
    expect(() => requireExisting(span, '2025-07-01', 'input.asOf')).toThrow(refused('input.asOf'));
    expect(() => requireExisting(span, '2024-06-30', 'input.asOf')).toThrow(refused('input.asOf'));
    expect(() => requireTeamCount({ leaders: 1, deputies: 1, members: 3 })).not.toThrow();
  });

  it.each([
    ['two heads', { leaders: 2, deputies: 0, members: 0 }, 'input.leaders'],
    ['eleven deputies', { leaders: 1, deputies: 11, members: 0 }, 'input.deputies'],
    ['a negative count', { leaders: 1, deputies: 0, members: -1 }, 'input.members'],
    ['nobody', { leaders: 0, deputies: 0, members: 0 }, 'input.members'],
  ])('is not counted with %s', (_, count, path) => {
    expect(() => requireTeamCount(count)).toThrow(refused(path));
  });
});

describe('a group of staff', () => {
  const open = { establishedOn: '2020-01-01', closedOn: '2025-01-01' };

  it('begins in the life of its organisation, with a member', () => {
    expect(() => requireGroup({ establishedOn: '2020-01-01', members: 1 }, open)).not.toThrow();
    expect(() => requireMembers(10_000)).not.toThrow();
  });

  it.each([
    ['too early', { establishedOn: '2019-12-31', members: 3 }, 'input.establishedOn'],
    ['too late', { establishedOn: '2025-01-01', members: 3 }, 'input.establishedOn'],
    ['without members', { establishedOn: '2021-01-01', members: 0 }, 'input.members'],
    ['with an absurd count', { establishedOn: '2021-01-01', members: 10_001 }, 'input.members'],
  ])('is refused %s', (_, group, path) => {
    expect(() => requireGroup(group, open)).toThrow(refused(path));
  });
});
