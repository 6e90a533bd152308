import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { changeRecord } from '../../kit/change.js';
import { today } from '../../kit/clock.js';
import { columnsOf } from '../../kit/columns.js';
import { type Connection, connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { requirePastDay } from '../../kit/days.js';
import { matches, matchesId } from '../../kit/filter.js';
import { newId } from '../../kit/ids.js';
import { type OrderBy, orderKeys } from '../../kit/order.js';
import { readPage, type Sql } from '../../kit/page.js';
import { rowById } from '../../kit/rows.js';
import { requireText } from '../../kit/text.js';
import { assertWithinReach, type Viewer } from '../../kit/viewer.js';
import { AuthorityBody } from '../authority/authority-body.js';
import { requireDocumentNumber } from '../document/document-number.rules.js';
import { Document } from '../document/document.js';
import { Organization } from '../organization/organization.js';
import {
  HOSTS,
  isReadable,
  requireHost,
  requireParticipants,
  requireReviewed,
  REVIEW,
} from './review-conference.view.js';
import {
  RecordReviewInput,
  ReviewConferenceOrderBy,
  ReviewConferenceWhere,
  WithdrawReviewInput,
} from './review-conference.inputs.js';
import { requireReviewedYear, requireStanding } from './review-conference.rules.js';
import { ReviewConference } from './review-conference.js';

const ReviewConnection = connectionOf(ReviewConference);
const FROM = sql`organizations.review_conference v`;

const ORDER = { HELD_ON: { expression: sql`v.held_on`, type: 'date' } } as const;
const UNIQUE = { expression: sql`v.id`, type: 'uuid' } as const;

const conditionsOf = (where: ReviewConferenceWhere | null | undefined, viewer: Viewer): Sql[] => [
  isReadable(viewer),
  sql`not v.withdrawn`,
  ...matches(sql`v.kind`, where?.kind),
  ...matches(sql`v.year`, where?.year),
  ...matchesId(sql`v.directive_id`, where?.directive, 'where.directive'),
  ...matchesId(sql`v.body_id`, where?.body, 'where.body'),
  ...matchesId(sql`v.organization_id`, where?.organization, 'where.organization'),
];

@Resolver(() => ReviewConference)
export class ReviewConferenceResolver {
  @Query(() => ReviewConnection, {
    description:
      'Review conferences of bodies, and of the organisations in the viewer’s reach, a page at a time (clauses 5a, 6c).',
  })
  reviewConferences(
    @Arg('where', () => ReviewConferenceWhere, { nullable: true, description: 'Which to list; absent: all.' })
    where: ReviewConferenceWhere | null,
    @Arg('orderBy', () => [ReviewConferenceOrderBy], {
      defaultValue: [{ field: 'HELD_ON', direction: 'DESC' }],
      description: 'Order; ties end in id order.',
    })
    orderBy: OrderBy<keyof typeof ORDER>[],
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: GraphContext,
  ): Promise<Connection<ReviewConference>> {
    const list = { list: 'reviews', columns: columnsOf(ReviewConference, 'v'), from: FROM };
    const keys = orderKeys(orderBy, ORDER, UNIQUE);
    return readPage(db, { ...list, where: conditionsOf(where, viewer), orderBy: keys }, page);
  }

  @Access(...HOSTS)
  @Mutation(() => ReviewConference, {
    description: 'Records a review that a body or an organisation in reach held (clauses 5a, 6c).',
  })
  recordReview(
    @Arg('input', () => RecordReviewInput, { description: 'The review.' }) input: RecordReviewInput,
    @Ctx() context: GraphContext,
  ): Promise<ReviewConference> {
    const heldOn = requirePastDay(input.heldOn, today(), 'input.heldOn');
    const facts = {
      ...{ kind: input.kind, heldOn, year: requireReviewedYear(input.year, heldOn) },
      topicVi: requireText(input.topicVi, 'input.topicVi', 200),
      participants: requireParticipants(input.participants),
      document: requireDocumentNumber(input.document, 'input.document'),
    };
    return context.write(async (em: EntityManager) => {
      const { host, scope } = await requireHost(em, input, heldOn);
      assertWithinReach(context.viewer, scope);
      const directiveId = await requireReviewed(em, input.directiveId);
      const own = { id: newId(), directiveId, withdrawn: false, version: 1 };
      return em.create(ReviewConference, { ...facts, ...host, ...own });
    });
  }

  @Access(...HOSTS)
  @Mutation(() => ReviewConference, {
    description: 'Withdraws a review that was recorded wrongly; it stays on record and counts for nothing.',
  })
  withdrawReview(
    @Arg('input', () => WithdrawReviewInput, { description: 'The review.' }) input: WithdrawReviewInput,
    @Ctx() context: GraphContext,
  ): Promise<ReviewConference> {
    return changeRecord(context, REVIEW, {
      ...input,
      change: (review) => {
        requireStanding(review);
        review.withdrawn = true;
      },
    });
  }

  @FieldResolver(() => AuthorityBody, {
    nullable: true,
    description: 'Body that held it; null: an organisation did.',
  })
  body(@Root() { bodyId }: ReviewConference, @Ctx() context: GraphContext) {
    return bodyId === null ? null : rowById(AuthorityBody)(context).load(bodyId);
  }

  @FieldResolver(() => Organization, {
    nullable: true,
    description: 'Organisation that held it; null: a body did.',
  })
  organization(@Root() { organizationId }: ReviewConference, @Ctx() context: GraphContext) {
    return organizationId === null ? null : rowById(Organization)(context).load(organizationId);
  }

  @FieldResolver(() => Document, { nullable: true, description: 'Directive reviewed; null: a topic alone.' })
  directive(@Root() { directiveId }: ReviewConference, @Ctx() context: GraphContext) {
    return directiveId === null ? null : rowById(Document)(context).load(directiveId);
  }
}
