import type { PredicateDeclaration } from './declaration.ts';

export const used = {
  meaning: 'By what means of harm an event was carried out.',
  subject: ['event'],
  object: [],
  value: 'coded',
  needs: 'value',
  codes: {
    air_strike: { en: 'air strike', ar: 'غارة جوية' },
    bomb: { en: 'bombs', ar: 'قنابل' },
    barrel_bomb: { en: 'barrel bombs', ar: 'براميل متفجرة' },
    shelling: { en: 'shelling', ar: 'قصف مدفعي' },
    rocket: { en: 'rockets', ar: 'قذائف صاروخية' },
    missile: { en: 'missiles', ar: 'صواريخ' },
    cluster_munition: { en: 'cluster munitions', ar: 'ذخائر عنقودية' },
    incendiary: { en: 'incendiary weapons', ar: 'أسلحة حارقة', note: 'napalm, thermite, phosphorus' },
    chemical: {
      en: 'chemical weapons',
      ar: 'أسلحة كيميائية',
      note: 'the agent is not named, or is not chlorine',
    },
    chlorine: { en: 'chlorine', ar: 'الكلور' },
    ground_fire: { en: 'gunfire', ar: 'نيران مباشرة' },
    siege: { en: 'siege', ar: 'حصار' },
    torture: { en: 'torture', ar: 'تعذيب' },
    starvation: { en: 'starvation', ar: 'تجويع' },
    other: { en: 'other means', ar: 'وسائل أخرى' },
  },
  denies: 'means',
  reads: {
    en: {
      says: '{subject} was carried out with {value}',
      not: '{subject} was not carried out with {value}',
      forward: 'used',
      backward: 'used in',
    },
    ar: {
      says: 'استُخدم في {subject}: {value}',
      not: 'لم يُستخدم في {subject}: {value}',
      forward: 'استخدم',
      backward: 'استُخدم في',
    },
  },
  elsewhere: 'acled:sub_event_type',
} as const satisfies PredicateDeclaration;
