import type { PredicateDeclaration } from './declaration.ts';

export const happened = {
  meaning: 'That an event took place, and when.',
  subject: ['event'],
  object: [],
  value: 'none',
  needs: 'none',
  codes: {},
  denies: 'occurrence',
  reads: {
    en: {
      says: '{subject} happened',
      not: '{subject} did not happen',
      forward: 'happened',
      backward: 'happened',
    },
    ar: {
      says: 'وقع {subject}',
      not: 'لم يقع {subject}',
      forward: 'وقع',
      backward: 'وقع',
    },
  },
  elsewhere: 'prov:startedAtTime; ftm:Event.date',
} as const satisfies PredicateDeclaration;
