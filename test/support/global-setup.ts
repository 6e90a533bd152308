import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openScratchDatabase } from '../../scripts/database.js';
import { prepareDemonstration } from '../../scripts/prepare.js';
import removeGround from './global-teardown.js';
import { EMPTY, PREPARED, publishGround, serverUrl } from './ground.js';
import { runOnServer, withDatabase } from './server.js';

/** Prepares the demonstration once; every test database of the run is a copy of it. */
async function prepareGround(): Promise<void> {
  if (serverUrl) {
    const template = `test_template_${process.pid}`;
    publishGround({ engine: 'postgresql', serverUrl, template });
    await runOnServer(serverUrl, `create database ${template} template template0`);
    await prepareDemonstration(withDatabase(serverUrl, template));
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'register-test-'));
  publishGround({ engine: 'embedded', folder });
  const database = await openScratchDatabase();
  try {
    await database.dump(join(folder, EMPTY));
    await prepareDemonstration(database.url);
    await database.dump(join(folder, PREPARED));
  } finally {
    await database.stop();
  }
}

/** Jest tears down only what was set up to the end. */
async function setUp(): Promise<void> {
  try {
    await prepareGround();
  } catch (error) {
    await removeGround();
    throw error;
  }
}

// Jest takes the set-up from the default export only.
export { setUp as default };
