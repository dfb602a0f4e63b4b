import { readdirSync, readFileSync } from 'node:fs';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql';
import type { Context } from './context.ts';
import { resolvers } from './resolvers/index.ts';

const folder = new URL('../../schema/', import.meta.url);

/** The published contract: every file of schema/. */
export function sdl(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => readFileSync(new URL(name, folder), 'utf8'));
}

/** Arguments that mean the same wherever they stand: described once here, and not at every list of the contract. */
const usualArguments: Readonly<Record<string, string>> = {
  first: 'The first so many; 20 where nothing is said, at most 100.',
  after: 'Those after this cursor.',
  last: 'The last so many, instead of `first`; at most 100.',
  before: 'Those before this cursor.',
  lang: 'The language of the words; English where nothing is said.',
  filter: 'Only those that pass.',
  sort: 'In which order.',
  asOf: 'The record as it stood then; what stands under this field inherits it.',
};

function describeArguments(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap()))
    if (isObjectType(type) || isInterfaceType(type))
      for (const field of Object.values(type.getFields()))
        for (const argument of field.args) argument.description ??= usualArguments[argument.name];
  return schema;
}

/** The schema with its resolvers. A resolver for what the contract does not name is a fault, found at start. */
export function createSchema(): GraphQLSchema {
  const schema = makeExecutableSchema<Context>({
    typeDefs: sdl(),
    resolvers,
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  });
  return describeArguments(schema);
}
