import type { PredicateDeclaration } from './declaration.ts';

export const controls = {
  meaning: 'Who holds a place, facility or actor.',
  subject: ['actor'],
  object: ['facility', 'actor', 'place', 'mechanism'],
  value: 'none',
  needs: 'object',
  codes: {},
  denies: 'content',
  reads: {
    en: {
      says: '{subject} {controls|control} {object}',
      not: '{subject} {does|do} not control {object}',
      forward: 'controls',
      backward: 'controlled by',
    },
    ar: {
      says: '{subject} يسيطر على {object}',
      not: '{subject} لا يسيطر على {object}',
      forward: 'يسيطر على',
      backward: 'تحت سيطرة',
    },
  },
} as const satisfies PredicateDeclaration;
