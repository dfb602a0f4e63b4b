import type { FeatureCollection, Geometry, Position } from 'geojson';

/** The outlines on a plane: where a ring crosses the date line it goes on past 180°, and does not run back across the map. */
export function unwrapped(land: FeatureCollection): FeatureCollection {
  const geometry = (it: Geometry): Geometry => {
    if (it.type === 'Polygon') return { ...it, coordinates: it.coordinates.map(unwrappedRing) };
    if (it.type === 'MultiPolygon')
      return { ...it, coordinates: it.coordinates.map((rings) => rings.map(unwrappedRing)) };
    return it;
  };
  return { ...land, features: land.features.map((it) => ({ ...it, geometry: geometry(it.geometry) })) };
}

/** A ring without jumps from one side of the date line to the other; one round a pole closes by way of the pole. */
function unwrappedRing(ring: readonly Position[]): Position[] {
  let turns = 0;
  let before = ring[0]?.[0] ?? 0;
  const along = ring.map(([lon = 0, lat = 0]): Position => {
    if (lon - before > 180) turns -= 1;
    else if (before - lon > 180) turns += 1;
    before = lon;
    return [lon + 360 * turns, lat];
  });
  const [first] = along;
  if (turns === 0 || !first) return along;
  const pole = (first[1] ?? 0) < 0 ? -90 : 90;
  return [...along, [along.at(-1)?.[0] ?? 0, pole], [first[0] ?? 0, pole], first];
}
