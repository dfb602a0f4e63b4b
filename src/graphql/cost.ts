import {
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  getOperationAST,
  isCompositeType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { QueryTooCostly } from './errors.ts';
import { type Fragments, fragmentsOf, LIMITS } from './limits.ts';
import { checkedSize, PAGE } from './pagination.ts';

/** What some fields cost by themselves, beside the things that they answer with. */
const works: Readonly<Record<string, number>> = {
  'Query.contested': 300,
  'Query.path': 300,
  'Query.timeline': 200,
  'Query.edgesAmong': 200,
  'Query.search': 50,
  'Query.stats': 50,
  // Each analysis reads a fixed number of lists, of up to a thousand claims each.
  'Query.chains': 300,
  'Query.matrix': 300,
  'Query.origins': 200,
  'Query.accusationCounts': 1000,
  'Query.figures': 200,
  'Query.knowledge': 500,
  'Query.drift': 100,
  'Query.silences': 200,
  'Query.standing': 300,
  'Query.actorRecord': 300,
  'Query.compare': 200,
  'Query.ask': 1500,
  'Answer.markdown': 100,
  'Answer.json': 100,
  'Query.views': 10,
  'Event.summary': 5,
};

/** How long lists without a page size are taken to be, where the usual guess is wrong. */
const lengths: Readonly<Record<string, number>> = {
  'Query.path': 5,
  'Query.edgesAmong': 100,
  'Query.timeline': 60,
  'ChainAnswer.chains': 30,
  'Matrix.rows': 15,
  'Matrix.contradictions': 10,
  'OriginAnswer.origins': 10,
  'Origin.ties': 4,
  'AccusationCounts.actors': 30,
  'AccusationCount.claims': 10,
  'FigureAnswer.groups': 10,
  'KnowledgeAnswer.steps': 40,
  'SilenceAnswer.lines': 20,
  'SilenceAnswer.namesNoOne': 20,
  'ActorRecord.accusedOf': 40,
  'ActorRecord.positions': 20,
  'ActorRecord.denies': 10,
  'Comparison.both': 20,
  'Comparison.onlyA': 40,
  'Comparison.onlyB': 40,
  'AnswerPart.lines': 40,
  'Query.questions': 30,
  'Query.views': 20,
  'ContestedRecord.events': 12,
  'ContestedRecord.rails': 6,
  'ContestedRow.claims': 1.5,
  'Entity.expansions': 15,
  'Vocabulary.predicates': 20,
  'Vocabulary.kinds': 30,
  'Vocabulary.marks': 7,
  'PredicateInfo.codes': 10,
};
const USUAL_LENGTH = 2.5;

interface Walk {
  schema: GraphQLSchema;
  fragments: Fragments;
  variables: Readonly<Record<string, unknown>>;
  operation: OperationDefinitionNode;
  /** Cost of a fragment, by its name and the page that it stands in. */
  known: Map<string, number>;
}

/**
 * The cost of a query before it runs: how many things it may answer with, the sizes of its lists multiplied, and what
 * its searches and computations weigh. Checks every page size on its way.
 * @throws PageTooLarge, InvalidArgument
 */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Readonly<Record<string, unknown>>,
): number {
  const operation = getOperationAST(document, operationName);
  const root = operation && schema.getRootType(operation.operation);
  if (!root) return 0;
  const walk: Walk = { schema, fragments: fragmentsOf(document), variables, operation, known: new Map() };
  return costOfSet(operation.selectionSet, root, PAGE.usual, walk);
}

/** @throws QueryTooCostly, PageTooLarge, InvalidArgument */
export function checkCost(...query: Parameters<typeof costOf>): void {
  const cost = Math.ceil(costOf(...query));
  if (cost > LIMITS.cost)
    throw new QueryTooCostly(`The query may cost ${cost}; ${LIMITS.cost} is allowed.`, {
      wayOut: 'Ask for smaller pages, for fewer lists within lists, or in several requests.',
    });
}

function costOfSet(
  set: SelectionSetNode | undefined,
  type: GraphQLCompositeType,
  page: number,
  walk: Walk,
): number {
  let cost = 0;
  for (const it of set?.selections ?? []) {
    if (it.kind === Kind.FIELD) cost += costOfField(it, type, page, walk);
    else if (it.kind === Kind.INLINE_FRAGMENT) {
      const on = it.typeCondition && walk.schema.getType(it.typeCondition.name.value);
      cost += costOfSet(it.selectionSet, isCompositeType(on) ? on : type, page, walk);
    } else cost += costOfFragment(it.name.value, page, walk);
  }
  return cost;
}

function costOfFragment(name: string, page: number, walk: Walk): number {
  const key = `${name} ${page}`;
  const known = walk.known.get(key);
  if (known !== undefined) return known;
  walk.known.set(key, 0);
  const fragment = walk.fragments.get(name);
  const on = fragment && walk.schema.getType(fragment.typeCondition.name.value);
  const cost = isCompositeType(on) ? costOfSet(fragment?.selectionSet, on, page, walk) : 0;
  walk.known.set(key, cost);
  return cost;
}

function costOfField(node: FieldNode, parent: GraphQLCompositeType, page: number, walk: Walk): number {
  const name = node.name.value;
  const field = 'getFields' in parent ? parent.getFields()[name] : undefined;
  if (!field) return 0;
  const own = works[`${parent.name}.${name}`] ?? 0;
  const given = Object.fromEntries(
    (node.arguments ?? []).map((it) => [it.name.value, givenBy(it.value, walk)]),
  );
  const paged = field.args.some((it) => it.name === 'first');
  const { first, last } = paged ? checkedSize(given) : {};
  const type = getNamedType(field.type);
  if (!isCompositeType(type)) return own;
  const inner = costOfSet(node.selectionSet, type, first ?? last ?? PAGE.usual, walk);
  return own + lengthOf(node, field.type, parent, given, page) * (1 + inner);
}

/** How many things a field is taken to answer with. */
function lengthOf(
  node: FieldNode,
  type: unknown,
  parent: GraphQLCompositeType,
  given: Record<string, unknown>,
  page: number,
): number {
  if (!isListType(getNullableType(type as never))) return 1;
  if (Array.isArray(given['ids']) && parent.name === 'Query' && node.name.value === 'nodes')
    return given['ids'].length;
  if (parent.name.endsWith('Connection')) return page;
  const interfaces = isObjectType(parent) ? parent.getInterfaces().map((it) => it.name) : [];
  for (const owner of [parent.name, ...interfaces]) {
    const length = lengths[`${owner}.${node.name.value}`];
    if (length !== undefined) return length;
  }
  return USUAL_LENGTH;
}

/** The value of an argument, as far as the walk needs it: numbers and lists, literal or by variable. */
function givenBy(value: ValueNode, walk: Walk): unknown {
  if (value.kind === Kind.INT) return Number(value.value);
  if (value.kind === Kind.LIST) return value.values.map((it) => givenBy(it, walk));
  if (value.kind !== Kind.VARIABLE) return undefined;
  const name = value.name.value;
  if (walk.variables[name] !== undefined) return walk.variables[name];
  const declared = walk.operation.variableDefinitions?.find((it) => it.variable.name.value === name);
  return declared?.defaultValue && givenBy(declared.defaultValue, walk);
}
