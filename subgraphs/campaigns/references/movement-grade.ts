import { graphEnum } from '../../kit/enums.js';

/** The enum of organizations, value for value: composition refuses two that differ. */
export const MovementGrade = graphEnum('MovementGrade', 'Grade of the movement in an organisation.', {
  EXCELLENT: 'Xuất sắc.',
  GOOD: 'Khá.',
  AVERAGE: 'Trung bình.',
  WEAK: 'Yếu.',
});
export type MovementGrade = keyof typeof MovementGrade;
