import type { PredicateDeclaration } from './declaration.ts';

export const operates = {
  meaning: 'Who runs a facility, body or mechanism.',
  subject: ['actor'],
  object: ['facility', 'actor', 'place', 'mechanism'],
  value: 'none',
  needs: 'object',
  codes: {},
  denies: 'content',
  reads: {
    en: {
      says: '{subject} {operates|operate} {object}',
      not: '{subject} {does|do} not operate {object}',
      forward: 'operates',
      backward: 'operated by',
    },
    ar: {
      says: '{subject} يدير {object}',
      not: '{subject} لا يدير {object}',
      forward: 'يدير',
      backward: 'يديره',
    },
  },
  elsewhere: 'ftm:Ownership',
} as const satisfies PredicateDeclaration;
