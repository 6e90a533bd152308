import { getDirectiveValues, type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql';
import { PARTNERS, ROLES } from '../subgraphs/kit/viewer.js';

/** A field that is not for everybody, and whom it names. */
export interface RestrictedField {
  type: string;
  field: string;
  grantees: readonly string[];
}

/** The columns of the table: all who can hold a client's token, and the public. */
export const COLUMNS = ROLES.filter((role) => role !== 'SERVICE' && role !== 'PARTNER');

function granteesOf(schema: GraphQLSchema, { astNode }: GraphQLField<unknown, unknown>): string[] | null {
  const directive = schema.getDirective('access');
  const declared = directive && astNode && getDirectiveValues(directive, astNode);
  return (declared?.['roles'] as string[] | undefined) ?? null;
}

/** Every field that declares who may use it, types and fields in the order of the schema. */
export function findRestrictedFields(schema: GraphQLSchema): RestrictedField[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) =>
      Object.values(type.getFields()).flatMap((field) => {
        const grantees = granteesOf(schema, field);
        return grantees ? [{ type: type.name, field: field.name, grantees }] : [];
      }),
    );
}

function toRow({ type, field, grantees }: RestrictedField): string {
  const cells = COLUMNS.map((role) => (grantees.includes(role) ? '●' : ''));
  const partners = PARTNERS.filter((partner) => grantees.includes(`PARTNER:${partner}`));
  return `| \`${type}.${field}\` | ${[...cells, partners.join(', ')].join(' | ')} |`;
}

/** Who may use what, as the subgraphs enforce it: generated from their `@access` declarations. */
export function toAccessPage(schemas: Readonly<Record<string, GraphQLSchema>>): string {
  const head = `| Field | ${[...COLUMNS, 'PARTNER'].join(' | ')} |`;
  const line = `| --- |${' --- |'.repeat(COLUMNS.length + 1)}`;
  const sections = Object.entries(schemas).map(([name, schema]) => {
    const rows = findRestrictedFields(schema).map(toRow);
    return `## ${name}\n\n${[head, line, ...rows].join('\n')}\n`;
  });
  return `# Who may use what

A field that is not listed is open to everybody, the public included. A dot opens the field to a role; which records
of it the role may see is its reach (\`subgraphs/README.md\`, "Access"). PARTNER names the agencies whose contract
opens the field. SERVICE, the role in which subgraphs read each other's change feeds, is left out.

${sections.join('\n')}`;
}
