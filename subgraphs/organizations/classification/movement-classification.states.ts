import type { LifeCycle } from '../../kit/states.js';
import type { Grantee, Role } from '../../kit/viewer.js';
import type { ClassificationEvent } from './classification-step.js';
import type { ClassificationState } from './movement-classification.js';

/** Who may see an organisation’s grades: itself, the officers of its area, the emulation office, analysts and, of its schools, the education department. */
export const GRADE_READERS = [
  'ORGANIZATION',
  'COMMUNE_OFFICER',
  'PROVINCE_OFFICER',
  'EMULATION_OFFICE',
  'ANALYST',
  'PARTNER:EDUCATION',
] as const satisfies readonly Grantee[];

/** Who decides a grade: never the organisation itself. */
const OFFICERS = ['COMMUNE_OFFICER', 'PROVINCE_OFFICER'] as const satisfies readonly Role[];

/** The life of a grade after its proposal (domain 5.1). A correction may itself be corrected. */
export const CLASSIFICATION_CYCLE: LifeCycle<
  ClassificationState,
  Exclude<ClassificationEvent, 'PROPOSE'>,
  { state: ClassificationState }
> = {
  DECIDE: { from: ['PROPOSED'], to: 'DECIDED', who: OFFICERS, document: true },
  CORRECT: { from: ['DECIDED', 'CORRECTED'], to: 'CORRECTED', who: OFFICERS, document: true },
};
