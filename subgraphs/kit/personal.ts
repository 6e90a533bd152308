/** Lets the register keep personal data at all; each purpose names the law of its duty beside it. */
const LAW = 'Law 91/2025/QH15, Decree 356/2025';

/**
 * How every field about a natural person is described: what it says, why it is kept, and on what legal basis
 * (domain 8.3), so that whoever reads the schema can tell without a second document.
 */
export const describePersonal =
  (purpose: string, basis: string) =>
  (what: string): string =>
    `${what} Purpose: ${purpose}. Legal basis: ${basis}; ${LAW}.`;
