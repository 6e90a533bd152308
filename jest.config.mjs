/** Tests run as compiled: one compiler, and no second reading of the sources. */
const embeddedOnly = process.env.DATABASE_URL ? ['\\.embedded\\.test\\.js$'] : [];

// Jest takes its configuration from the default export only.
export default {
  roots: ['<rootDir>/dist'],
  testMatch: ['**/*.test.js'],
  testPathIgnorePatterns: ['/node_modules/', ...embeddedOnly],
  transform: {},
  maxWorkers: 2,
  // Each file loads the whole product anew and modules are never given back: after a hundred files a worker would die.
  workerIdleMemoryLimit: '1500MB',
  testTimeout: 30_000,
  globalSetup: '<rootDir>/dist/test/support/global-setup.js',
  globalTeardown: '<rootDir>/dist/test/support/global-teardown.js',
};
