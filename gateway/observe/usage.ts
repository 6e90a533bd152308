import {
  type DocumentNode,
  type GraphQLEnumValue,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLSchema,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** What a document uses of the schema, by coordinate: `Organization.code`, `Query.organizations(search:)`. */
export interface Usage {
  fields: readonly string[];
  /** Fields, arguments, input fields and values that are to go. */
  deprecated: readonly string[];
}

type Definition = Pick<
  GraphQLField<unknown, unknown> | GraphQLInputField | GraphQLEnumValue,
  'deprecationReason'
>;

/** As long as the server keeps the parsed document; a schema of its own has documents of its own. */
const known = new WeakMap<DocumentNode, Usage>();

export function usageOf(document: DocumentNode, schema: GraphQLSchema): Usage {
  let usage = known.get(document);
  if (!usage) known.set(document, (usage = readUsage(document, schema)));
  return usage;
}

function readUsage(document: DocumentNode, schema: GraphQLSchema): Usage {
  const fields = new Set<string>();
  const deprecated = new Set<string>();
  const info = new TypeInfo(schema);
  const note = (coordinate: string, definition: Definition | null | undefined): void => {
    if (definition?.deprecationReason !== undefined) deprecated.add(coordinate);
  };
  const fieldName = (): string => `${info.getParentType()?.name}.${info.getFieldDef()?.name}`;
  const visitor = visitWithTypeInfo(info, {
    [Kind.FIELD]: () => {
      if (info.getFieldDef()?.name.startsWith('__')) return;
      fields.add(fieldName());
      note(fieldName(), info.getFieldDef());
    },
    [Kind.ARGUMENT]: ({ name }) => note(`${fieldName()}(${name.value}:)`, info.getArgument()),
    [Kind.OBJECT_FIELD]: ({ name }) => {
      const type = info.getParentInputType();
      if (type && 'getFields' in type) note(`${type.name}.${name.value}`, type.getFields()[name.value]);
    },
    [Kind.ENUM]: ({ value }) => note(`${String(info.getInputType())}.${value}`, info.getEnumValue()),
  });
  visit(document, visitor);
  return { fields: [...fields], deprecated: [...deprecated] };
}
