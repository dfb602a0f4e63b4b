import type { PredicateDeclaration } from './declaration.ts';

export const located = {
  meaning: 'Where something is or took place. `near` never counts as inside.',
  subject: ['actor', 'facility', 'event', 'place', 'mechanism', 'document'],
  object: ['place', 'facility'],
  value: 'coded',
  needs: 'both',
  codes: {
    in: { en: 'in', ar: 'في' },
    near: { en: 'near', ar: 'قرب' },
  },
  wordless: true,
  denies: 'content',
  reads: {
    en: {
      says: '{subject} {is|are} {value} {object}',
      not: '{subject} {is|are} not {value} {object}',
      forward: 'located',
      backward: 'place of',
    },
    ar: {
      says: '{subject} {value} {object}',
      not: '{subject} ليس {value} {object}',
      forward: 'موقعه',
      backward: 'موقع',
    },
  },
  elsewhere: 'prov:atLocation; ftm:Event.location',
} as const satisfies PredicateDeclaration;
