import { sql } from 'kysely';
import {
  Arg,
  Args,
  type ClassType,
  Ctx,
  Field,
  ID,
  InputType,
  Mutation,
  Query,
  Resolver,
} from 'type-graphql';
import { Access } from '../access.js';
import { today } from '../clock.js';
import { type Connection, PageArgs } from '../connection.js';
import type { GraphContext } from '../context.js';
import { graphEnum } from '../enums.js';
import { Refusal } from '../errors.js';
import { newId, requireId } from '../ids.js';
import { readPage } from '../page.js';
import { requireText } from '../text.js';
import { assertWithinReach } from '../viewer.js';
import { DecideDisputeInput } from './dispute.inputs.js';
import { requireDecidable } from './dispute.rules.js';
import { Dispute, DisputeState } from './dispute.js';
import { disputeColumns, DisputeConnection, disputesIn, holdDispute, readDueDay } from './dispute.view.js';
import { findOwner, type OrganizationRecords } from './record.view.js';

const MAX_REASON = 500;

const ORDER = [
  { expression: sql`d.due_on`, direction: 'ASC', type: 'date' },
  { expression: sql`d.id`, direction: 'ASC', type: 'uuid' },
] as const;

/** How an organisation disputes a record of a subgraph, and the officers of its area decide. */
export function disputeResolverOf(kept: OrganizationRecords): ClassType {
  const title = `${kept.name[0]!.toUpperCase()}${kept.name.slice(1)}`;
  const meanings = Object.fromEntries(
    Object.entries(kept.records).map(([type, { description }]) => [type, description]),
  );
  const RecordType = graphEnum(
    `${title}RecordType`,
    'Kinds of records an organisation can dispute.',
    meanings,
  );
  const table = disputesIn(kept.schema);

  @InputType(`Dispute${title}RecordInput`, { description: 'Which record is wrong, and why.' })
  class DisputeRecordInput {
    @Field(() => RecordType, { description: 'Kind of the record.' })
    recordType!: string;

    @Field(() => ID, { description: 'Id of the record.' })
    recordId!: string;

    @Field(() => String, { description: 'Why it is wrong, 1 to 500 characters; names no natural person.' })
    reason!: string;
  }

  @Resolver(() => Dispute)
  class DisputeResolver {
    @Access('ORGANIZATION', 'COMMUNE_OFFICER', 'PROVINCE_OFFICER')
    @Query(() => DisputeConnection, {
      name: `${kept.name}Disputes`,
      description: 'Disputes about records of organisations in the viewer’s reach, the first due first.',
    })
    disputes(
      @Arg('state', () => DisputeState, { nullable: true, description: 'In this state; absent: in any.' })
      state: DisputeState | null,
      @Args(() => PageArgs) page: PageArgs,
      @Ctx() { db, viewer }: GraphContext,
    ): Promise<Connection<Dispute>> {
      const where = [
        kept.withinReach(viewer, sql`d.organization_id`),
        ...(state ? [sql`d.state = ${state}`] : []),
      ];
      const list = { list: `${kept.name}-disputes`, columns: disputeColumns(), from: sql`${table} d` };
      return readPage(db, { ...list, where, orderBy: ORDER }, page);
    }

    @Access('ORGANIZATION')
    @Mutation(() => Dispute, {
      name: `dispute${title}Record`,
      description:
        'Disputes a record about the viewer’s own organisation; one dispute of a record is open at a time.',
    })
    async disputeRecord(
      @Arg('input', () => DisputeRecordInput, { description: 'The dispute.' }) input: DisputeRecordInput,
      @Ctx() context: GraphContext,
    ): Promise<Dispute> {
      const recordId = requireId(input.recordId, 'input.recordId');
      const reason = requireText(input.reason, 'input.reason', MAX_REASON);
      const organizationId = await findOwner(context.db, kept.records[input.recordType]!, recordId);
      if (!organizationId)
        throw new Refusal('NOT_FOUND', `No ${input.recordType} has the id ${recordId}.`, {
          path: 'input.recordId',
        });
      await kept.assertWithinReach(context, organizationId);
      return context.write(async (em) => {
        const dueOn = await readDueDay(em.getKysely(), kept.schema, today());
        const { rows } = await sql<Dispute>`
          insert into ${table} as d (id, organization_id, record_type, record_id, reason, opened_on, due_on)
          values (${newId()}, ${organizationId}, ${input.recordType}, ${recordId}, ${reason}, ${today()}, ${dueOn})
          returning ${disputeColumns()}`.execute(em.getKysely());
        return rows[0]!;
      });
    }

    @Access('COMMUNE_OFFICER', 'PROVINCE_OFFICER')
    @Mutation(() => Dispute, {
      name: `decide${title}Dispute`,
      description:
        'Decides a dispute: OPEN → UPHELD or DISMISSED; for the officers of the organisation’s area.',
    })
    decideDispute(
      @Arg('input', () => DecideDisputeInput, { description: 'The decision.' }) input: DecideDisputeInput,
      @Ctx() context: GraphContext,
    ): Promise<Dispute> {
      const id = requireId(input.id, 'input.id');
      const decision = requireText(input.decision, 'input.decision', MAX_REASON);
      return context.write(async (em) => {
        const dispute = await holdDispute(em, kept.schema, id);
        assertWithinReach(context.viewer, await kept.scopeOf(em, dispute.organizationId));
        requireDecidable(dispute, input);
        const { rows } = await sql<Dispute>`
          update ${table} d set state = ${input.outcome}, decided_on = ${today()}, decided_by = ${context.viewer.role},
            decision = ${decision}, version = d.version + 1
          where d.id = ${id} returning ${disputeColumns()}`.execute(em.getKysely());
        return rows[0]!;
      });
    }
  }
  return DisputeResolver;
}

/** What a second open dispute of one record means to a client; for `constraints` in subgraph.ts. */
export const DISPUTE_CONSTRAINTS = {
  dispute_open_once: {
    code: 'CONFLICT',
    path: 'input.recordId',
    reason: 'A dispute of this record is open already; its decision comes first.',
  },
} as const;
