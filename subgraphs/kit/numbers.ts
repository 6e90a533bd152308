import { refuseInput } from './errors.js';

/** Refuses a count that is negative or beyond a bound no honest record reaches. */
export function requireCount(value: number, path: string, max: number): number {
  if (value < 0) refuseInput(path, `is ${value}; a count is 0 or more`);
  if (value > max) refuseInput(path, `is ${value}; more than ${max} is taken for a typing error`);
  return value;
}
