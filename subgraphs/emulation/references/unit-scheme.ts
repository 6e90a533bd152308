import { graphEnum } from '../../kit/enums.js';

/** As organizations says it, so that one argument serves the figures of both. */
export const UnitScheme = graphEnum('UnitScheme', 'On which map a figure is counted.', {
  AS_OF_EVENT: 'The map of the time: units as they were then.',
  CURRENT:
    'Today’s map: each subject counts where it is now, never by share. One that no successor was found for counts nowhere.',
});
export type UnitScheme = keyof typeof UnitScheme;
