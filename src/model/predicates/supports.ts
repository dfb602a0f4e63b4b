import type { PredicateDeclaration } from './declaration.ts';

export const supports = {
  meaning: 'Who supports an actor, facility or event with money, goods, arms or service.',
  subject: ['actor'],
  object: ['facility', 'actor', 'place', 'mechanism', 'event'],
  value: 'none',
  needs: 'object',
  codes: {},
  denies: 'content',
  reads: {
    en: {
      says: '{subject} {supports|support} {object}',
      not: '{subject} {does|do} not support {object}',
      forward: 'supports',
      backward: 'supported by',
    },
    ar: {
      says: '{subject} يدعم {object}',
      not: '{subject} لا يدعم {object}',
      forward: 'يدعم',
      backward: 'يدعمه',
    },
  },
  elsewhere: 'plover:AID',
} as const satisfies PredicateDeclaration;
