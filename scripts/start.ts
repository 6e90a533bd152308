import { openGraph, readGraphSettings, type RunningGraph } from '../gateway/main.js';
import { keepDatabase } from './database-keeper.js';
import { prepareRegister } from './prepare.js';
import { createProgress } from './progress.js';

/** How long a start may take until it answers is told step by step; this is the last word of it. */
const welcome = ({ url }: RunningGraph): string => `
  The register is up.

  Graph      ${url}/graphql
  Explorer   ${url}/        (sample queries inside, works without the internet)
  Try it     curl -s ${url}/graphql -H 'content-type: application/json' \\
               -d '{"query":"{ organizationByCode(code: \\"HD-0001\\") { code name kind } }"}'
  Token      npm run -s token -- --role PROVINCE_OFFICER
  Stop       Ctrl-C
`;

/** Everything there is to close, in order; filled while the start goes on, so that a signal may come at any time. */
const opened = new AsyncDisposableStack();

/** With SUPERGRAPH_FILE, SIGHUP asks for that file to be read again, see gateway/follow-supergraph.ts. */
let isFollowing = false;

async function start(): Promise<void> {
  const settings = readGraphSettings();
  isFollowing = settings.supergraphFile !== undefined;
  const progress = createProgress();
  try {
    if (!settings.databaseUrl) {
      progress.step('Opening the embedded database');
      const database = await keepDatabase({ dataDir: settings.dataDir, holder: 'start' });
      opened.defer(() => database.stop());
      settings.databaseUrl = database.url;
    }
    await prepareRegister(settings.databaseUrl, { ...progress, demonstration: !settings.production });
    progress.step('Starting the graph');
    const graph = await openGraph(settings);
    opened.defer(() => graph.stop());
    progress.end();
    process.stdout.write(welcome(graph));
  } finally {
    progress.end();
  }
}

/** One Ctrl-C can arrive several times: from the terminal, from npm, from the runner. */
const ECHO_MS = 1000;

/** The first signal ends everything in order; a second one does not wait any longer. */
function endOnSignal(stop: () => Promise<void>): void {
  let endedAt = 0;
  const end = (): void => {
    if (endedAt && Date.now() - endedAt > ECHO_MS) process.exit(1);
    if (endedAt) return;
    endedAt = Date.now();
    process.stdout.write('\nStopping …\n');
    void stop().then(() => process.exit(0));
  };
  const hangUp = (): void => {
    if (!isFollowing) end();
  };
  process.on('SIGINT', end).on('SIGTERM', end).on('SIGHUP', hangUp);
}

endOnSignal(() => opened.disposeAsync());
try {
  await start();
} catch (error) {
  // A start that a signal has ended fails for that reason alone; the signal also ends the process.
  if (!opened.disposed) {
    process.stderr.write(`\n${(error as Error).message}\n`);
    await opened.disposeAsync();
    process.exit(1);
  }
}
