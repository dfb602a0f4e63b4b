import type { PredicateDeclaration } from './declaration.ts';

export const described = {
  meaning:
    'The escape: what a sentence says and no other predicate holds, under a topic and in our own words.',
  subject: ['actor', 'facility', 'event', 'place', 'mechanism', 'document'],
  object: ['actor', 'facility', 'event', 'place', 'mechanism', 'document'],
  value: 'coded',
  needs: 'value',
  codes: {
    humanitarian: { en: 'the humanitarian situation', ar: 'الوضع الإنساني' },
    care: { en: 'medical care', ar: 'الرعاية الطبية' },
    military: { en: 'the military situation', ar: 'الوضع العسكري' },
    political: { en: 'politics', ar: 'السياسة' },
    legal: { en: 'law', ar: 'القانون' },
    purpose: { en: 'purpose', ar: 'الغرض' },
    reaction: { en: 'reaction', ar: 'رد الفعل' },
    method: { en: 'how it was found out', ar: 'طريقة التحقق' },
    evidence: { en: 'evidence found', ar: 'أدلة' },
    consequence: { en: 'consequence', ar: 'العواقب' },
    other: { en: 'another matter', ar: 'أمر آخر' },
  },
  gist: true,
  denies: 'content',
  reads: {
    en: {
      says: '{subject}[, {object}]: {value}',
      not: '{subject}[, {object}]: not so that {value}',
      forward: 'described',
      backward: 'in a description of',
    },
    ar: {
      says: '{subject}[، {object}]: {value}',
      not: '{subject}[، {object}]: ليس صحيحًا أن {value}',
      forward: 'وُصف',
      backward: 'في وصف',
    },
  },
} as const satisfies PredicateDeclaration;
