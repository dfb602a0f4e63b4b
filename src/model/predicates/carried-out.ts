import type { PredicateDeclaration } from './declaration.ts';

export const carriedOut = {
  meaning: 'Who carried an event out. A claim of it is an attribution.',
  subject: ['actor'],
  object: ['event'],
  value: 'none',
  needs: 'object',
  codes: {},
  denies: 'authorship',
  reads: {
    en: {
      says: '{subject} carried out {object}',
      not: '{subject} did not carry out {object}',
      forward: 'carried out',
      backward: 'carried out by',
    },
    ar: {
      says: '{subject} نفّذ {object}',
      not: '{subject} لم ينفّذ {object}',
      forward: 'نفّذ',
      backward: 'نفّذه',
    },
  },
  elsewhere: 'prov:wasAssociatedWith; acled:actor1; ftm:Event.organizer',
} as const satisfies PredicateDeclaration;
