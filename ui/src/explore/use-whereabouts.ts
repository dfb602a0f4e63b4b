import { useEffect, useMemo, useState } from 'react';
import { WhereaboutsDocument, type WhereaboutsQuery } from '../api/types.gen.ts';
import { askOnce } from '../api/use-query.ts';
import type { Named } from '../state/filter-facts.ts';
import type { PlacesOf } from '../state/filter-graph.ts';
import { useView } from '../state/store.ts';
import { languageOf } from '../state/view.ts';

/** What one question may ask about. */
const MOST = 100;

type Node = Extract<NonNullable<WhereaboutsQuery['nodes'][number]>, { located: unknown }>;
type Located = Node['located'][number];

/** A place with the point that a gazetteer gives it, if one does; never finer than a town. */
export interface PlaceAt extends Named {
  point: { lat: number; lon: number; source: string } | null;
  /** In the words of the code where it is said to be near it, not in it. */
  near: string | null;
}

/** A thing, and every place that it is itself, or is said to lie in. */
export interface Whereabouts {
  id: string;
  heading: string;
  family: Node['family'];
  places: readonly PlaceAt[];
}

const isEntity = (node: WhereaboutsQuery['nodes'][number]): node is Node =>
  node !== null && 'located' in node;

/** Where things are; null until it is read. Asked in pages of a hundred. */
export function useWhereabouts(ids: readonly string[] | null): readonly Whereabouts[] | null {
  const view = useView();
  const lang = languageOf(view);
  const asOf = view.asof;
  const key = ids && JSON.stringify([ids, lang, asOf]);
  const [held, hold] = useState<{ key: string; found: readonly Whereabouts[] } | null>(null);
  useEffect(() => {
    if (key === null) return;
    const [wanted] = JSON.parse(key) as [string[]];
    const stop = new AbortController();
    const read = async () => {
      const nodes: Node[] = [];
      for (let at = 0; at < wanted.length; at += MOST) {
        const some = wanted.slice(at, at + MOST);
        const answer = await askOnce(WhereaboutsDocument, { ids: some, lang, asOf }, stop.signal);
        nodes.push(...answer.nodes.filter(isEntity));
      }
      hold({ key, found: nodes.map(whereaboutsOf) });
    };
    // Nothing is said of where things are until it is read; the next step asks again.
    read().catch(() => undefined);
    return () => stop.abort();
  }, [key, lang, asOf]);
  return held && held.key === key ? held.found : null;
}

/** The places of things, as the filters read them. */
export function usePlacesOf(ids: readonly string[] | null): PlacesOf | null {
  const found = useWhereabouts(ids);
  return useMemo(() => found && new Map(found.map(({ id, places }) => [id, places])), [found]);
}

function whereaboutsOf(node: Node): Whereabouts {
  const { id, heading, family } = node;
  const own: PlaceAt[] =
    node.__typename === 'Place' ? [{ id, label: heading, point: node.point, near: null }] : [];
  const said = node.located.filter(({ proposition }) => !proposition.negated).flatMap(placesIn);
  const places = new Map([...own, ...said].map((place) => [place.id, place] as const).reverse());
  return { id, heading, family, places: [...places.values()].reverse() };
}

function placesIn({ proposition }: Located): PlaceAt[] {
  const near = proposition.codes.find(({ code }) => code === 'near')?.label ?? null;
  return (proposition.object?.entities ?? []).flatMap((entity) =>
    'point' in entity ? [{ id: entity.id, label: entity.heading, point: entity.point, near }] : [],
  );
}
