import { hitFrom } from '../search.ts';
import type { AsOf, SavedView, StoredJudgement, View } from '../store.ts';
import {
  claimsFrom,
  entitiesFrom,
  judgementsFrom,
  pageFrom,
  propositionFrom,
  utterancesFrom,
} from './decode.ts';
import type { Reads } from './read/handlers.ts';
import type { Threads } from './threads.ts';
import { fromJson } from './wire.ts';

type Rest<F> = F extends (frame: never, ...rest: infer R) => unknown ? R : never;

const byId = <T extends { id: string }>(list: readonly T[]) => new Map(list.map((it) => [it.id, it]));

/** A view: each method is one call to a reader thread, whatever the number of ids. */
export function viewOf(threads: Threads, asOf: AsOf | null): View {
  const ask = <K extends keyof Reads>(op: K, ...args: Rest<Reads[K]>): Promise<ReturnType<Reads[K]>> =>
    threads.call(op, [asOf, ...args]);
  return {
    entities: async (ids) => byId(entitiesFrom(await ask('entities', ids))),
    utterances: async (ids) => byId(utterancesFrom(await ask('utterances', ids))),
    claims: async (ids) => byId(claimsFrom(await ask('claims', ids))),
    propositions: async (ids) => byId((await ask('propositions', ids)).map(propositionOf)),
    judgements: async (ids) => byId(judgementsFrom(await ask('judgements', ids))),
    judgementsOn: async (ids) => {
      const found = await ask('judgementsOn', ids);
      const all = new Map<string, StoredJudgement[]>(ids.map((id) => [id, []]));
      for (const [id, rows] of found) all.set(id, judgementsFrom(rows));
      return all;
    },
    kin: async (ids) => new Map(await ask('kin', ids)),

    findEntities: async (filter, sort, request) => {
      const { page, rows } = await ask('findEntities', filter, sort, request);
      return pageFrom(page, entitiesFrom(rows));
    },
    findClaims: async (filter, sort, request) => {
      const { page, rows } = await ask('findClaims', filter, sort, request);
      return pageFrom(page, claimsFrom(rows));
    },
    findUtterances: async (filter, request) => {
      const { page, rows } = await ask('findUtterances', filter, request);
      return pageFrom(page, utterancesFrom(rows));
    },
    findPropositions: async (filter, request) => {
      const { page, rows } = await ask('findPropositions', filter, request);
      return pageFrom(page, rows.map(propositionOf));
    },
    claimsOf: async (anchor, ids, filter, sort, request) => {
      const { pages, rows } = await ask('claimsOf', anchor, ids, filter, sort, request);
      const made = claimsFrom(rows);
      return new Map(pages.map(([id, page]) => [id, pageFrom(page, made)]));
    },
    utterancesOf: async (documents, request) => {
      const { pages, rows } = await ask('utterancesOf', documents, request);
      const made = utterancesFrom(rows);
      return new Map(pages.map(([id, page]) => [id, pageFrom(page, made)]));
    },
    edgesOf: async (ids, filter, request) =>
      new Map(
        fromJson(await ask('edgesOf', ids, filter, request)).map(([id, page, edges]) => [
          id,
          pageFrom(page, edges),
        ]),
      ),
    expansionsOf: async (ids, shown) => new Map(await ask('expansionsOf', ids, shown)),
    edgesAmong: async (ids, most) => fromJson(await ask('edgesAmong', ids, most)),
    paths: async (request) => fromJson(await ask('paths', request)),
    timeline: (filter, clock, unit) => ask('timeline', filter, clock, unit),
    search: async (request, wanted) => {
      const { page, hits } = await ask('search', request, wanted);
      return pageFrom(
        page,
        hits.map((hit) => hitFrom(request.query, hit)),
      );
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
