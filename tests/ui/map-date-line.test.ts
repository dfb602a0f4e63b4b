import { expect, test } from '@jest/globals';
import type { FeatureCollection, Polygon, Position } from 'geojson';
import { unwrapped } from '../../ui/src/map/date-line.ts';

const land = (ring: Position[]): FeatureCollection<Polygon> => ({
  type: 'FeatureCollection',
  features: [{ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } }],
});

test.each([
  [
    'an island that lies on the date line goes on past 180°',
    [
      [179, -17],
      [-179, -17],
      [-179, -16],
      [179, -16],
      [179, -17],
    ],
    [
      [179, -17],
      [181, -17],
      [181, -16],
      [179, -16],
      [179, -17],
    ],
  ],
  [
    'land round the south pole closes by way of the pole',
    [
      [-180, -70],
      [-60, -71],
      [60, -72],
      [180, -70],
      [-180, -70],
    ],
    [
      [-180, -70],
      [-60, -71],
      [60, -72],
      [180, -70],
      [180, -70],
      [180, -90],
      [-180, -90],
      [-180, -70],
    ],
  ],
  [
    'any other land stays as it is',
    [
      [35, 33],
      [42, 33],
      [42, 37],
      [35, 37],
      [35, 33],
    ],
    [
      [35, 33],
      [42, 33],
      [42, 37],
      [35, 37],
      [35, 33],
    ],
  ],
])('%s', (_, ring, expected) => {
  expect(unwrapped(land(ring))).toEqual(land(expected));
});
