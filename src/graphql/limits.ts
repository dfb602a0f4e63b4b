import {
  type ASTVisitor,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import type { AscribeError } from '../model/errors.ts';
import { QueryTooCostly, QueryTooDeep, toGraphQLError } from './errors.ts';

/** What no query may exceed; cost is counted in cost.ts. */
export const LIMITS = {
  /** Characters of a query's text. */
  text: 20_000,
  /** Bytes of a request's body. */
  body: 100_000,
  tokens: 2000,
  depth: 12,
  /** How deep variables nest; the deepest filter needs ten. */
  variables: 20,
  aliases: 50,
  cost: 10_000,
} as const;

/** The fragments of a document, by name. */
export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

export function fragmentsOf(document: DocumentNode): Fragments {
  return new Map(
    document.definitions.flatMap((it) => (it.kind === Kind.FRAGMENT_DEFINITION ? [[it.name.value, it]] : [])),
  );
}

/** A refusal before anything runs: always HTTP 400, whatever media type the client prefers. */
export function refusal(error: AscribeError): GraphQLError {
  const refused = toGraphQLError(error);
  Object.assign(refused.extensions, { http: { status: 400, spec: false } });
  return refused;
}

/** How many fields stand under one another; each fragment is measured once, and introspection is not counted. */
function depthOf(
  set: SelectionSetNode | undefined,
  fragments: Fragments,
  known: Map<string, number>,
): number {
  let deepest = 0;
  for (const it of set?.selections ?? []) {
    if (it.kind === Kind.FIELD) {
      if (!it.name.value.startsWith('__'))
        deepest = Math.max(deepest, 1 + depthOf(it.selectionSet, fragments, known));
    } else if (it.kind === Kind.INLINE_FRAGMENT)
      deepest = Math.max(deepest, depthOf(it.selectionSet, fragments, known));
    else {
      const name = it.name.value;
      let depth = known.get(name);
      if (depth === undefined) {
        // A fragment that holds itself is told of by another rule; here it must only come to an end.
        known.set(name, 0);
        depth = depthOf(fragments.get(name)?.selectionSet, fragments, known);
        known.set(name, depth);
      }
      deepest = Math.max(deepest, depth);
    }
  }
  return deepest;
}

/** Refuses documents that nest too deep or alias too much. */
export function LimitsRule(context: ValidationContext): ASTVisitor {
  const fragments = fragmentsOf(context.getDocument());
  let aliases = 0;
  return {
    Field: ({ alias }) => {
      if (alias && ++aliases === LIMITS.aliases + 1)
        context.reportError(
          refusal(
            new QueryTooCostly(`The query has more than ${LIMITS.aliases} aliases.`, {
              wayOut: 'Ask for several things in one list, as with nodes(ids:), or in several requests.',
            }),
          ),
        );
    },
    OperationDefinition: ({ selectionSet }) => {
      const depth = depthOf(selectionSet, fragments, new Map());
      if (depth > LIMITS.depth)
        context.reportError(
          refusal(
            new QueryTooDeep(`The query nests ${depth} fields deep; ${LIMITS.depth} are allowed.`, {
              wayOut: 'Ask for the inner things by their ids in a second request.',
            }),
          ),
        );
    },
  };
}
