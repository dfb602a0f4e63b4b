import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { isDay } from './context.ts';

function dayOf(value: unknown): string {
  if (typeof value === 'string' && isDay(value)) return value;
  throw new GraphQLError(`${JSON.stringify(value)} is not a day: write YYYY-MM-DD.`);
}

/** A day, checked as it comes in. */
export const Day = new GraphQLScalarType<string, string>({
  name: 'Day',
  description: 'A day (YYYY-MM-DD).',
  serialize: (value) => value as string,
  parseValue: dayOf,
  parseLiteral: (node) => dayOf(node.kind === Kind.STRING ? node.value : null),
});

/** An instant; only ever given, never taken. */
export const Instant = new GraphQLScalarType<string, string>({
  name: 'Instant',
  description: 'An instant in ISO 8601, UTC.',
  serialize: (value) => value as string,
});
