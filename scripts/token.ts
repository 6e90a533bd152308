import { Command, InvalidArgumentError, Option } from 'commander';
import { validate } from 'uuid';
import { openDevelopmentIssuer } from '../gateway/development-issuer.js';
import { PARTNERS, ROLES } from '../subgraphs/kit/viewer.js';

interface TokenOptions {
  role: string;
  area?: string;
  organization?: string;
  partner?: string;
  hours: number;
}

const GIVEN_ROLES = ROLES.filter((role) => role !== 'SERVICE' && role !== 'PUBLIC');
const LONGEST_HOURS = 24 * 365;

/** Without this claim a token of the role reaches nothing. */
const NEEDED_CLAIM: Readonly<Record<string, 'area' | 'organization' | 'partner'>> = {
  ORGANIZATION: 'organization',
  COMMUNE_OFFICER: 'area',
  PARTNER: 'partner',
};

function toRole(value: string): string {
  if ((GIVEN_ROLES as readonly string[]).includes(value)) return value;
  throw new InvalidArgumentError(`There is no role ${value}; the roles are ${GIVEN_ROLES.join(', ')}.`);
}

function toHours(value: string): number {
  const hours = Number(value);
  if (hours > 0 && hours <= LONGEST_HOURS) return hours;
  throw new InvalidArgumentError(`Hours are a number above 0 and at most ${LONGEST_HOURS}.`);
}

/** A code (10525) is no id: the graph would refuse the token. */
function toId(value: string): string {
  if (validate(value)) return value;
  throw new InvalidArgumentError('It is the id of a record in the graph (a UUID), not its code.');
}

const command = new Command('token')
  .description('Prints a token of the development issuer, for the Authorization header.')
  .requiredOption('--role <role>', `who asks: ${GIVEN_ROLES.join(', ')}`, toRole)
  .option(
    '--area <id>',
    'id of the unit an officer is responsible for; of a partner, the unit, zone or body its contract covers',
    toId,
  )
  .option('--organization <id>', 'id of the organisation the role ORGANIZATION speaks for', toId)
  .addOption(new Option('--partner <code>', 'the agency the role PARTNER belongs to').choices(PARTNERS))
  .option('--hours <hours>', 'how long the token is good', toHours, 12)
  .showHelpAfterError('(--help lists the options)');

const { role, area, organization, partner, hours } = command.parse().opts<TokenOptions>();
const needed = NEEDED_CLAIM[role];
if (needed && !command.opts<TokenOptions>()[needed])
  command.error(`error: the role ${role} needs --${needed}`);

/** The settings' own words, without a stack: this is read by whoever typed the command. */
async function printToken(): Promise<void> {
  // Loaded last: with it come all subgraphs, a second that a typing mistake need not wait.
  const { readGraphSettings } = await import('../gateway/main.js');
  const { production, dataDir } = readGraphSettings();
  if (production)
    throw new Error('The development issuer is refused when NODE_ENV is production; ask your own issuer.');
  const issuer = await openDevelopmentIssuer(dataDir);
  process.stdout.write(
    `${await issuer.sign({ sub: 'development', role, area, organization, partner }, hours)}\n`,
  );
}

await printToken().catch((error: Error) => command.error(error.message));
