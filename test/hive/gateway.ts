import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';

/** A program: Hive Gateway, installed in a folder of its own, over our supergraph and subgraphs that run apart. */
const [folder, supergraph, urls] = process.argv.slice(2) as [string, string, string];

interface Hive {
  createGatewayRuntime(config: object): RequestListener;
}

const entry = `${folder}/node_modules/@graphql-hive/gateway-runtime/dist/index.js`;
const { createGatewayRuntime } = (await import(pathToFileURL(entry).href)) as Hive;
const gateway = createGatewayRuntime({
  supergraph: await readFile(supergraph, 'utf8'),
  // Where they are, as our own gateway is told; the supergraph itself stays as it is.
  transportEntries: JSON.parse(urls) as object,
  propagateHeaders: {
    fromClientToSubgraphs: ({ request }: { request: Request }) => {
      const authorization = request.headers.get('authorization');
      return authorization ? { authorization } : {};
    },
  },
  maskedErrors: false,
  logging: false,
});
const server = createServer(gateway);
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`hive answers at http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
