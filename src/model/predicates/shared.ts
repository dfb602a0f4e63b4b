import type { PredicateDeclaration } from './declaration.ts';

export const shared = {
  meaning: 'What knowledge was handed to whom: `about` what, `under` which mechanism.',
  subject: ['actor', 'facility'],
  object: ['actor'],
  value: 'coded',
  needs: 'both',
  codes: {
    locations: { en: 'locations', ar: 'مواقع' },
    evidence: { en: 'evidence', ar: 'أدلة' },
    information: { en: 'information', ar: 'معلومات' },
    other: { en: 'something else', ar: 'غير ذلك' },
  },
  denies: 'content',
  reads: {
    en: {
      says: '{subject} gave {value} to {object}',
      not: '{subject} did not give {value} to {object}',
      forward: 'passed on to',
      backward: 'received from',
    },
    ar: {
      says: '{subject} سلّم {value} إلى {object}',
      not: '{subject} لم يسلّم {value} إلى {object}',
      forward: 'سلّم إلى',
      backward: 'تسلّم من',
    },
  },
  elsewhere: 'prov:wasDerivedFrom',
} as const satisfies PredicateDeclaration;
