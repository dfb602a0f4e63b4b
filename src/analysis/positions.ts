import { nameIn } from '../model/render.ts';
import { denialOf } from '../model/utterance.ts';
import type { StoredClaim } from '../store/store.ts';
import type { Words } from './answer.ts';
import { type Contradiction, grouped } from './contradictions.ts';
import type { EventFile, Said } from './event-file.ts';
import { accusedIn } from './events.ts';
import { rootOf } from './origins.ts';

/** What one actor may hold of an event that concerns it. */
type Position = 'occurrence' | 'authorship' | 'target' | 'means' | 'intent' | 'admission' | 'counter';

/** Positions that presuppose what the other denies; others may be held side by side. */
const conflicts: Readonly<Record<Position, readonly Position[]>> = {
  occurrence: ['target', 'means', 'intent', 'admission', 'counter'],
  authorship: ['target', 'intent', 'admission'],
  target: ['occurrence', 'authorship', 'counter'],
  means: ['occurrence', 'counter'],
  intent: ['occurrence', 'authorship', 'counter'],
  admission: ['occurrence', 'authorship', 'counter'],
  counter: ['occurrence', 'target', 'means', 'intent', 'admission'],
};

const labels: Record<Position, Words> = {
  occurrence: { en: 'that it did not happen', ar: 'أنه لم يقع' },
  authorship: { en: 'that it did not do it', ar: 'أنه لم يفعله' },
  target: { en: 'that this was not hit', ar: 'أن هذا لم يُصب' },
  means: { en: 'that this means was not used', ar: 'أن هذه الوسيلة لم تُستخدم' },
  intent: { en: 'that it was not of this nature', ar: 'أنه لم يكن على هذه الصفة' },
  admission: { en: 'that it did it', ar: 'أنه فعله' },
  counter: { en: 'that someone else staged it', ar: 'أن غيره افتعله' },
};

/**
 * Positions of one actor, and of whoever speaks for it, that cannot be held together, in the order in which each was
 * first taken. Where a text does not say when something was said, its publication stands for it.
 */
export function positionsIn(file: EventFile): Contradiction[] {
  const held = file.said.flatMap((it) => {
    const position = it.scope === 'this' ? positionOf(file, it) : null;
    return position ? [{ it, position, origin: file.trace.originOf.get(it.claim.id) ?? '' }] : [];
  });
  // Stable, so that what one text tells stays in its order.
  held.sort((a, b) => day(a.it.claim).localeCompare(day(b.it.claim)));
  return grouped(held, ({ origin }) => origin).flatMap((own) => {
    const kinds = grouped(own, ({ position }) => position);
    return kinds.flatMap((before, at) =>
      kinds.slice(at + 1).flatMap((after): Contradiction[] => {
        const [first, then] = [before[0], after[0]];
        if (!first || !then || !conflicts[first.position].includes(then.position)) return [];
        const root = rootOf(first.origin);
        const say = (language: 'en' | 'ar') =>
          root ? nameIn(root, file.labelOf, language) : language === 'ar' ? 'صوت واحد' : 'One voice';
        return [
          {
            kind: 'over-time',
            text: {
              en: `${say('en')} held ${labels[first.position].en}, and ${labels[then.position].en}.`,
              ar: `${say('ar')}: ${labels[first.position].ar}، ثم ${labels[then.position].ar}.`,
            },
            one: before.map(({ it }) => it.claim),
            other: after.map(({ it }) => it.claim),
            meets: 'event',
          },
        ];
      }),
    );
  });
}

/** When something was said; where no text gives a day that ends ("later"), when it was published. */
export function day({ said, published }: Pick<StoredClaim, 'said' | 'published'>): string {
  const closed = said?.earliest && said.latest ? said : null;
  return (closed ?? published)?.earliest ?? '9999';
}

/** The position that a claim takes on the speaker's own part; null for what it says of others. */
function positionOf(file: EventFile, { claim, part }: Said): Position | null {
  const root = rootOf(file.trace.originOf.get(claim.id) ?? claim.utterance);
  const self = (id: string) =>
    [claim.speaker, root].some((actor) => actor !== null && file.related(actor, id));
  if (part === 'counter') return 'counter';
  if (part === 'attribution') return accusedIn(claim).every(self) ? 'admission' : null;
  if (part !== 'denial' || claim.stance !== 'denies') {
    // "We did not bomb it" is as good as a denial where it is of one's own part.
    return part === 'denial' && claim.about.predicate === 'carried_out' && claim.about.subject.of.every(self)
      ? 'authorship'
      : null;
  }
  const kind = denialOf(claim);
  if (kind === 'authorship') return claim.about.subject.of.every(self) ? kind : null;
  return kind === 'content' ? null : kind;
}
