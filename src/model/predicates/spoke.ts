import type { PredicateDeclaration } from './declaration.ts';

export const spoke = {
  meaning:
    'That someone spoke or kept silent, where only the fact of speaking is told. Under `not` it is silence.',
  subject: ['actor', 'document'],
  object: ['actor', 'facility', 'event', 'place', 'mechanism', 'document'],
  value: 'coded',
  needs: 'value',
  codes: {
    reports: { en: 'reported', ar: 'أبلغ', before: { en: '', ar: 'عن' } },
    responds: { en: 'responded', ar: 'ردّ', before: { en: 'to', ar: 'على' } },
    attributes: {
      en: 'named who was responsible',
      ar: 'حدد المسؤول',
      before: { en: 'as regards', ar: 'بشأن' },
    },
    claims_responsibility: {
      en: 'claimed responsibility',
      ar: 'أعلن المسؤولية',
      before: { en: 'for', ar: 'عن' },
    },
    confirms: { en: 'confirmed', ar: 'أكد', before: { en: '', ar: '' } },
    concern: { en: 'voiced concern', ar: 'أبدى قلقًا', before: { en: 'about', ar: 'بشأن' } },
    announces: { en: 'announced', ar: 'أعلن', before: { en: '', ar: '' } },
    discusses: { en: 'discussed', ar: 'ناقش', before: { en: '', ar: '' } },
    accuses: { en: 'accused', ar: 'اتهم', before: { en: '', ar: '' } },
    denies: { en: 'issued denials', ar: 'أصدر نفيًا' },
    warns: { en: 'warned', ar: 'حذّر', before: { en: 'of', ar: 'من' } },
    investigates: {
      en: 'looked into',
      ar: 'بحث في',
      before: { en: '', ar: '' },
      note: 'an act of documenting or inquiring that is told, not its finding',
    },
    demands: { en: 'called for something', ar: 'طالب' },
    other: { en: 'spoke otherwise', ar: 'تكلم بغير ذلك' },
  },
  denies: 'content',
  reads: {
    en: {
      says: '{subject} {value}[ {before} {object}]',
      not: '{subject} {has|have} not {value}[ {before} {object}]',
      forward: 'spoke on',
      backward: 'spoken of by',
    },
    ar: {
      says: '{subject} {value}[ {before} {object}]',
      not: '{subject} لم يفعل هذا: {value}[ {before} {object}]',
      forward: 'تكلم عن',
      backward: 'تكلم عنه',
    },
  },
  parts: { whom: { en: 'to', ar: 'إلى' } },
  elsewhere: 'plover:CONSULT',
} as const satisfies PredicateDeclaration;
