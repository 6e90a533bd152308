/** Shortly after the last event of the demonstration register. */
export const STORY_TIME = '2026-11-20T02:00:00Z';
