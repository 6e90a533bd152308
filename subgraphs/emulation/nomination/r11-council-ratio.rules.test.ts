import { describe, expect, it } from '@jest/globals';
import rules from './eligibility-rules.json' with { type: 'json' };
import { requireMembersTotal } from '../council/council-session.rules.js';
import { stateAfter } from '../../kit/states.js';
import { type CouncilVote, explainCouncilVote, requireVotes } from './council-vote.rules.js';
import { findVoteObstacle } from './eligibility.rules.js';
import { NOMINATION_LIFE } from './nomination.states.js';

const vote = (changes: Partial<CouncilVote> = {}): CouncilVote => ({
  ...{ roundType: 'ANNUAL', level: 'PROVINCE', votesFor: 18, councilMembers: 20 },
  ratio: { requiredPercent: 90, instrument: '91/2017/NĐ-CP' },
  ...changes,
});

describe('R11: the share of votes over all members of the council', () => {
  it.each([
    [18, 20, 'MET'],
    [17, 20, 'NOT_MET'],
    [9, 10, 'MET'],
    [19, 21, 'MET'],
    [18, 21, 'NOT_MET'],
  ] as const)('%i of %i at 90%% is %s', (votesFor, councilMembers, outcome) => {
    expect(explainCouncilVote(vote({ votesFor, councilMembers }))).toMatchObject({
      ...{ outcome, instrument: '91/2017/NĐ-CP' },
      reason: `${votesFor} of all ${councilMembers} members voted for it; 90% are needed.`,
    });
  });

  it('closes the proposal with its number and instrument while it fails', () => {
    const propose = (votesFor: number) => () => {
      const finding = { rule: 'COUNCIL_RATIO', ...explainCouncilVote(vote({ votesFor })) } as const;
      const life = { state: 'VOTED', roundState: 'COUNCIL_REVIEW', roundType: 'ANNUAL' } as const;
      const facts = { ...life, obstacle: null, voteObstacle: findVoteObstacle([finding]) };
      return stateAfter(NOMINATION_LIFE, facts, 'PROPOSE');
    };
    expect(propose(18)()).toBe('PROPOSED');
    expect(propose(17)).toThrow('COUNCIL_RATIO (R11, 91/2017/NĐ-CP): 17 of all 20 members voted for it');
    expect(propose(17)).toThrow(expect.objectContaining({ code: 'STATE_NOT_ALLOWED' }));
  });

  it('is measured by the instrument in force: what fails at 90% passes at 80%', () => {
    const ratio = { requiredPercent: 80, instrument: '98/2023/NĐ-CP' };
    expect(explainCouncilVote(vote({ votesFor: 16, ratio }))).toMatchObject({ outcome: 'MET' });
    expect(explainCouncilVote(vote({ votesFor: 16 }))).toMatchObject({ outcome: 'NOT_MET' });
  });

  it('is open before the vote, and asked for neither ad hoc nor where no instrument is on record', () => {
    expect(explainCouncilVote(vote({ votesFor: null, councilMembers: null })).outcome).toBe('OPEN');
    expect(explainCouncilVote(vote({ roundType: 'AD_HOC' })).outcome).toBe('NOT_APPLICABLE');
    expect(explainCouncilVote(vote({ ratio: null, level: 'STATE' })).reason).toContain('level STATE');
  });

  it('takes no more votes than there are members', () => {
    expect(requireVotes(20, 20)).toBe(20);
    expect(() => requireVotes(21, 20)).toThrow('input.votesFor');
    expect(() => requireVotes(-1, 20)).toThrow('input.votesFor');
    expect([requireMembersTotal(1), requireMembersTotal(200)]).toEqual([1, 200]);
    expect(() => requireMembersTotal(0)).toThrow('input.membersTotal');
    expect(() => requireMembersTotal(201)).toThrow('input.membersTotal');
  });

  it('has one threshold on record for every day since 2017-10-01', () => {
    const spans = rules.council.toSorted((a, b) => a.validFrom.localeCompare(b.validFrom));
    expect(spans[0]!.validFrom).toBe('2017-10-01');
    expect(spans.slice(1).map(({ validFrom }) => validFrom)).toEqual(
      spans.slice(0, -1).map(({ validTo }) => validTo),
    );
    expect(spans.at(-1)!.validTo).toBeNull();
  });
});
