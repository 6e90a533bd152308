import { runSubgraph } from '../kit/server.js';
import { definition } from './subgraph.js';

await runSubgraph(definition, 4004);
