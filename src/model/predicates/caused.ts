import type { PredicateDeclaration } from './declaration.ts';

export const caused = {
  meaning: 'That one event brought another about, as the text says; "after" alone is not enough.',
  subject: ['event'],
  object: ['event'],
  value: 'none',
  needs: 'object',
  codes: {},
  denies: 'content',
  reads: {
    en: {
      says: '{subject} led to {object}',
      not: '{subject} did not lead to {object}',
      forward: 'led to',
      backward: 'result of',
    },
    ar: {
      says: 'أدى {subject} إلى {object}',
      not: 'لم يؤد {subject} إلى {object}',
      forward: 'أدى إلى',
      backward: 'نتيجة',
    },
  },
  elsewhere: 'prov:wasInformedBy',
} as const satisfies PredicateDeclaration;
