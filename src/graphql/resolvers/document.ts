import { isCoded } from '../../model/entity.ts';
import { claimsAt, seen, type Whole } from '../lists.ts';
import { connection, pageOf } from '../pagination.ts';
import type { DocumentResolvers } from '../types.gen.ts';
import { entityFields } from './entity.ts';

/** A document: coded from its text, or only mentioned in one. */
export const Document: Whole<DocumentResolvers> = {
  ...entityFields,
  source: ({ at, it }) => (isCoded(it) ? { at, it } : null),
  contains: ({ at, it }, args, _, info) => claimsAt(at, 'document', it.id, args, info),
  utterances: async ({ at, it }, args, _, info) =>
    connection(await at.utterancesOf(it.id, pageOf(args, info)), seen(at)),
};
