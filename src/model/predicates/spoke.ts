import type { PredicateDeclaration } from './declaration.ts';

export const spoke = {
  meaning:
    'That someone spoke or kept silent, where only the fact of speaking is told. Under `not` it is silence.',
  subject: ['actor', 'document'],
  object: ['actor', 'facility', 'event', 'place', 'mechanism', 'document'],
  value: 'coded',
  needs: 'value',
  codes: {
    reports: { en: 'reported', ar: 'أبلغ' },
    responds: { en: 'responded', ar: 'ردّ' },
    attributes: { en: 'named who was responsible', ar: 'حدد المسؤول' },
    claims_responsibility: { en: 'claimed responsibility', ar: 'أعلن المسؤولية' },
    confirms: { en: 'confirmed', ar: 'أكد' },
    concern: { en: 'voiced concern', ar: 'أبدى قلقًا' },
    announces: { en: 'announced', ar: 'أعلن' },
    discusses: { en: 'discussed', ar: 'ناقش' },
    accuses: { en: 'accused', ar: 'اتهم' },
    denies: { en: 'issued denials', ar: 'أصدر نفيًا' },
    warns: { en: 'warned', ar: 'حذّر' },
    investigates: {
      en: 'looked into',
      ar: 'بحث في',
      note: 'an act of documenting or inquiring that is told, not its finding',
    },
    demands: { en: 'called for something', ar: 'طالب' },
    other: { en: 'spoke otherwise', ar: 'تكلم بغير ذلك' },
  },
  denies: 'content',
  reads: {
    en: {
      says: '{subject} {value}[ on {object}]',
      not: '{subject} {has|have} not {value}[ on {object}]',
      forward: 'spoke on',
      backward: 'spoken of by',
    },
    ar: {
      says: '{subject} {value}[ بشأن {object}]',
      not: '{subject} لم يفعل هذا: {value}[ بشأن {object}]',
      forward: 'تكلم عن',
      backward: 'تكلم عنه',
    },
  },
  elsewhere: 'plover:CONSULT',
} as const satisfies PredicateDeclaration;
