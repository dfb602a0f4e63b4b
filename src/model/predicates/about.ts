import type { PredicateDeclaration } from './declaration.ts';

export const about = {
  meaning: 'What an event or document concerns.',
  subject: ['event', 'document', 'mechanism'],
  object: ['actor', 'facility', 'event', 'place', 'mechanism', 'document'],
  value: 'none',
  needs: 'object',
  codes: {},
  denies: 'content',
  reads: {
    en: {
      says: '{subject} {concerns|concern} {object}',
      not: '{subject} {does|do} not concern {object}',
      forward: 'about',
      backward: 'subject of',
    },
    ar: {
      says: '{subject} بشأن {object}',
      not: '{subject} ليس بشأن {object}',
      forward: 'بشأن',
      backward: 'موضوع',
    },
  },
} as const satisfies PredicateDeclaration;
