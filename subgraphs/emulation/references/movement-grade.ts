import { graphEnum } from '../../kit/enums.js';

/** Owned by organizations, whose grades come through the feed. */
export const MovementGrade = graphEnum('MovementGrade', 'Grade of the movement in an organisation.', {
  EXCELLENT: 'Xuất sắc.',
  GOOD: 'Khá.',
  AVERAGE: 'Trung bình.',
  WEAK: 'Yếu.',
});
export type MovementGrade = keyof typeof MovementGrade;
