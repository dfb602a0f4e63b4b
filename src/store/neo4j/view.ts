import type { AsOf, View } from '../store.ts';
import type { Client, Query } from './client.ts';
import { claims, claimsOf, findClaims } from './read/claims.ts';
import { predicatesOf } from './read/counts.ts';
import { edgesAmong, edgesOf } from './read/edges.ts';
import { entities, findEntities } from './read/entities.ts';
import { expansionsOf } from './read/expansions.ts';
import { Frame } from './read/frame.ts';
import { judgements, judgementsOn, kin } from './read/judgements.ts';
import { PastFrame } from './read/past.ts';
import { paths } from './read/paths.ts';
import { RecordedFrame } from './read/recorded.ts';
import { search } from './read/search.ts';
import { stats } from './read/stats.ts';
import { attached, texts } from './read/texts.ts';
import { timeline } from './read/timeline.ts';
import {
  findPropositions,
  findUtterances,
  propositions,
  utterances,
  utterancesOf,
} from './read/utterances.ts';
import { savedView, savedViews } from './saved-views.ts';
import type { Veil } from './veil.ts';

const now = new Frame();

/** What a view sees; without a day, what is there now. @throws InvalidRecord for a day that is none */
async function frameOf(query: Query, asOf: AsOf | null): Promise<Frame> {
  if (!asOf) return now;
  return asOf.clock === 'recorded' ? RecordedFrame.at(query, asOf) : new PastFrame(asOf);
}

/** A view: each method is one reading transaction with a fixed number of queries, whatever the number of ids. */
export function viewOf(client: Client, veil: Veil, asOf: AsOf | null): View {
  const ask = <T>(read: (frame: Frame, query: Query) => Promise<T>): Promise<T> =>
    veil.read(client, async (query) => read(await frameOf(query, asOf), query));
  return {
    entities: (ids) => ask((frame, query) => entities(frame, query, ids)),
    utterances: (ids) => ask((frame, query) => utterances(frame, query, ids)),
    claims: (ids) => ask((frame, query) => claims(frame, query, ids)),
    propositions: (ids) => ask((frame, query) => propositions(frame, query, ids)),
    judgements: (ids) => ask((frame, query) => judgements(frame, query, ids)),
    judgementsOn: (ids) => ask((frame, query) => judgementsOn(frame, query, ids)),
    kin: (ids) => ask((frame, query) => kin(frame, query, ids)),
    findEntities: (...rest) => ask((frame, query) => findEntities(frame, query, ...rest)),
    findClaims: (...rest) => ask((frame, query) => findClaims(frame, query, ...rest)),
    findUtterances: (...rest) => ask((frame, query) => findUtterances(frame, query, ...rest)),
    findPropositions: (...rest) => ask((frame, query) => findPropositions(frame, query, ...rest)),
    claimsOf: (...rest) => ask((frame, query) => claimsOf(frame, query, ...rest)),
    utterancesOf: (...rest) => ask((frame, query) => utterancesOf(frame, query, ...rest)),
    edgesOf: (...rest) => ask((frame, query) => edgesOf(frame, query, ...rest)),
    expansionsOf: (...rest) => ask((frame, query) => expansionsOf(frame, query, ...rest)),
    edgesAmong: (...rest) => ask((frame, query) => edgesAmong(frame, query, ...rest)),
    paths: (request) => ask((frame, query) => paths(frame, query, request)),
    timeline: (...rest) => ask((frame, query) => timeline(frame, query, ...rest)),
    search: (...rest) => ask((frame, query) => search(frame, query, ...rest)),
    stats: () => ask(stats),
    predicatesOf: (ids) => ask((frame, query) => predicatesOf(frame, query, ids)),
    texts: (stretches) => ask((_, query) => texts(query, stretches)),
    attached: (documents) => ask((_, query) => attached(query, documents)),
    savedViews: () => client.read(savedViews),
    savedView: (id) => client.read((query) => savedView(query, id)),
  };
}
