import { graphEnum } from '../../kit/enums.js';

export const PublicationSubject = graphEnum(
  'PublicationSubject',
  'What a publication speaks of (clause 5c); always a collective, never a single person.',
  {
    MODEL: 'A model of the movement (mô hình).',
    EXEMPLAR: 'An organisation held up as an example (điển hình tiên tiến).',
    ORGANIZATION: 'An organisation that was awarded.',
  },
);
export type PublicationSubject = keyof typeof PublicationSubject;
