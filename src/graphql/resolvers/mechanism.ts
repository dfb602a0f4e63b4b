import type { Whole } from '../lists.ts';
import type { MechanismResolvers } from '../types.gen.ts';
import { entityFields } from './entity.ts';

/** A scheme or system. */
export const Mechanism: Whole<MechanismResolvers> = entityFields;
