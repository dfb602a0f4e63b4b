import type { PredicateDeclaration } from './declaration.ts';

export const struck = {
  meaning: 'What an event hit: a facility, place or actor, or a class of them.',
  subject: ['event'],
  object: ['facility', 'place', 'actor'],
  value: 'coded',
  needs: 'either',
  codes: {
    medical_facilities: { en: 'medical facilities', ar: 'منشآت طبية' },
    medical_personnel: { en: 'medical personnel', ar: 'عاملون طبيون' },
    schools: { en: 'schools', ar: 'مدارس' },
    civil_defence: { en: 'civil defence centres', ar: 'مراكز دفاع مدني' },
    civilians: { en: 'civilians', ar: 'مدنيون' },
    civilian_facilities: { en: 'civilian facilities', ar: 'منشآت مدنية' },
    residential: { en: 'residential areas', ar: 'مناطق سكنية' },
    infrastructure: { en: 'infrastructure', ar: 'بنية تحتية' },
    military: { en: 'military targets', ar: 'أهداف عسكرية' },
    other: { en: 'other targets', ar: 'أهداف أخرى' },
  },
  denies: 'target',
  reads: {
    en: {
      says: '{subject} hit[ {object}][ {value}]',
      not: '{subject} did not hit[ {object}][ {value}]',
      forward: 'hit',
      backward: 'hit by',
    },
    ar: {
      says: '{subject} أصاب[ {object}][ {value}]',
      not: '{subject} لم يصب[ {object}][ {value}]',
      forward: 'أصاب',
      backward: 'أصابه',
    },
  },
  elsewhere: 'plover:ASSAULT.target; acled:actor2',
} as const satisfies PredicateDeclaration;
