import graphql from '@graphql-eslint/eslint-plugin';

const PASCAL = 'PascalCase';

// ESLint takes its configuration from the default export only. TypeScript is oxlint's.
export default [
  {
    files: ['schema/*.graphql'],
    // The plugin keeps the configuration of the first file it sees for all others.
    languageOptions: {
      parser: graphql.parser,
      parserOptions: { graphQLConfig: { schema: './schema/public.graphql' } },
    },
    plugins: { '@graphql-eslint': graphql },
  },
  {
    // What clients read. The subgraphs' files repeat the types of other subgraphs, the supergraph is not for people.
    files: ['schema/public.graphql'],
    rules: {
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          DirectiveDefinition: true,
          EnumValueDefinition: true,
          FieldDefinition: true,
          InputValueDefinition: true,
          rootField: true,
        },
      ],
      '@graphql-eslint/description-style': ['error', { style: 'block' }],
      '@graphql-eslint/naming-convention': [
        'error',
        {
          types: PASCAL,
          FieldDefinition: 'camelCase',
          InputValueDefinition: 'camelCase',
          Argument: 'camelCase',
          DirectiveDefinition: 'camelCase',
          EnumValueDefinition: 'UPPER_CASE',
          'FieldDefinition[parent.name.value=Query]': { forbiddenPrefixes: ['get', 'list', 'find', 'query'] },
          'FieldDefinition[parent.name.value=Mutation]': { forbiddenPrefixes: ['mutate', 'do'] },
        },
      ],
      '@graphql-eslint/no-typename-prefix': 'error',
      '@graphql-eslint/no-duplicate-fields': 'error',
      '@graphql-eslint/unique-enum-value-names': 'error',
      '@graphql-eslint/require-deprecation-reason': 'error',
      '@graphql-eslint/no-hashtag-description': 'error',
    },
  },
];
