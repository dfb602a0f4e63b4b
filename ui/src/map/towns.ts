import type { PlaceAt, Whereabouts } from '../explore/use-whereabouts.ts';

/** Something that is said to lie at a town. */
export interface Thing {
  id: string;
  heading: string;
  family: Whereabouts['family'];
  /** In the words of the code where it is said to be near the town, not in it. */
  near: string | null;
}

/** A town on the map with what is said to lie there. Its point is never finer than a town. */
export interface Town {
  id: string;
  heading: string;
  lat: number;
  lon: number;
  /** The gazetteer that gives the point. */
  source: string;
  things: readonly Thing[];
}

/** Something that no point is recorded for, with the places that it is said to lie in. */
export interface OffMap {
  id: string;
  heading: string;
  family: Whereabouts['family'];
  places: readonly string[];
}

/**
 * Towns with what lies at each, most first, and what has no point. A thing said to lie in several towns stands at each;
 * a facility or an event stands at its town and never at a point of its own.
 */
export function townsOf(found: readonly Whereabouts[]): { towns: Town[]; off: OffMap[] } {
  const towns = new Map<string, Town & { things: Thing[] }>();
  const off: OffMap[] = [];
  for (const { id, heading, family, places } of found) {
    const pointed = places.filter((place): place is PlaceAt & { point: object } => place.point !== null);
    if (pointed.length === 0)
      off.push({
        id,
        heading,
        family,
        places: places.filter((one) => one.id !== id).map((one) => one.label),
      });
    for (const place of pointed) {
      const { lat, lon, source } = place.point;
      const town = towns.get(place.id) ?? {
        id: place.id,
        heading: place.label,
        lat,
        lon,
        source,
        things: [],
      };
      towns.set(place.id, town);
      if (id !== place.id) town.things.push({ id, heading, family, near: place.near });
    }
  }
  const order = [...towns.values()].sort(
    (a, b) => b.things.length - a.things.length || a.heading.localeCompare(b.heading),
  );
  return { towns: order, off };
}

/** Towns that would cover one another on the screen, drawn as one mark. */
export interface Cluster {
  towns: readonly Town[];
  x: number;
  y: number;
}

/** Puts towns closer than `reach` pixels together, the one with most first. */
export function clustersOf(
  towns: readonly Town[],
  project: (town: Town) => { x: number; y: number },
  reach: number,
): Cluster[] {
  const found: { towns: Town[]; x: number; y: number }[] = [];
  for (const town of towns) {
    const { x, y } = project(town);
    const near = found.find((one) => Math.hypot(one.x - x, one.y - y) < reach);
    if (near) near.towns.push(town);
    else found.push({ towns: [town], x, y });
  }
  return found;
}
