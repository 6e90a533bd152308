import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { today } from '../../kit/clock.js';
import { columnsOf } from '../../kit/columns.js';
import { type Connection, connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { matches, matchesId } from '../../kit/filter.js';
import { requireId } from '../../kit/ids.js';
import { type OrderBy, orderKeys } from '../../kit/order.js';
import { readPage, type Sql } from '../../kit/page.js';
import { rowById, rowsByParent } from '../../kit/rows.js';
import { AuthorityBody } from '../authority/authority-body.js';
import { DocumentClause } from './document-clause.js';
import { writeDocumentNumber } from './document-number.rules.js';
import { DocumentRecipient } from './document-recipient.js';
import { DocumentOrderBy, DocumentWhere } from './document.inputs.js';
import { Document } from './document.js';

const DocumentConnection = connectionOf(Document);
const COLUMNS = columnsOf(Document, 'd');
const FROM = sql`organizations.document d`;

const ORDER = {
  ISSUED_ON: { expression: sql`coalesce(d.issued_on, '0001-01-01'::date)`, type: 'date' },
  SUBJECT: { expression: sql`d.subject collate public.vietnamese`, type: 'text' },
} as const;
const UNIQUE = { expression: sql`d.id`, type: 'uuid' } as const;

const clausesOf = rowsByParent(DocumentClause, 'documentId', 'r.position');
const recipientsOf = rowsByParent(DocumentRecipient, 'documentId', 'r.position');

const inForce = (): Sql => sql`coalesce(d.valid_to > ${today()}, true)`;
const IS_ARCHIVED = sql`exists (
  select from organizations.document_recipient r where r.document_id = d.id and r.role = 'ARCHIVE')`;

const conditionsOf = (where: DocumentWhere | null | undefined): Sql[] => [
  ...matches(sql`d.type`, where?.type),
  ...matchesId(sql`d.issuer_id`, where?.issuer, 'where.issuer'),
  ...matchesId(sql`d.implements_id`, where?.implements, 'where.implements'),
  ...matches(sql`d.number_year`, { eq: where?.year }),
  ...matches(inForce(), where?.inForce),
  ...matches(IS_ARCHIVED, where?.archived),
];

@Resolver(() => Document)
export class DocumentResolver {
  @Query(() => Document, { nullable: true, description: 'One document by id; null: there is none.' })
  document(
    @Arg('id', () => ID, { description: 'Id in the graph.' }) id: string,
    @Ctx() context: GraphContext,
  ): Promise<Document | null> {
    return rowById(Document)(context).load(requireId(id, 'id'));
  }

  @Query(() => Document, {
    nullable: true,
    description:
      'The directive in force, of several the one registered last: the board of the movement starts here. Null: there is none.',
  })
  async directive(@Ctx() { db }: GraphContext): Promise<Document | null> {
    const { rows } = await sql<Document>`
      select ${COLUMNS} from ${FROM} where d.type = 'DIRECTIVE' and ${inForce()}
      order by d.issued_on desc nulls last, d.id desc limit 1`.execute(db);
    return rows[0] ?? null;
  }

  @Query(() => DocumentConnection, { description: 'Documents, a page at a time.' })
  documents(
    @Arg('where', () => DocumentWhere, { nullable: true, description: 'Which to list; absent: all.' })
    where: DocumentWhere | null,
    @Arg('orderBy', () => [DocumentOrderBy], {
      defaultValue: [{ field: 'ISSUED_ON', direction: 'DESC' }],
      description: 'Order; ties end in id order.',
    })
    orderBy: OrderBy<keyof typeof ORDER>[],
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db }: GraphContext,
  ): Promise<Connection<Document>> {
    const list = { list: 'documents', columns: COLUMNS, from: FROM, where: conditionsOf(where) };
    return readPage(db, { ...list, orderBy: orderKeys(orderBy, ORDER, UNIQUE) }, page);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Number and symbol (số, ký hiệu), e.g. 12/CT-UBND; null: not known.',
  })
  number(@Root() { number, symbol }: Document): string | null {
    return number === null || symbol === null ? null : writeDocumentNumber({ number, symbol });
  }

  @FieldResolver(() => AuthorityBody, { description: 'Body that issued it.' })
  issuer(@Root() { issuerId }: Document, @Ctx() context: GraphContext) {
    return rowById(AuthorityBody)(context).load(issuerId);
  }

  @FieldResolver(() => Document, { nullable: true, description: 'Document it implements; null: none.' })
  implements(@Root() { implementsId }: Document, @Ctx() context: GraphContext) {
    return implementsId === null ? null : rowById(Document)(context).load(implementsId);
  }

  @FieldResolver(() => [DocumentClause], { description: 'Its clauses and their parts, in its order.' })
  async clauses(@Root() { id }: Document, @Ctx() context: GraphContext): Promise<DocumentClause[]> {
    return (await clausesOf(context).load(id)) ?? [];
  }

  @FieldResolver(() => [DocumentRecipient], { description: 'Its recipients (nơi nhận), in its order.' })
  async recipients(@Root() { id }: Document, @Ctx() context: GraphContext): Promise<DocumentRecipient[]> {
    return (await recipientsOf(context).load(id)) ?? [];
  }
}

@Resolver(() => DocumentClause)
export class DocumentClauseResolver {
  @FieldResolver(() => Document, { description: 'Document it is part of.' })
  document(@Root() { documentId }: DocumentClause, @Ctx() context: GraphContext) {
    return rowById(Document)(context).load(documentId);
  }
}

@Resolver(() => DocumentRecipient)
export class DocumentRecipientResolver {
  @FieldResolver(() => AuthorityBody, {
    nullable: true,
    description: 'The one body it means; null: a group, or words alone.',
  })
  body(@Root() { bodyId }: DocumentRecipient, @Ctx() context: GraphContext) {
    return bodyId === null ? null : rowById(AuthorityBody)(context).load(bodyId);
  }
}
