import { referenceId } from '../../kit/ids.js';

interface InstrumentFacts {
  code: string;
}

/** The content of safety-standards.json: every row names its instrument, and how certain it is. */
interface StandardFacts {
  standards: {
    instrument: string;
    version: number;
    firstYear: number;
    lastYear: number | null;
    registrationDue: string;
    decisionDue: string;
    certainty: string;
  }[];
  eligibility: {
    standard: string;
    subject: string;
    excludedSizeClasses: string[];
    excludedEducationLevels: string[];
    excludesArmedForces: boolean;
    article: string;
    certainty: string;
  }[];
  criteria: {
    instrument: string;
    code: string;
    subjects: string[];
    label: string;
    evidence: string | null;
    threshold: number | null;
    measure: string | null;
    due: string | null;
    maxPoints: number | null;
    mandatory: boolean;
    wording: string;
  }[];
  deadlines: { instrument: string; subject: string; before: string; certainty: string }[];
  authorities: {
    subject: string;
    managedBy: string;
    level: string;
    validFrom: string | null;
    validTo: string | null;
    certainty: string;
  }[];
}

const instrumentIdOf = (code: string): string => referenceId('legal-instrument', code);

/** Years decide between standards, so an instrument's latest rows are the ones in use. */
const standardIdOf = (code: string): string => referenceId('safety-standard', code);

/** The instruments with ids made from their codes: loading twice changes nothing. */
export function toInstrumentRows<Facts extends InstrumentFacts>(facts: readonly Facts[]) {
  return facts.map((row) => ({ id: instrumentIdOf(row.code), ...row }));
}

/** The rows of the five tables that say what the standard asks, of whom, by when and who decides. */
export function toStandardRows(facts: StandardFacts) {
  const { standards, eligibility, criteria, deadlines, authorities } = facts;
  return {
    standards: standards.map(({ instrument, ...row }) => ({
      ...{ id: standardIdOf(instrument), instrumentId: instrumentIdOf(instrument), ...row },
    })),
    eligibility: eligibility.map(({ standard, ...row }) => ({
      ...{
        id: referenceId('eligibility', standard, row.subject),
        standardId: standardIdOf(standard),
        ...row,
      },
    })),
    criteria: criteria.map(({ instrument, ...row }) => ({
      ...{ id: referenceId('criterion', row.code), instrumentId: instrumentIdOf(instrument), ...row },
    })),
    deadlines: deadlines.map(({ instrument, ...row }) => ({
      ...{ id: referenceId('deadline', instrument, row.subject) },
      ...{ instrumentId: instrumentIdOf(instrument), ...row },
    })),
    authorities: authorities.map((row) => ({
      ...{ id: referenceId('recognition-authority', row.subject, row.managedBy, row.level), ...row },
    })),
  };
}
