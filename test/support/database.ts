import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type Database, openScratchDatabase } from '../../scripts/database.js';
import { EMPTY, type Engine, PREPARED, readGround } from './ground.js';
import { dropDatabase, runOnServer, withDatabase } from './server.js';

export interface TestDatabase extends Database {
  engine: Engine;
}

/** A database of the test's own in the prepared state, or with nothing in it. Stop it when done. */
export async function openTestDatabase(options: { empty?: boolean } = {}): Promise<TestDatabase> {
  const ground = readGround();
  if (ground.engine === 'embedded') {
    const database = await openScratchDatabase(join(ground.folder, options.empty ? EMPTY : PREPARED));
    return { engine: ground.engine, url: database.url, stop: () => database.stop() };
  }
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const template = options.empty ? 'template0' : ground.template;
  await runOnServer(ground.serverUrl, `create database ${name} template ${template}`);
  return {
    engine: ground.engine,
    url: withDatabase(ground.serverUrl, name),
    stop: () => dropDatabase(ground.serverUrl, name),
  };
}
