import type { PredicateDeclaration } from './declaration.ts';

export const issued = {
  meaning: 'Who issued a document.',
  subject: ['actor'],
  object: ['document'],
  value: 'none',
  needs: 'object',
  codes: {},
  denies: 'content',
  reads: {
    en: {
      says: '{subject} issued {object}',
      not: '{subject} did not issue {object}',
      forward: 'issued',
      backward: 'issued by',
    },
    ar: {
      says: '{subject} أصدر {object}',
      not: '{subject} لم يصدر {object}',
      forward: 'أصدر',
      backward: 'أصدره',
    },
  },
  elsewhere: 'prov:wasAttributedTo',
} as const satisfies PredicateDeclaration;
