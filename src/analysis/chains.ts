import type { EntityId } from '../model/entity.ts';
import type { View } from '../store/store.ts';
import { saysUnclaimed } from './accounts.ts';
import { type Gap, noData, type Rule } from './answer.ts';
import { type EventFile, eventFile, type Said } from './event-file.ts';
import { scopes } from './wholes.ts';

export const chainsRule: Rule = {
  name: 'chains',
  text: {
    en: 'Every attribution, denial, counter-accusation and silence on the event, with its chain from publisher to speaker. Claims on a wider event that it belongs to stand at their own scope; what was said before the event, or of a set that only overlaps, is general and answers nothing.',
    ar: 'كل إسناد ونفي واتهام مضاد وصمت بشأن الحدث، بسلسلته من الناشر إلى المتكلم. والأقوال عن حدث أوسع تُعرض بنطاقها؛ وما قيل قبل الحدث أو عن مجموعة متداخلة فقط هو عام ولا يجيب عن شيء.',
  },
};

/** Chains of an event, this event's own first, then wider, then general; each in the order of the texts. */
export interface Chains {
  file: EventFile;
  chains: Said[];
  gaps: Gap[];
}

/** Every attribution and denial of an event, chain by chain; null where there is no such event. */
export async function chains(view: View, event: EntityId): Promise<Chains | null> {
  const file = await eventFile(view, event);
  if (!file) return null;
  const sorted = [...file.said].sort((a, b) => scopes.indexOf(a.scope) - scopes.indexOf(b.scope));
  return { file, chains: sorted, gaps: eventGaps(file) };
}

/** What the record does not hold on an event: who did it, any denial, any claim of responsibility. */
export function eventGaps(file: EventFile): Gap[] {
  const own = file.said.filter(({ scope }) => scope === 'this');
  const gaps: Gap[] = [...file.gaps];
  if (!own.some(({ part }) => part === 'attribution'))
    gaps.push(
      noData('No claim recorded here names who carried this out.', 'لا قول مسجل هنا يسمي من نفّذ هذا.'),
    );
  if (!own.some(({ part }) => part === 'denial'))
    gaps.push(
      noData(
        'No denial of this event is recorded here. That is no data, not an answer.',
        'لا نفي لهذا الحدث مسجل هنا. هذا غياب للبيانات، لا جواب.',
      ),
    );
  const unclaimed = file.said.filter(({ claim }) => saysUnclaimed(claim)).map(({ claim }) => claim);
  if (unclaimed.length > 0)
    gaps.push({
      kind: 'not-stated',
      text: {
        en: 'A text says that no one had claimed responsibility.',
        ar: 'يقول نص إن أحدًا لم يعلن المسؤولية.',
      },
      claims: unclaimed,
    });
  else gaps.push(noData('No claim of responsibility is recorded here.', 'لا إعلان عن المسؤولية مسجل هنا.'));
  return gaps;
}
