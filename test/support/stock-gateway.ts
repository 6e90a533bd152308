import { ApolloGateway } from '@apollo/gateway';
import { watchOutbound } from './outbound.js';
import { bookSubgraph, composeTiny } from './tiny-supergraph.js';

/** Run as a process of its own: prints the first host outside that a gateway with telemetry on connects to. */
const watch = watchOutbound();
void new ApolloGateway({ supergraphSdl: composeTiny([bookSubgraph()]) });
process.stdout.write(`${await watch.first}\n`, () => process.exit(0));
