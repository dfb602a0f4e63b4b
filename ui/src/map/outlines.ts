import type { FeatureCollection, MultiLineString } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import fineUrl from 'world-atlas/countries-50m.json?url';
import coarseUrl from 'world-atlas/countries-110m.json?url';
import { unwrapped } from './date-line.ts';

/** Outlines of land and borders of countries, from Natural Earth; shipped with the page. For orientation alone. */
export interface Outlines {
  land: FeatureCollection;
  borders: MultiLineString;
}

type World = Topology<{ countries: GeometryCollection; land: GeometryCollection }>;

const known = new Map<string, Promise<Outlines>>();

/** Reads the outlines of the world, once: fine for a map to move on, coarse for a small picture. */
export function readOutlines(detail: 'fine' | 'coarse'): Promise<Outlines> {
  const url = detail === 'fine' ? fineUrl : coarseUrl;
  const reading = known.get(url) ?? read(url);
  known.set(url, reading);
  reading.catch(() => known.delete(url));
  return reading;
}

async function read(url: string): Promise<Outlines> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The outlines of the map did not come: ${response.status}.`);
  const world = (await response.json()) as World;
  const { countries, land } = world.objects;
  return {
    land: unwrapped(feature(world, land)),
    // Borders between countries; coasts belong to the land.
    borders: mesh(world, countries, (a, b) => a !== b),
  };
}
