import { contestedRecord } from '../../analysis/contested.ts';
import { kindNames } from '../../model/kinds.ts';
import { predicateNames } from '../../model/predicates/index.ts';
import { marks } from '../../model/utterance.ts';
import { version } from '../../model/version.ts';
import { UnknownId } from '../../store/errors.ts';
import { InvalidArgument, PageTooLarge } from '../errors.ts';
import { claimFilter, claimSort, edgeTypes, entityFilter, entitySort, within } from '../inputs.ts';
import { seen, type Whole } from '../lists.ts';
import { nodeAt, propositionOf } from '../nodes.ts';
import { connection, pageOf } from '../pagination.ts';
import type { Sight } from '../sight.ts';
import type { QueryResolvers } from '../types.gen.ts';
import { analyses } from './analysis/query.ts';

/** Where every query begins. Each field names its own sight; what lies under it inherits that. */
export const Query: Whole<QueryResolvers> = {
  node: (_, { id, asOf }, context) => nodeAt(context.sight(asOf), id),
  nodes: (_, { ids, asOf }, context) => {
    checkCount(ids, 100);
    const at = context.sight(asOf);
    return Promise.all(ids.map((id) => nodeAt(at, id)));
  },
  entity: async (_, { id, asOf }, context) => {
    const at = context.sight(asOf);
    const it = await at.entity(id);
    return it ? { at, it } : null;
  },
  entities: async (_, args, context, info) => {
    const at = context.sight(args.asOf);
    const page = await at.view.findEntities(
      entityFilter(args.filter),
      entitySort(args.sort),
      pageOf(args, info),
    );
    return connection(page, seen(at));
  },
  events: async (_, args, context, info) => {
    const at = context.sight(args.asOf);
    const filter = { and: [{ family: ['event' as const] }, entityFilter(args.filter)] };
    const page = await at.view.findEntities(filter, entitySort(args.sort), pageOf(args, info));
    return connection(page, seen(at));
  },
  documents: async (_, args, context, info) => {
    const at = context.sight(args.asOf);
    const filter = { family: ['document' as const], ...(!args.mentioned && { coded: true }) };
    const page = await at.view.findEntities(filter, entitySort(args.sort), pageOf(args, info));
    return connection(page, seen(at));
  },
  utterances: async (_, args, context, info) => {
    const at = context.sight(args.asOf);
    return connection(await at.view.findUtterances(claimFilter(args.filter), pageOf(args, info)), seen(at));
  },
  claims: async (_, args, context, info) => {
    const at = context.sight(args.asOf);
    const page = await at.view.findClaims(claimFilter(args.filter), claimSort(args.sort), pageOf(args, info));
    return connection(page, seen(at));
  },
  propositions: async (_, args, context, info) => {
    const at = context.sight(args.asOf);
    const page = await at.view.findPropositions(claimFilter(args.filter), pageOf(args, info));
    return connection(page, (it) => ({ at, it: propositionOf(it) }));
  },
  search: async (_, args, context, info) => {
    const at = context.sight(args.asOf);
    checkQuery(args.query);
    const { family, kind, in: fields } = args.filter ?? {};
    const request = {
      query: args.query,
      ...(family && { family }),
      ...(kind && { kind }),
      ...(fields && { in: fields }),
    };
    return connection(await at.view.search(request, pageOf(args, info)), seen(at));
  },
  path: async (_, args, context) => {
    const at = context.sight(args.asOf);
    const { from, to, types, family, avoid } = args;
    await Promise.all([mustExist(at, from, 'from'), mustExist(at, to, 'to')]);
    const paths = await at.view.paths({
      from,
      to,
      longest: within('longest', args.longest ?? 4, 1, 6),
      most: within('most', args.most ?? 5, 1, 50),
      ...(types && { types: edgeTypes(types) }),
      ...(family && { family: [family] }),
      ...(avoid && { avoid }),
    });
    return paths.map(seen(at));
  },
  edgesAmong: async (_, { ids, asOf }, context) => {
    checkCount(ids, 200);
    const at = context.sight(asOf);
    return (await at.view.edgesAmong(ids, MOST_EDGES)).map(seen(at));
  },
  timeline: (_, { filter, clock, unit, asOf }, context) =>
    context.sight(asOf).view.timeline(claimFilter(filter), clock, unit),
  contested: async (_, args, context) => {
    const at = context.sight(args.asOf);
    const limits = {
      events: within('events', args.events ?? 12, 1, 50),
      rows: within('rows', args.rows ?? 40, 1, 200),
      rails: within('rails', args.rails ?? 6, 1, 20),
    };
    const filter = args.filter ? entityFilter(args.filter) : undefined;
    return { at, it: { ...(await contestedRecord(at.view, filter, limits)), limits } };
  },
  ...analyses,
  stats: (_, { asOf }, context) => context.sight(asOf).view.stats(),
  vocabulary: () => ({ predicates: predicateNames, kinds: kindNames, marks: [...marks], version }),
};

/** The longest words to be searched for, in characters. */
const LONGEST_QUERY = 200;

/** @throws InvalidArgument */
function checkQuery(query: string): void {
  const length = Array.from(query).length;
  if (length > LONGEST_QUERY)
    throw new InvalidArgument(`query: ${length} characters are more than a search takes.`, {
      wayOut: `Search for at most ${LONGEST_QUERY}: the words that tell the passage best.`,
      place: { field: 'query' },
    });
}

/** Edges that a canvas of 200 nodes may be given. */
const MOST_EDGES = 2000;

function checkCount(ids: readonly string[], most: number): void {
  if (ids.length > most)
    throw new PageTooLarge(`${ids.length} ids are more than one query may name.`, {
      wayOut: `Name at most ${most}.`,
      place: { field: 'ids' },
    });
}

async function mustExist(at: Sight, id: string, field: string): Promise<void> {
  if (!(await at.entity(id)))
    throw new UnknownId(`There is no entity ${id}.`, {
      wayOut: 'Look it up with search; ids are family/slug, as in facility/pine-clinic.',
      place: { field },
    });
}
