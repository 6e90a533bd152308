import 'reflect-metadata';
import { GraphQLDateTimeISO, GraphQLJSONObject, GraphQLLocalDate } from 'graphql-scalars';

/** A calendar day, YYYY-MM-DD; a day that does not exist (2025-02-30) is refused. */
export const LocalDate = GraphQLLocalDate;

/** An instant, as ISO 8601 in UTC. */
export const DateTime = GraphQLDateTimeISO;

export const JsonObject = GraphQLJSONObject;
