import type { PredicateDeclaration } from './declaration.ts';

export const character = {
  meaning: 'Of what nature an event or document is said to be.',
  subject: ['event', 'document'],
  object: [],
  value: 'coded',
  needs: 'value',
  codes: {
    deliberate: { en: 'deliberate', ar: 'متعمد' },
    indiscriminate: { en: 'indiscriminate', ar: 'عشوائي' },
    systematic: { en: 'systematic', ar: 'منهجي' },
    disproportionate: { en: 'disproportionate', ar: 'غير متناسب' },
    unlawful: { en: 'unlawful', ar: 'غير قانوني', note: 'a breach of law that is not called a crime' },
    war_crime: { en: 'a war crime', ar: 'جريمة حرب' },
    crime_against_humanity: { en: 'a crime against humanity', ar: 'جريمة ضد الإنسانية' },
    staged: { en: 'staged', ar: 'مدبَّر', note: 'with `by` whoever is said to have staged it', counter: true },
    accidental: { en: 'accidental', ar: 'غير مقصود' },
    other: { en: 'of another nature', ar: 'ذو طبيعة أخرى' },
  },
  denies: 'intent',
  reads: {
    en: {
      says: '{subject} {was|were} {value}',
      not: '{subject} {was|were} not {value}',
      forward: 'was',
      backward: 'was',
    },
    ar: {
      says: '{subject}: {value}',
      not: '{subject}: ليس {value}',
      forward: 'وُصف بأنه',
      backward: 'وُصف بأنه',
    },
  },
} as const satisfies PredicateDeclaration;
