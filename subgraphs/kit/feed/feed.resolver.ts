import {
  Arg,
  type ClassType,
  Ctx,
  Directive,
  Field,
  ID,
  Int,
  ObjectType,
  Query,
  Resolver,
} from 'type-graphql';
import { Access } from '../access.js';
import type { GraphContext } from '../context.js';
import { refuseInput } from '../errors.js';
import { JsonObject } from '../scalars.js';
import { type Change, type ChangePage, readChanges } from './outbox.js';

export const FEED_PAGE_SIZE = 1000;

@Directive('@shareable')
@ObjectType('Change', { description: 'One published change: all facts about one entity at that moment.' })
class ChangeNode implements Change {
  @Field(() => String, { description: 'What kind of entity the facts are about, e.g. `organization`.' })
  topic!: string;

  @Field(() => ID, { description: 'The entity’s id in the graph.' })
  entityId!: string;

  @Field(() => JsonObject, { description: 'The facts; they replace all earlier facts about the entity.' })
  facts!: Record<string, unknown>;
}

@Directive('@shareable')
@ObjectType('ChangePage', { description: 'A page of a change feed, oldest first.' })
class ChangePageNode implements ChangePage {
  @Field(() => [ChangeNode], { description: 'The changes.' })
  nodes!: ChangeNode[];

  @Field(() => String, {
    description: 'Give it as `after` to read on; store it together with what was applied.',
  })
  endCursor!: string;

  @Field(() => Boolean, { description: 'True when more changes can be read at once.' })
  hasNextPage!: boolean;
}

/** The query through which other subgraphs follow this one, e.g. `organizationChanges`. */
export function feedResolverOf(queryName: string, schema: string): ClassType {
  @Resolver()
  class FeedResolver {
    @Access('SERVICE')
    @Query(() => ChangePageNode, {
      name: queryName,
      description: 'Changes after a cursor, for followers of this subgraph.',
    })
    changes(
      @Arg('after', () => String, {
        nullable: true,
        description: 'Where the last page ended; absent: from the beginning.',
      })
      after: string | null,
      @Arg('first', () => Int, { defaultValue: FEED_PAGE_SIZE, description: 'Changes wanted, 1 to 1000.' })
      first: number,
      @Ctx() { db }: GraphContext,
    ): Promise<ChangePage> {
      if (first < 1 || first > FEED_PAGE_SIZE)
        refuseInput('first', `is ${first}; a page has 1 to ${FEED_PAGE_SIZE} changes`);
      return readChanges(db, schema, { after, limit: first });
    }
  }
  return FeedResolver;
}
