import 'reflect-metadata';
import { GraphQLJSONObject, GraphQLLocalDate } from 'graphql-scalars';

/** A calendar day, YYYY-MM-DD; a day that does not exist (2025-02-30) is refused. */
export const LocalDate = GraphQLLocalDate;

export const JsonObject = GraphQLJSONObject;
