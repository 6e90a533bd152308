/** A calendar day in Viet Nam, written YYYY-MM-DD; compares as text. */
export type Day = string;

const VIET_NAM_DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' });

let readClock: () => Date = () => new Date();

/** Today in Viet Nam: the register's days do not end at midnight UTC. */
export function today(): Day {
  return VIET_NAM_DAY.format(readClock());
}

/** Tests and stories set the time; returns the function that puts the real clock back. */
export function setClock(instant: string): () => void {
  readClock = () => new Date(instant);
  return () => {
    readClock = () => new Date();
  };
}
