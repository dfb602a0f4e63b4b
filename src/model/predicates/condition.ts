import type { PredicateDeclaration } from './declaration.ts';

export const condition = {
  meaning: 'In what state a facility or place is; `by` the event or actor that brought it about.',
  subject: ['facility', 'place'],
  object: [],
  value: 'coded',
  needs: 'value',
  codes: {
    destroyed: { en: 'destroyed', ar: 'مدمَّر' },
    damaged: { en: 'damaged', ar: 'متضرر' },
    burning: { en: 'on fire', ar: 'مشتعل' },
    out_of_service: { en: 'out of service', ar: 'خارج الخدمة' },
    closed: { en: 'closed', ar: 'مغلق' },
    last_working: { en: 'the last one working', ar: 'آخر ما يعمل' },
    none_working: { en: 'none left working', ar: 'لم يبق منها عامل' },
    evacuated: { en: 'evacuated', ar: 'أُخلي' },
    relocated: { en: 'moved elsewhere', ar: 'نُقل' },
    overwhelmed: { en: 'overwhelmed', ar: 'مكتظ' },
    rebuilt: { en: 'rebuilt or reinforced', ar: 'أعيد بناؤه أو تحصينه' },
    in_service: { en: 'in service', ar: 'في الخدمة' },
    other: { en: 'in another state', ar: 'في حالة أخرى' },
  },
  denies: 'content',
  reads: {
    en: {
      says: '{subject} {was|were} {value}',
      not: '{subject} {was|were} not {value}',
      forward: 'condition',
      backward: 'condition of',
    },
    ar: {
      says: '{subject}: {value}',
      not: '{subject}: ليس {value}',
      forward: 'حالته',
      backward: 'حالة',
    },
  },
} as const satisfies PredicateDeclaration;
