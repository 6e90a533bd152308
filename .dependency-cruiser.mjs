/** Who may import whom: the rooms of the design. `npm run lint` checks them, test/guards/rooms.test.ts that each can fail. */
const TEST = '\\.test\\.ts$';
const DOMAIN = 'subgraphs/(?!kit/)[^/]+';
/** The part of the kit that is plain functions over plain values. */
const PURE_KIT = '^subgraphs/kit/(errors|clock|days|states|numbers|text|ids)\\.ts$';

// depcruise takes its configuration from the default export only.
export default {
  forbidden: [
    {
      name: 'gateway-apart',
      severity: 'error',
      comment: 'The gateway reads the graph as data; only its composition root knows subgraphs.',
      from: { path: '^gateway/', pathNot: ['^gateway/main\\.ts$', TEST] },
      to: { path: '^(subgraphs|scripts|test)/' },
    },
    {
      name: 'gateway-main',
      severity: 'error',
      comment:
        'The composition root opens subgraphs through their subgraph.ts and the kit, and knows nothing else of them.',
      from: { path: '^gateway/main\\.ts$' },
      to: { path: '^(subgraphs|scripts|test)/', pathNot: `^(subgraphs/kit/|${DOMAIN}/subgraph\\.ts$)` },
    },
    {
      name: 'kit-apart',
      severity: 'error',
      comment: 'The kit knows no word of the domain.',
      from: { path: '^subgraphs/kit/', pathNot: TEST },
      to: { path: `^(${DOMAIN}|gateway|scripts|test)/` },
    },
    {
      name: 'subgraph-apart',
      severity: 'error',
      comment:
        'A subgraph never imports another, not even a type: what it needs comes through the graph or the feed.',
      from: { path: `^(${DOMAIN})/` },
      to: { path: '^subgraphs/', pathNot: '^(subgraphs/kit/|$1/)' },
    },
    {
      name: 'subgraph-inside',
      severity: 'error',
      comment: 'A subgraph knows neither gateway nor scripts nor tests.',
      from: { path: `^${DOMAIN}/`, pathNot: TEST },
      to: { path: '^(gateway|scripts|test)/' },
    },
    {
      name: 'test-beside',
      severity: 'error',
      comment: 'A test beside the code uses its own room and test/support; what needs more belongs in test/.',
      from: { path: `^(gateway|subgraphs)/.*${TEST}`, pathNot: '^gateway/main' },
      to: { path: '^(scripts|test)/', pathNot: '^test/support/' },
    },
    {
      name: 'rules-pure',
      severity: 'error',
      comment: 'Rules and states are decisions over plain values: no GraphQL, ORM, node or package.',
      from: { path: '\\.(rules|states)\\.ts$' },
      to: { pathNot: [PURE_KIT, '\\.(rules|states)\\.ts$'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'entity-first',
      severity: 'error',
      comment: 'An entity is the ground its other roles stand on.',
      from: { path: `^${DOMAIN}/(?!migrations/)[^/]+/[^./]+\\.ts$` },
      to: { path: '\\.(inputs|rules|states|resolver)\\.ts$' },
    },
    {
      name: 'resolvers-wired-once',
      severity: 'error',
      comment: 'Only subgraph.ts imports resolvers.',
      from: { path: `^${DOMAIN}/`, pathNot: [`^${DOMAIN}/subgraph\\.ts$`, TEST] },
      to: { path: `^${DOMAIN}/.*\\.resolver\\.ts$` },
    },
    {
      name: 'subgraph-wires',
      severity: 'error',
      comment: 'subgraph.ts wires resolvers and entities; decisions have no place in it.',
      from: { path: `^${DOMAIN}/subgraph\\.ts$` },
      to: { path: '\\.(inputs|rules|states)\\.ts$' },
    },
    {
      name: 'main-thin',
      severity: 'error',
      comment: 'main.ts only starts what subgraph.ts defines.',
      from: { path: `^(${DOMAIN})/main\\.ts$` },
      to: { pathNot: '^(subgraphs/kit/(config|server)\\.ts|$1/subgraph\\.ts)$' },
    },
    {
      name: 'main-last',
      severity: 'error',
      comment: 'Importing main.ts would start a process.',
      from: { path: '^(gateway|subgraphs)/', pathNot: TEST },
      to: { path: `^(gateway|${DOMAIN})/main\\.ts$` },
    },
    {
      name: 'no-cycle',
      severity: 'error',
      comment: 'Associations point one way, child to parent.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
