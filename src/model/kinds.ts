/** The six families of entity. The family opens an entity's id: `facility/pine-clinic`. */
export const families = ['actor', 'facility', 'event', 'place', 'mechanism', 'document'] as const;
export type Family = (typeof families)[number];

/** What a kind is called on the screen, in the two languages of the explorer. */
export interface Label {
  en: string;
  ar: string;
}

interface KindDeclaration extends Label {
  family: Family;
  /** The nearest FollowTheMoney schema or PLOVER/ACLED type, for exports. */
  elsewhere?: string;
}

/** Every kind of entity, one line each; enums, filters and legends follow from here. */
export const kinds = {
  country: { family: 'actor', en: 'country', ar: 'دولة', elsewhere: 'ftm:Organization' },
  government: { family: 'actor', en: 'government', ar: 'حكومة', elsewhere: 'ftm:PublicBody' },
  armed_force: { family: 'actor', en: 'armed force', ar: 'قوة مسلحة', elsewhere: 'ftm:PublicBody' },
  armed_group: { family: 'actor', en: 'armed group', ar: 'جماعة مسلحة', elsewhere: 'ftm:Organization' },
  intergovernmental: {
    family: 'actor',
    en: 'intergovernmental body',
    ar: 'هيئة دولية',
    elsewhere: 'ftm:Organization',
  },
  public_body: { family: 'actor', en: 'public body', ar: 'هيئة عامة', elsewhere: 'ftm:PublicBody' },
  ngo: { family: 'actor', en: 'NGO', ar: 'منظمة غير حكومية', elsewhere: 'ftm:Organization' },
  media: { family: 'actor', en: 'media', ar: 'وسيلة إعلام', elsewhere: 'ftm:Organization' },
  person: { family: 'actor', en: 'person', ar: 'شخص', elsewhere: 'ftm:Person' },
  group: { family: 'actor', en: 'group', ar: 'مجموعة', elsewhere: 'ftm:LegalEntity' },
  medical: { family: 'facility', en: 'medical facility', ar: 'منشأة طبية', elsewhere: 'ftm:Organization' },
  school: { family: 'facility', en: 'school', ar: 'مدرسة', elsewhere: 'ftm:Organization' },
  civil_defence: {
    family: 'facility',
    en: 'civil defence centre',
    ar: 'مركز دفاع مدني',
    elsewhere: 'ftm:Organization',
  },
  warehouse: { family: 'facility', en: 'warehouse', ar: 'مستودع', elsewhere: 'ftm:RealEstate' },
  dwelling: { family: 'facility', en: 'dwelling', ar: 'مسكن', elsewhere: 'ftm:RealEstate' },
  camp: { family: 'facility', en: 'camp', ar: 'مخيم', elsewhere: 'ftm:RealEstate' },
  military_base: { family: 'facility', en: 'military base', ar: 'قاعدة عسكرية', elsewhere: 'ftm:RealEstate' },
  other_facility: { family: 'facility', en: 'facility', ar: 'منشأة', elsewhere: 'ftm:RealEstate' },
  attack: { family: 'event', en: 'attack', ar: 'هجوم', elsewhere: 'plover:ASSAULT' },
  offensive: { family: 'event', en: 'offensive', ar: 'عملية عسكرية', elsewhere: 'plover:ASSAULT' },
  war: { family: 'event', en: 'war', ar: 'حرب' },
  inquiry: { family: 'event', en: 'inquiry', ar: 'تحقيق', elsewhere: 'plover:INVESTIGATE' },
  vote: { family: 'event', en: 'vote', ar: 'تصويت' },
  meeting: { family: 'event', en: 'meeting', ar: 'اجتماع', elsewhere: 'plover:CONSULT' },
  agreement: { family: 'event', en: 'agreement', ar: 'اتفاق', elsewhere: 'plover:AGREE' },
  exit: { family: 'event', en: 'withdrawal', ar: 'انسحاب', elsewhere: 'plover:REDUCE' },
  surrender: { family: 'event', en: 'surrender', ar: 'استسلام', elsewhere: 'plover:YIELD' },
  displacement: { family: 'event', en: 'displacement', ar: 'نزوح' },
  other_event: { family: 'event', en: 'event', ar: 'حدث', elsewhere: 'ftm:Event' },
  place: { family: 'place', en: 'place', ar: 'مكان', elsewhere: 'ftm:Address' },
  mechanism: { family: 'mechanism', en: 'mechanism', ar: 'آلية' },
  document: { family: 'document', en: 'document', ar: 'وثيقة', elsewhere: 'ftm:Document' },
} as const satisfies Record<string, KindDeclaration>;

export type Kind = keyof typeof kinds;
export const kindNames = Object.keys(kinds) as [Kind, ...Kind[]];

/** The family a kind belongs to. */
export function familyOf(kind: Kind): Family {
  return kinds[kind].family;
}

/** What a family is called on the screen. */
export const familyLabels: Record<Family, Label> = {
  actor: { en: 'actor', ar: 'جهة فاعلة' },
  facility: { en: 'facility', ar: 'منشأة' },
  event: { en: 'event', ar: 'حدث' },
  place: { en: 'place', ar: 'مكان' },
  mechanism: { en: 'mechanism', ar: 'آلية' },
  document: { en: 'document', ar: 'وثيقة' },
};
