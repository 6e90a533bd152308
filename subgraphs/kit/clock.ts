/** A calendar day in Viet Nam, written YYYY-MM-DD; compares as text. */
export type Day = string;

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

const VIET_NAM_DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' });

let readClock: () => Date = () => new Date();

/** Viet Nam is whole hours ahead of UTC: within one of these the day does not change. */
let known = { hour: Number.NaN, day: '' };

/** Today in Viet Nam: the register's days do not end at midnight UTC. */
export function today(): Day {
  const now = readClock();
  const hour = Math.floor(now.getTime() / HOUR_MS);
  if (hour !== known.hour) known = { hour, day: VIET_NAM_DAY.format(now) };
  return known.day;
}

/** Tests and stories set the time; returns the function that puts the real clock back. */
export function setClock(instant: string): () => void {
  readClock = () => new Date(instant);
  return () => {
    readClock = () => new Date();
  };
}

/** The day `days` later (or earlier). */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The same day `months` later (or earlier); a day the month does not have becomes its last, as in PostgreSQL. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDate))).toISOString().slice(0, 10);
}
