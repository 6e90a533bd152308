import { refuseInput } from '../../kit/errors.js';
import type { EmulationRoundType } from '../round/emulation-round.js';

export interface CouncilVote {
  roundType: EmulationRoundType;
  level: string;
  votesFor: number | null;
  councilMembers: number | null;
  /** What the instrument in force asks for; null: none is on record for this level. */
  ratio: { requiredPercent: number; instrument: string } | null;
}

interface VoteFinding {
  outcome: 'MET' | 'NOT_MET' | 'NOT_APPLICABLE' | 'OPEN';
  reason: string;
  instrument: string | null;
}

/** R11: the share of votes over all members of the council, absent ones too; the threshold is the instrument's. */
export function explainCouncilVote(vote: CouncilVote): VoteFinding {
  const { roundType, level, votesFor, councilMembers, ratio } = vote;
  if (roundType === 'AD_HOC')
    return { outcome: 'NOT_APPLICABLE', reason: 'An AD_HOC round has no council.', instrument: null };
  if (!ratio) {
    const reason = `No instrument on record asks for a share of votes at the level ${level}.`;
    return { outcome: 'NOT_APPLICABLE', reason, instrument: null };
  }
  const { requiredPercent, instrument } = ratio;
  if (votesFor === null || councilMembers === null) {
    const reason = `The council has not voted; ${requiredPercent}% of all members are needed.`;
    return { outcome: 'OPEN', reason, instrument };
  }
  // Whole numbers: 18 of 20 is 90% exactly, which a quotient of floats may miss.
  const isEnough = votesFor * 100 >= requiredPercent * councilMembers;
  const reason = `${votesFor} of all ${councilMembers} members voted for it; ${requiredPercent}% are needed.`;
  return { outcome: isEnough ? 'MET' : 'NOT_MET', reason, instrument };
}

/** Votes are cast by members: none more than there are. */
export function requireVotes(votesFor: number, membersTotal: number): number {
  if (votesFor < 0 || votesFor > membersTotal)
    refuseInput('input.votesFor', `is ${votesFor} of ${membersTotal} members`);
  return votesFor;
}
