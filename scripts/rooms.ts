import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cruise, type ICruiseOptions, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const ROOMS = ['gateway', 'subgraphs', 'scripts', 'test'];

/** Fewer modules than this means that the cruise saw nothing: without a compiler API it reports "no violations". */
export const MODULE_FLOOR = 150;

export interface RoomsReport {
  modules: number;
  /** `rule: from → to`, sorted. */
  violations: string[];
}

/** Cruises the source tree under `root` by the rules of the product. */
export async function inspectRooms(root: string, configuration: string): Promise<RoomsReport> {
  const { default: config } = (await import(pathToFileURL(resolve(configuration)).href)) as {
    default: { options: ICruiseOptions; forbidden: IFlattenedRuleSet['forbidden'] };
  };
  const options: ICruiseOptions = {
    ...config.options,
    baseDir: resolve(root),
    validate: true,
    ruleSet: { forbidden: config.forbidden },
  };
  const tsConfig = extractTSConfig(resolve(root, 'tsconfig.json'));
  const { output } = await cruise(ROOMS, options, undefined, { tsConfig });
  const { modules, summary } = output as ICruiseResult;
  return {
    modules: modules.filter(({ source }) => ROOMS.includes(source.split('/')[0]!)).length,
    violations: summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`).sort(),
  };
}
