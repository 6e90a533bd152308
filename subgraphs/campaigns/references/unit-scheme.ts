import { Arg } from 'type-graphql';
import { graphEnum } from '../../kit/enums.js';

/** The enum of organizations, value for value: composition refuses two that differ. */
export const UnitScheme = graphEnum('UnitScheme', 'On which map a figure is counted.', {
  AS_OF_EVENT: 'The map of the time: units as they were then.',
  CURRENT:
    'Today’s map: each subject counts where it is now, never by share. One that no successor was found for counts nowhere.',
});
export type UnitScheme = keyof typeof UnitScheme;

/** On which map a figure of a unit is counted; as it was then, unless asked otherwise. */
export const UnitSchemeArg = () =>
  Arg('unitScheme', () => UnitScheme, {
    defaultValue: UnitScheme.AS_OF_EVENT,
    description: 'On which map to count.',
  });

/** For the descriptions of figures that take it. */
export const ON_TODAYS_MAP =
  'Today an abolished unit counts as the one it went to as a whole, and in the province that followed; split, in no commune.';
