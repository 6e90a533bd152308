import { referenceId } from '../../kit/ids.js';

const INSTRUMENT = '06/2013/NĐ-CP';

/** The law of rule R12 as it was read; a later text is a later migration. */
export const HIRING_LIMITS = [
  {
    id: referenceId('hiring-limit', INSTRUMENT, 'STATE_BUDGET'),
    instrument: INSTRUMENT,
    ownership: 'STATE_BUDGET',
    months: 12,
    validFrom: '2013-03-01',
    certainty:
      'Found: state-budget bodies may not hire security service permanently; older contracts run out at their term, short ones are allowed. Decided by the register: more than 12 months is permanent. The cases listed in Circular 46/2014 were not seen.',
  },
] as const;
