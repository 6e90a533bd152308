/** What the run's set-up hands to its workers, through the environment they inherit. */
const FOLDER = 'TEST_SNAPSHOTS';
const TEMPLATE = 'TEST_TEMPLATE';

export type Ground =
  { engine: 'embedded'; folder: string } | { engine: 'postgresql'; serverUrl: string; template: string };

export type Engine = Ground['engine'];

export const serverUrl = process.env.DATABASE_URL;
export const engine: Engine = serverUrl ? 'postgresql' : 'embedded';

/** States a test database can start from. Creating even the empty one anew takes seconds, a copy tenths. */
export const EMPTY = 'empty.tar';
export const PREPARED = 'prepared.tar';

export function publishGround(ground: Ground): void {
  if (ground.engine === 'embedded') process.env[FOLDER] = ground.folder;
  else process.env[TEMPLATE] = ground.template;
}

export function readGround(): Ground {
  const { [FOLDER]: folder, [TEMPLATE]: template } = process.env;
  if (serverUrl && template) return { engine: 'postgresql', serverUrl, template };
  if (folder) return { engine: 'embedded', folder };
  throw new Error('The test database was not prepared: run tests through `npm test`.');
}
