import type { AsOf, SavedView, View } from '../store.ts';
import {
  claimFrom,
  entityFrom,
  hitFrom,
  judgementFrom,
  pageFrom,
  propositionFrom,
  utteranceFrom,
} from './decode.ts';
import type { Reads } from './read/handlers.ts';
import type { Threads } from './threads.ts';

type Rest<F> = F extends (frame: never, ...rest: infer R) => unknown ? R : never;

const byId = <T extends { id: string }>(list: readonly T[]) => new Map(list.map((it) => [it.id, it]));

/** A view: each method is one call to a reader thread, whatever the number of ids. */
export function viewOf(threads: Threads, asOf: AsOf | null): View {
  const ask = <K extends keyof Reads>(op: K, ...args: Rest<Reads[K]>): Promise<ReturnType<Reads[K]>> =>
    threads.call(op, [asOf, ...args]);
  return {
    entities: async (ids) => byId((await ask('entities', ids)).map(entityFrom)),
    utterances: async (ids) => byId((await ask('utterances', ids)).map(utteranceFrom)),
    claims: async (ids) => byId((await ask('claims', ids)).map(claimFrom)),
    propositions: async (ids) => byId((await ask('propositions', ids)).map(propositionOf)),
    judgements: async (ids) => byId((await ask('judgements', ids)).map(judgementFrom)),
    judgementsOn: async (ids) =>
      new Map((await ask('judgementsOn', ids)).map(([id, rows]) => [id, rows.map(judgementFrom)])),
    kin: async (ids) => new Map(await ask('kin', ids)),

    findEntities: async (filter, sort, request) => {
      const { page, rows } = await ask('findEntities', filter, sort, request);
      return pageFrom(page, rows, entityFrom);
    },
    findClaims: async (filter, sort, request) => {
      const { page, rows } = await ask('findClaims', filter, sort, request);
      return pageFrom(page, rows, claimFrom);
    },
    findUtterances: async (filter, request) => {
      const { page, rows } = await ask('findUtterances', filter, request);
      return pageFrom(page, rows, utteranceFrom);
    },
    findPropositions: async (filter, request) => {
      const { page, rows } = await ask('findPropositions', filter, request);
      return pageFrom(page, rows, propositionOf);
    },
    claimsOf: async (anchor, ids, filter, sort, request) => {
      const { pages, rows } = await ask('claimsOf', anchor, ids, filter, sort, request);
      return new Map(pages.map(([id, page]) => [id, pageFrom(page, rows, claimFrom)]));
    },
    utterancesOf: async (documents, request) => {
      const { pages, rows } = await ask('utterancesOf', documents, request);
      return new Map(pages.map(([id, page]) => [id, pageFrom(page, rows, utteranceFrom)]));
    },
    edgesOf: async (ids, filter, request) =>
      new Map(
        (await ask('edgesOf', ids, filter, request)).map(([id, page, edges]) => [
          id,
          pageFrom(page, edges, (edge) => edge),
        ]),
      ),
    expansionsOf: async (ids, shown) => new Map(await ask('expansionsOf', ids, shown)),
    edgesAmong: (ids, most) => ask('edgesAmong', ids, most),
    paths: (request) => ask('paths', request),
    timeline: (filter, clock, unit) => ask('timeline', filter, clock, unit),
    search: async (request, wanted) => {
      const { page, hits } = await ask('search', request, wanted);
      return pageFrom(page, hits, (hit) => hitFrom(request.query, hit));
    },
    stats: () => ask('stats'),
    predicatesOf: async (ids) => new Map(await ask('predicatesOf', ids)),
    texts: (stretches) => ask('texts', stretches),
    attached: async (documents) => new Set(await ask('attached', documents)),
    savedViews: async () => (await ask('savedViews')).map((json) => JSON.parse(json) as SavedView),
    savedView: async (id) => {
      const json = await ask('savedView', id);
      return json === null ? null : (JSON.parse(json) as SavedView);
    },
  };
}

const propositionOf = (row: ReturnType<Reads['propositions']>[number]) =>
  propositionFrom(row as Parameters<typeof propositionFrom>[0]);
