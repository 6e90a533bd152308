import { describe, expect, it } from '@jest/globals';
import { readSettings } from './config.js';

const NAMES = ['books', 'famous-authors'];
const SECRET = 'x'.repeat(32);
const JWT = {
  JWT_JWKS_URL: 'https://issuer.example/jwks',
  JWT_ISSUER: 'https://issuer.example',
  JWT_AUDIENCE: 'graph',
};

describe('settings', () => {
  it('need nothing', () => {
    expect(readSettings(NAMES, {})).toEqual({
      host: '127.0.0.1',
      port: 4000,
      dataDir: '.data',
      subgraphUrls: {},
      corsOrigins: [],
      trustedDocumentsMode: 'off',
      trustedDocumentsModeByRole: {},
      logLevel: 'warn',
      production: false,
    });
  });

  it('are all read', () => {
    const environment = {
      HOST: '0.0.0.0',
      PORT: '0',
      DATA_DIR: '/data',
      DATABASE_URL: 'postgres://u@h/d',
      SUBGRAPH_FAMOUS_AUTHORS_URL: 'http://h:1/graphql',
      ...JWT,
      JWT_INTERNAL_SECRET: SECRET,
      CORS_ORIGINS: 'https://portal.example, http://localhost:3000',
      TRUSTED_PROXIES: '10.0.0.0/8, ::1',
      COST_PER_MINUTE: '5000',
      TRUSTED_DOCUMENTS: 'documents.json',
      TRUSTED_DOCUMENTS_MODE: 'enforce',
      TRUSTED_DOCUMENTS_MODE_BY_ROLE: 'ANALYST=off,PUBLIC=enforce',
      SUPERGRAPH_FILE: '/data/supergraph.graphql',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector.example:4318',
      METRICS_PORT: '9464',
      LOG_LEVEL: 'debug',
      NODE_ENV: 'production',
    };
    expect(readSettings(NAMES, environment)).toEqual({
      host: '0.0.0.0',
      port: 0,
      dataDir: '/data',
      databaseUrl: 'postgres://u@h/d',
      supergraphFile: '/data/supergraph.graphql',
      tracesEndpoint: 'http://collector.example:4318',
      subgraphUrls: { 'famous-authors': 'http://h:1/graphql' },
      jwt: { jwksUrl: JWT.JWT_JWKS_URL, issuer: JWT.JWT_ISSUER, audience: JWT.JWT_AUDIENCE },
      internalSecret: SECRET,
      corsOrigins: ['https://portal.example', 'http://localhost:3000'],
      trustedProxies: ['10.0.0.0/8', '::1'],
      costPerMinute: 5000,
      trustedDocuments: 'documents.json',
      trustedDocumentsMode: 'enforce',
      trustedDocumentsModeByRole: { ANALYST: 'off', PUBLIC: 'enforce' },
      metrics: { host: '127.0.0.1', port: 9464 },
      logLevel: 'debug',
      production: true,
    });
  });

  it('report all problems at once, in words', () => {
    const environment = {
      PORT: '70000',
      DATABASE_URL: 'mysql://h',
      CORS_ORIGINS: '*',
      TRUSTED_PROXIES: '10.0.0.0/33',
      COST_PER_MINUTE: '0',
      LOG_LEVEL: 'loud',
      SUBGRAPH_BOKS_URL: 'http://h',
      SUBGRAPH_BOOKS_URL: 'h:1',
      JWT_INTERNAL_SECRET: 'short',
    };
    expect(() => readSettings(NAMES, environment)).toThrow(
      [
        'These settings are wrong:',
        '  PORT must be a port number, 0 to 65535',
        '  DATABASE_URL must be a URL that starts with postgres://',
        '  JWT_INTERNAL_SECRET must have at least 32 characters',
        '  CORS_ORIGINS must be origins such as https://portal.example, separated by commas',
        '  TRUSTED_PROXIES must be addresses such as 10.0.0.0/8, separated by commas',
        '  COST_PER_MINUTE must be a whole number of at least 1',
        '  LOG_LEVEL must be one of fatal, error, warn, info, debug, silent',
        '  SUBGRAPH_BOKS_URL names no subgraph; there are books, famous-authors',
        '  SUBGRAPH_BOOKS_URL must be a URL that starts with http:// or https://',
      ].join('\n'),
    );
  });

  it.each<[string, NodeJS.ProcessEnv, string]>([
    [
      'production without an issuer',
      { NODE_ENV: 'production', JWT_INTERNAL_SECRET: SECRET },
      'JWT_JWKS_URL is required when NODE_ENV is production',
    ],
    [
      'production without a secret',
      { NODE_ENV: 'production', ...JWT },
      'JWT_INTERNAL_SECRET is required when NODE_ENV is production',
    ],
    [
      'a mode for a role that is none',
      { TRUSTED_DOCUMENTS: 'documents.json', TRUSTED_DOCUMENTS_MODE_BY_ROLE: 'ANALYST=of' },
      'TRUSTED_DOCUMENTS_MODE_BY_ROLE must be like ANALYST=off,PUBLIC=enforce, each one of off, log, enforce',
    ],
    [
      'a mode for a role without documents',
      { TRUSTED_DOCUMENTS_MODE_BY_ROLE: 'ANALYST=log' },
      'TRUSTED_DOCUMENTS is required when TRUSTED_DOCUMENTS_MODE_BY_ROLE is set',
    ],
    [
      'a mode without its documents',
      { TRUSTED_DOCUMENTS_MODE: 'enforce' },
      'TRUSTED_DOCUMENTS is required when TRUSTED_DOCUMENTS_MODE is enforce',
    ],
    ['half an issuer', { JWT_ISSUER: 'x' }, 'JWT_AUDIENCE is required as soon as one of'],
  ])('refuse %s', (_, environment, reason) => {
    expect(() => readSettings(NAMES, environment)).toThrow(reason);
  });
});
