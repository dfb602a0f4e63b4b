import { accusationCounts } from '../../../analysis/accusations.ts';
import { actorRecord } from '../../../analysis/actor-record.ts';
import { chains } from '../../../analysis/chains.ts';
import { compare } from '../../../analysis/compare.ts';
import { drift } from '../../../analysis/drift.ts';
import { figures } from '../../../analysis/figures.ts';
import { independence } from '../../../analysis/independence.ts';
import { knowledge } from '../../../analysis/knowledge.ts';
import { matrix } from '../../../analysis/matrix.ts';
import { type Argument, ask, questions } from '../../../analysis/questions/ask.ts';
import { silences } from '../../../analysis/silences.ts';
import { eventStandings } from '../../../analysis/standing.ts';
import { type EntityId, familyOfId } from '../../../model/entity.ts';
import type { Family } from '../../../model/kinds.ts';
import { UnknownId } from '../../../store/errors.ts';
import { InvalidArgument, PageTooLarge } from '../../errors.ts';
import { entityFilter } from '../../inputs.ts';
import type { Whole } from '../../lists.ts';
import type { QueryResolvers } from '../../types.gen.ts';

type Analyses =
  | 'chains'
  | 'matrix'
  | 'origins'
  | 'accusationCounts'
  | 'figures'
  | 'knowledge'
  | 'drift'
  | 'silences'
  | 'standing'
  | 'actorRecord'
  | 'compare'
  | 'questions'
  | 'ask'
  | 'views'
  | 'view';

/** The analyses and saved views, as fields of Query; each names its own sight. */
export const analyses: Pick<Whole<QueryResolvers>, Analyses> = {
  chains: async (_, { event, asOf }, context) => {
    const at = context.sight(asOf);
    return { at, it: (await chains(at.view, an('event', event))) ?? missing(event, 'event') };
  },
  matrix: async (_, { event, asOf }, context) => {
    const at = context.sight(asOf);
    return { at, it: (await matrix(at.view, an('event', event))) ?? missing(event, 'event') };
  },
  origins: async (_, { claims, asOf }, context) => {
    if (claims.length > MOST_CLAIMS)
      throw new PageTooLarge(`${claims.length} claims are more than one query may name.`, {
        wayOut: `Name at most ${MOST_CLAIMS}.`,
        place: { field: 'claims' },
      });
    const at = context.sight(asOf);
    return { at, it: await independence(at.view, [...new Set(claims)]) };
  },
  accusationCounts: async (_, { filter, asOf }, context) => {
    const at = context.sight(asOf);
    return { at, it: await accusationCounts(at.view, filter ? entityFilter(filter) : undefined) };
  },
  figures: async (_, { about, asOf }, context) => {
    const at = context.sight(asOf);
    return { at, it: (await figures(at.view, about)) ?? missing(about, 'about') };
  },
  knowledge: async (_, { mechanism, filter, asOf }, context) => {
    const at = context.sight(asOf);
    const of = {
      ...(mechanism && { mechanism: an('mechanism', mechanism) }),
      ...(filter && { filter: entityFilter(filter) }),
    };
    return { at, it: await knowledge(at.view, of) };
  },
  drift: async (_, { stem, event, asOf }, context) => {
    if (!stem === !event)
      throw new InvalidArgument('A drift is of a stem or of an event.', {
        wayOut: 'Give exactly one of stem and event.',
        place: { field: 'stem' },
      });
    const at = context.sight(asOf);
    return { at, it: await drift(at.view, stem ? { stem } : { event: an('event', event ?? '') }) };
  },
  silences: async (_, { about, document, speaker, asOf }, context) => {
    const at = context.sight(asOf);
    const of = { ...(about && { about }), ...(document && { document }), ...(speaker && { speaker }) };
    return { at, it: await silences(at.view, of) };
  },
  standing: async (_, { event, asOf }, context) => {
    const at = context.sight(asOf);
    const rule = context.standingRule;
    const found = (await eventStandings(at.view, an('event', event), rule)) ?? missing(event, 'event');
    return { at, it: { rule, ...found } };
  },
  actorRecord: async (_, { actor, asOf }, context) => {
    const at = context.sight(asOf);
    return { at, it: (await actorRecord(at.view, an('actor', actor))) ?? missing(actor, 'actor') };
  },
  compare: async (_, { a, b, asOf }, context) => {
    const at = context.sight(asOf);
    return { at, it: (await compare(at.view, a, b)) ?? missing(`${a} or ${b}`, 'a') };
  },
  questions: () => [...questions],
  ask: async (_, { question, args, asOf }, context) => {
    const at = context.sight(asOf);
    const given = args.map(
      ({ name, value, filter }): Argument => ({
        name,
        ...(value != null && { value }),
        ...(filter && { filter: entityFilter(filter) }),
      }),
    );
    return { at, it: await ask(at.view, question, given, { standingRule: context.standingRule }) };
  },
  views: (_, __, context) => context.sight().view.savedViews(),
  view: (_, { id }, context) => context.sight().view.savedView(id),
};

/** The most claims whose origins one query may ask for. */
const MOST_CLAIMS = 500;

/** An id of a family. @throws UnknownId */
function an(family: Family, id: string): EntityId {
  return id.includes('/') && familyOfId(id) === family ? id : missing(id, family);
}

function missing(id: string, field: string): never {
  throw new UnknownId(`There is no ${id} in this view of the record.`, {
    wayOut: 'Look it up with search; with asOf it may not have been told of yet.',
    place: { field },
  });
}
