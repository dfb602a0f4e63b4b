import type { Entity } from '../model/entity.ts';

/** Every way an entity is written: our labels, then the names as texts give them, without repeats. */
export function writings(entity: Pick<Entity, 'label' | 'names'>): { text: string; lang: string }[] {
  const { en, ar } = entity.label;
  const all = [{ text: en, lang: 'en' }, ...(ar ? [{ text: ar, lang: 'ar' }] : []), ...entity.names];
  const seen = new Set<string>();
  return all.flatMap(({ text, lang }) => {
    const key = `${lang} ${text}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ text, lang }];
  });
}
