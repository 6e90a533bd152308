import { referenceId } from '../../kit/ids.js';

interface RuleFacts {
  council: readonly { level: string; validFrom: string }[];
  consecutive: readonly { kindCode: string; neededCode: string; validFrom: string }[];
  initiative: readonly { kindCode: string; scope: string; validFrom: string }[];
  instruments: readonly { rule: string; validFrom: string }[];
}

/** The rows of eligibility-rules.json, with ids made from what they say: the same in every installation. */
export function toRuleRows({
  council,
  consecutive,
  initiative,
  instruments,
}: RuleFacts): Record<keyof RuleFacts, object[]> {
  return {
    council: council.map((row) => ({ id: referenceId('council-rule', row.level, row.validFrom), ...row })),
    consecutive: consecutive.map((row) => ({
      id: referenceId('consecutive-rule', row.kindCode, row.neededCode, row.validFrom),
      ...row,
    })),
    initiative: initiative.map((row) => ({
      id: referenceId('initiative-rule', row.kindCode, row.scope, row.validFrom),
      ...row,
    })),
    instruments: instruments.map((row) => ({
      id: referenceId('rule-instrument', row.rule, row.validFrom),
      ...row,
    })),
  };
}
