import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { columnsOf } from '../../kit/columns.js';
import { type Connection, connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { requireId } from '../../kit/ids.js';
import { readPage } from '../../kit/page.js';
import { AuthorityBodyLevel, AuthorityBody } from '../authority/authority-body.js';
import { existsOnDay } from '../authority/authority-reach.view.js';
import { Organization } from '../organization/organization.js';
import { DocumentRecipient } from './document-recipient.js';
import { Document } from './document.js';
import { planDay, planOf, planProgressOf, PlanProgress, PLANS } from './plan-progress.view.js';
import { addresseesOf, latecomersOf } from './recipient-organization.view.js';

const BodyConnection = connectionOf(AuthorityBody);
const OrganizationConnection = connectionOf(Organization);

const BY_NAME = [
  { expression: sql`b.name_vi collate public.vietnamese`, direction: 'ASC', type: 'text' },
  { expression: sql`b.id`, direction: 'ASC', type: 'uuid' },
] as const;

const YearArg = () =>
  Arg('year', () => Int, {
    nullable: true,
    description:
      'Year of the plans, asked of the bodies that existed on its 31 March; absent: all, of today’s.',
  });

/** What became of a document with those it is addressed to (clauses 6a, N8). */
@Resolver(() => Document)
export class DocumentFollowUpResolver {
  @FieldResolver(() => [PlanProgress], {
    description:
      'Which levels have issued a plan for this document, and when, from the province down (clause 6a).',
  })
  async planProgress(
    @Root() { id }: Document,
    @YearArg() year: number | null,
    @Ctx() context: GraphContext,
  ): Promise<PlanProgress[]> {
    return (await planProgressOf(context, { year: year ?? null }).load(id)) ?? [];
  }

  @FieldResolver(() => OrganizationConnection, {
    nullable: true,
    description:
      'Organisations established after its day of issue, or when that is not known after its first task: it was not sent to them (N8). By code.',
  })
  laterOrganizations(
    @Root() { id }: Document,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: GraphContext,
  ): Promise<Connection<Organization> | null> {
    return latecomersOf(context, { first, after: after ?? null }).load(id);
  }

  @Query(() => BodyConnection, {
    description: 'Bodies of one level that issued no plan for a document, by name (clause 6a).',
  })
  bodiesWithoutPlan(
    @Arg('documentId', () => ID, { description: 'Document to plan for, e.g. the directive.' })
    documentId: string,
    @Arg('level', () => AuthorityBodyLevel, { description: 'Level of the bodies.' })
    level: AuthorityBodyLevel,
    @YearArg() year: number | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db }: GraphContext,
  ): Promise<Connection<AuthorityBody>> {
    const document = sql`cast(${requireId(documentId, 'documentId')} as uuid)`;
    const where = [
      sql`b.level = ${level}`,
      ...[PLANS, existsOnDay('b', planDay(year)), sql`not exists (select from ${planOf(document, year)})`],
    ];
    const list = { list: 'bodies-without-plan', columns: columnsOf(AuthorityBody, 'b'), orderBy: BY_NAME };
    return readPage(db, { ...list, from: sql`organizations.authority_body b`, where }, page);
  }
}

@Resolver(() => DocumentRecipient)
export class RecipientOrganizationResolver {
  @FieldResolver(() => OrganizationConnection, {
    nullable: true,
    description:
      'Of the group ORGANIZATIONS: organisations that existed on the day of issue, or when that is not known on the day of the first task (N8). By code. Null: another line.',
  })
  async organizations(
    @Root() { id, group }: DocumentRecipient,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: GraphContext,
  ): Promise<Connection<Organization> | null> {
    if (group !== 'ORGANIZATIONS') return null;
    return addresseesOf(context, { first, after: after ?? null }).load(id);
  }
}
