import { claimsAt, type Whole } from '../lists.ts';
import type { ActorResolvers } from '../types.gen.ts';
import { entityFields } from './entity.ts';

/** Someone who acts or speaks. */
export const Actor: Whole<ActorResolvers> = {
  ...entityFields,
  says: ({ at, it }, args, _, info) => claimsAt(at, 'speaker', it.id, args, info),
  accusedOf: ({ at, it }, args, _, info) => claimsAt(at, 'accused', it.id, args, info),
};
