import type { EntityId } from '../model/entity.ts';
import type { Words } from './answer.ts';
import type { OriginTie, TieBy } from './trace.ts';

/** Each step in words; `{it}` is what it passes through. */
const words: Record<TieBy, Words> = {
  publisher: { en: 'in the own voice of {it}', ar: 'بصوت {it}' },
  speaker: { en: 'said by {it}', ar: 'قاله {it}' },
  unnamed: { en: 'the text hides who speaks', ar: 'يخفي النص المتكلم' },
  basis: { en: 'rests on {it}', ar: 'يستند إلى {it}' },
  in: { en: 'where {it} speaks', ar: 'حيث يتكلم {it}' },
  issued: { en: 'issued by {it}', ar: 'أصدره {it}' },
  role: { en: 'speaks for {it}', ar: 'يتحدث باسم {it}' },
  part_of: { en: 'part of {it}', ar: 'جزء من {it}' },
  within: { en: 'judged to stand within {it}', ar: 'حُكم بأنه ضمن {it}' },
  same: { en: 'judged one with {it}', ar: 'حُكم بأنه {it} نفسه' },
  'same-origin': { en: 'judged to rest on one origin', ar: 'حُكم بأن المصدر واحد' },
  'different-origin': { en: 'judged to rest on an origin of its own', ar: 'حُكم بأن له مصدرًا مستقلًا' },
};

/** A step of a trace in our words. */
export function tieWords(tie: OriginTie, name: (id: EntityId, language: 'en' | 'ar') => string): Words {
  const say = (language: 'en' | 'ar') =>
    words[tie.by][language].replace('{it}', () => (tie.through ? name(tie.through, language) : ''));
  return { en: say('en'), ar: say('ar') };
}
