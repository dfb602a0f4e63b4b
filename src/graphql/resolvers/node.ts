import { typeOf } from '../nodes.ts';
import type { EntityResolvers, NodeResolvers } from '../types.gen.ts';

/** Anything with a global id: the id tells the type. */
export const Node: NodeResolvers = {
  __resolveType: ({ it }) => typeOf(it.id),
};

/** A node of the graph: its family is its type. */
export const Entity: EntityResolvers = {
  __resolveType: ({ it }) => typeOf(it.id) as ReturnType<typeof typeOf> & `${string}`,
} as EntityResolvers;
