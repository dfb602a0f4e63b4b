import type { Whole } from '../lists.ts';
import type { PlaceResolvers } from '../types.gen.ts';
import { entityFields } from './entity.ts';

/** A country, province, town or area. */
export const Place: Whole<PlaceResolvers> = {
  ...entityFields,
  point: ({ it }) => it.at ?? null,
};
