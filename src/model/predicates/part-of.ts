import type { PredicateDeclaration } from './declaration.ts';

export const partOf = {
  meaning: 'What something belongs to: a wave, a set, a government, a party, a programme.',
  subject: ['actor', 'facility', 'event', 'place', 'mechanism', 'document'],
  object: ['actor', 'facility', 'event', 'place', 'mechanism', 'document'],
  value: 'none',
  needs: 'object',
  codes: {},
  denies: 'content',
  reads: {
    en: {
      says: '{subject} {is|are} part of {object}',
      not: '{subject} {is|are} not part of {object}',
      forward: 'part of',
      backward: 'includes',
    },
    ar: {
      says: '{subject} جزء من {object}',
      not: '{subject} ليس جزءًا من {object}',
      forward: 'جزء من',
      backward: 'يشمل',
    },
  },
  elsewhere: 'ftm:Membership',
} as const satisfies PredicateDeclaration;
