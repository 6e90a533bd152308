import { describe, expect, it } from '@jest/globals';
import {
  requireCommitmentsWithin,
  requireLaunchCampaign,
  requireLaunchHost,
  requireStandingLaunch,
} from './launch-event.rules.js';

describe('a launch', () => {
  it('is held in an enterprise', () => {
    expect(() => requireLaunchHost('ENTERPRISE')).not.toThrow();
    for (const kind of ['AGENCY', 'SCHOOL', 'OTHER', null] as const)
      expect(() => requireLaunchHost(kind)).toThrow('launched in an ENTERPRISE');
  });

  it('has at most as many commitments as people', () => {
    const counts = { participants: 50, workersCommitted: 48, ownersCommitted: 2 };
    expect(() => requireCommitmentsWithin(counts)).not.toThrow();
    expect(() => requireCommitmentsWithin({ ...counts, ownersCommitted: 3 })).toThrow('makes 51 commitments');
    expect(() =>
      requireCommitmentsWithin({ participants: 0, workersCommitted: 0, ownersCommitted: 0 }),
    ).toThrow('someone to hear it');
  });

  it('belongs to a LAUNCH campaign of its enterprise, or to none', () => {
    const campaign = { kind: 'LAUNCH', hostId: 'a', startsOn: '2026-03-01', endsOn: '2026-05-30' } as const;
    const launch = { organizationId: 'a', heldOn: '2026-03-01' };
    expect(() => requireLaunchCampaign(campaign, launch)).not.toThrow();
    expect(() => requireLaunchCampaign({ ...campaign, kind: 'GENERAL' }, launch)).toThrow('of kind LAUNCH');
    expect(() => requireLaunchCampaign({ ...campaign, hostId: 'b' }, launch)).toThrow('another organisation');
    expect(() => requireLaunchCampaign(campaign, { ...launch, heldOn: '2026-05-31' })).toThrow('outside its');
  });

  it('stays as it was once withdrawn', () => {
    expect(() => requireStandingLaunch({ withdrawn: false })).not.toThrow();
    expect(() => requireStandingLaunch({ withdrawn: true })).toThrow('was withdrawn');
  });
});
