/** `npm run lint`: every check that needs no running product, all of them even when one fails, and a closing count. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { inspectRooms, MODULE_FLOOR } from './rooms.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

interface Check {
  name: string;
  /** Reasons why it fails; tools print theirs themselves. */
  run(): Promise<string[]>;
}

function toolCheck(name: string, args: readonly string[]): Check {
  return {
    name,
    run: async () => {
      const tool = spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
      const [code] = (await once(tool, 'exit')) as [number | null];
      return code === 0 ? [] : [`exit code ${code}`];
    },
  };
}

async function checkRooms(): Promise<string[]> {
  const { modules, violations } = await inspectRooms(ROOT, `${ROOT}.dependency-cruiser.mjs`);
  process.stdout.write(`${modules} modules examined\n`);
  return modules < MODULE_FLOOR ? [`only ${modules} modules examined, expected ${MODULE_FLOOR}`] : violations;
}

const bin = (path: string): string => `${ROOT}node_modules/${path}`;

const CHECKS: readonly Check[] = [
  toolCheck('format', [bin('prettier/bin/prettier.cjs'), '--check', '.']),
  toolCheck('lint', [bin('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings']),
  { name: 'rooms', run: checkRooms },
  toolCheck('schema drift', [fileURLToPath(new URL('./schema.js', import.meta.url)), '--check']),
  toolCheck('schema lint', [bin('eslint/bin/eslint.js'), '--max-warnings', '0', 'schema/*.graphql']),
  toolCheck('unused code', [bin('knip/bin/knip.js')]),
];

let failed = 0;
for (const check of CHECKS) {
  process.stdout.write(`\n── ${check.name}\n`);
  const reasons = await check.run();
  for (const reason of reasons) process.stdout.write(`${reason}\n`);
  if (reasons.length) failed += 1;
}
process.stdout.write(`\nChecks: ${CHECKS.length - failed} passed, ${failed} failed\n`);
process.exitCode = failed ? 1 : 0;
