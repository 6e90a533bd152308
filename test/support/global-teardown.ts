import { rm } from 'node:fs/promises';
import { readGround } from './ground.js';
import { runOnServer } from './server.js';

async function removeGround(): Promise<void> {
  const ground = readGround();
  if (ground.engine === 'embedded') await rm(ground.folder, { recursive: true });
  else await runOnServer(ground.serverUrl, `drop database if exists ${ground.template} with (force)`);
}

// Jest takes the tear-down from the default export only.
export { removeGround as default };
