import type { EntityId } from '../../model/entity.ts';
import { isQuantity } from '../../model/proposition.ts';
import type { Clock, EntityFilter, StoredClaim, View } from '../../store/store.ts';
import { clocks } from '../../store/store.ts';
import { accusationCounts, accusationsRule } from '../accusations.ts';
import { everyClaim, type Gap, type Line, noData, type Rule } from '../answer.ts';
import { chains, chainsRule } from '../chains.ts';
import { contradictions } from '../contradictions.ts';
import { drift, driftRule } from '../drift.ts';
import { eventFile } from '../event-file.ts';
import { eventsOf } from '../events.ts';
import { figures, figuresRule } from '../figures.ts';
import { knowledge, knowledgeRule } from '../knowledge.ts';
import { matrixRule } from '../matrix.ts';
import { silences, silencesRule } from '../silences.ts';
import { eventStandings, ruleInWords, standingLabels, standingRule } from '../standing.ts';
import { originsRule, trace } from '../trace.ts';
import { claimsAsked, linesOf } from './lines.ts';

/** What fills a blank: entities (one, or all that pass a filter), a stem, a clock; nothing where it was left empty. */
export interface Filled {
  ids: EntityId[];
  text: string | null;
}
export type Arguments = ReadonlyMap<string, Filled>;

/** What an analysis gives to a part of an answer. */
export interface Given {
  rule: Rule;
  lines: Line[];
  gaps: Gap[];
}

/** An analysis as a part of an answer asks for it; `get` resolves `$name` and plain values. */
export type Source = (view: View, get: (name: string) => Filled) => Promise<Given>;

const eachEvent = async (
  ids: readonly EntityId[],
  one: (id: EntityId) => Promise<Given>,
  rule: Rule,
): Promise<Given> => {
  const all = await Promise.all(ids.slice(0, 25).map(one));
  return { rule, lines: all.flatMap(({ lines }) => lines), gaps: all.flatMap(({ gaps }) => gaps) };
};

/** The analyses that a question may name, by name. */
export const sources: Record<string, Source> = {
  async 'strikes-by'(view, get) {
    const claims = await attributionsOfStrikes(view, get('target').ids);
    const accused = await everyClaim(view, { accused: get('actor').ids }, 5000);
    const ids = new Set(accused.map(({ id }) => id));
    const lines = await linesOf(
      view,
      claims.filter(({ id }) => ids.has(id)),
    );
    return { rule: strikesRule, lines, gaps: lines.length > 0 ? [] : [nobodySays] };
  },
  async 'strikes-by-others'(view, get) {
    const claims = await attributionsOfStrikes(view, get('target').ids);
    const ids = new Set((await everyClaim(view, { accused: get('actor').ids }, 5000)).map(({ id }) => id));
    return {
      rule: strikesRule,
      lines: await linesOf(
        view,
        claims.filter(({ id }) => !ids.has(id)),
      ),
      gaps: [],
    };
  },
  chains: (view, get) =>
    eachEvent(
      get('event').ids,
      async (id) => {
        const answer = await chains(view, id);
        return {
          rule: chainsRule,
          lines: await linesOf(
            view,
            (answer?.chains ?? []).map(({ claim }) => claim),
          ),
          gaps: answer?.gaps ?? [],
        };
      },
      chainsRule,
    ),
  contradictions: (view, get) =>
    eachEvent(
      get('event').ids,
      async (id) => {
        const file = await eventFile(view, id);
        const found = file ? await contradictions(view, file) : [];
        const lines = found.map(({ text, one, other }) => ({ text, claims: [...one, ...other] }));
        return {
          rule: matrixRule,
          lines,
          gaps:
            lines.length > 0
              ? []
              : [
                  noData(
                    'No two claims recorded here contradict each other on it.',
                    'لا قولان مسجلان هنا يتناقضان بشأنه.',
                  ),
                ],
        };
      },
      matrixRule,
    ),
  standing: (view, get) =>
    eachEvent(
      get('event').ids,
      async (id) => {
        const found = (await eventStandings(view, id)) ?? [];
        const names = await view.entities(found.map(({ actor }) => actor));
        const lines = found.map(({ actor, standing, because, claims }) => {
          const label = names.get(actor)?.label;
          return {
            text: {
              en: `${label?.en ?? actor}: ${standingLabels[standing].en} (${because.en})`,
              ar: `${label?.ar ?? label?.en ?? actor}: ${standingLabels[standing].ar} (${because.ar})`,
            },
            claims,
          };
        });
        return { rule: ruleInWords(standingRule), lines, gaps: [] };
      },
      ruleInWords(standingRule),
    ),
  async 'one-origin'(view, get) {
    const ids = get('event').ids;
    const claims = await everyClaim(view, { attribution: true, ...(ids.length > 0 && { about: ids }) });
    const [traced, kin] = [
      await trace(view, claims),
      await view.kin([...new Set(claims.flatMap(({ about }) => eventsOf(about)))]),
    ];
    const byEvent = new Map<EntityId, StoredClaim[]>();
    for (const claim of claims)
      for (const event of new Set(eventsOf(claim.about).map((id) => kin.get(id)?.same[0] ?? id)))
        byEvent.set(event, [...(byEvent.get(event) ?? []), claim]);
    const single = [...byEvent].filter(
      ([, its]) => its.length > 1 && new Set(its.map(({ id }) => traced.originOf.get(id))).size === 1,
    );
    const names = await view.entities([
      ...single.map(([event]) => event),
      ...single.flatMap(([, its]) => traced.originOf.get(its[0]?.id ?? '') ?? []),
    ]);
    const name = (id: string, language: 'en' | 'ar') =>
      (language === 'ar' ? names.get(id)?.label.ar : undefined) ??
      names.get(id)?.label.en ??
      (language === 'ar' ? 'صوت لم يُسمَّ' : 'an unnamed voice');
    const lines = single.map(([event, its]) => {
      const origin = traced.originOf.get(its[0]?.id ?? '') ?? '';
      const texts = new Set(its.map(({ document }) => document)).size;
      return {
        text: {
          en: `${name(event, 'en')}: ${its.length} claims in ${texts} ${texts === 1 ? 'text' : 'texts'}, one origin: ${name(origin, 'en')}`,
          ar: `${name(event, 'ar')}: ${its.length} أقوال في ${texts} نصوص، مصدر واحد: ${name(origin, 'ar')}`,
        },
        claims: its,
      };
    });
    return {
      rule: originsRule,
      lines,
      gaps:
        lines.length > 0
          ? []
          : [
              noData(
                'No event told more than once rests on one origin.',
                'لا حدث يُروى أكثر من مرة ويستند إلى مصدر واحد.',
              ),
            ],
    };
  },
  async knowledge(view, get) {
    const mechanism = get('mechanism').ids[0];
    const { steps, gaps } = await knowledge(view, mechanism ? { mechanism } : {});
    return {
      rule: knowledgeRule,
      lines: steps.map(({ text, claims, size }) => ({ text, claims: [...claims, ...size] })),
      gaps,
    };
  },
  async drift(view, get) {
    const [stem, ids] = [get('stem').text, get('event').ids];
    const answers = stem
      ? [await drift(view, { stem })]
      : await Promise.all(ids.slice(0, 25).map((event) => drift(view, { event })));
    const course = { hardened: 'تصلّب', softened: 'لان', mixed: 'مختلط', steady: 'ثابت' };
    return {
      rule: driftRule,
      lines: answers.flatMap(({ lines }) =>
        lines.map((it) => ({
          text: { en: `${it.text.en}: ${it.course}`, ar: `${it.text.ar}: ${course[it.course]}` },
          claims: it.points.map(({ claim }) => claim),
        })),
      ),
      gaps: answers.flatMap(({ gaps }) => gaps),
    };
  },
  async silences(view, get) {
    const [about, document, speaker] = [get('about').ids[0], get('document').ids[0], get('speaker').ids[0]];
    const found = await silences(view, {
      ...(about && { about }),
      ...(document && { document }),
      ...(speaker && { speaker }),
    });
    return { rule: silencesRule, lines: [...found.lines, ...found.namesNoOne], gaps: found.gaps };
  },
  async figures(view, get) {
    const all = await Promise.all(
      get('about')
        .ids.slice(0, 25)
        .map((id) => figures(view, id)),
    );
    const found = all.filter((it) => it !== null);
    const claims = found.flatMap(({ groups }) =>
      groups.flatMap((group) => group.figures.map(({ claim }) => claim)),
    );
    return {
      rule: figuresRule,
      lines: [
        ...(await linesOf(view, claims)),
        ...found.flatMap(({ checks, lineages }) => [...checks, ...lineages]),
      ],
      gaps: found.flatMap(({ gaps }) => gaps),
    };
  },
  async 'accusation-counts'(view) {
    const counts = await accusationCounts(view, undefined);
    const names = await view.entities(counts.map(({ actor }) => actor));
    const range = (low: number, high: number, to: string) =>
      low === high ? `${low}` : `${low} ${to} ${high}`;
    const lines = counts.map(({ actor, low, high, withOthers, claims }) => {
      const label = names.get(actor)?.label;
      return {
        text: {
          en: `${label?.en ?? actor}: ${range(low, high, 'to')} events${withOthers > 0 ? `, ${withOthers} of them together with others` : ''}`,
          ar: `${label?.ar ?? label?.en ?? actor}: ${range(low, high, 'إلى')} أحداث${withOthers > 0 ? `، منها ${withOthers} مع غيره` : ''}`,
        },
        claims,
      };
    });
    return { rule: accusationsRule, lines, gaps: [] };
  },
  async claims(view, get) {
    const order = get('order').text;
    return claimsAsked(view, get, clocks.includes(order as Clock) ? (order as Clock) : 'text');
  },
  async names(view, get) {
    const found = await view.entities(get('entity').ids.slice(0, 100));
    const about = await everyClaim(view, { about: [...found.keys()] }, 200);
    const lines = [...found.values()].flatMap((entity) =>
      entity.names.map((name) => {
        const where = name.source ?? name.quotes.map(({ document }) => document).join(', ');
        return {
          text: {
            en: `“${name.text}” (${name.lang}, ${name.form}): ${where}`,
            ar: `«${name.text}» (${name.lang}): ${where}`,
          },
          claims: about
            .filter(({ document }) => name.quotes.some((quote) => quote.document === document))
            .slice(0, 3),
        };
      }),
    );
    return { rule: namesRule, lines, gaps: [] };
  },
  async voices(view, get) {
    const claims = await everyClaim(view, { document: get('document').ids }, 5000);
    const traced = await trace(view, claims);
    const shared = [...traced.origins.values()].filter(
      ({ claims: its }) => new Set(its.map(({ speaker, utterance }) => speaker ?? utterance)).size > 1,
    );
    const names = await view.entities([
      ...new Set(
        shared.flatMap(({ root, claims: its }) => [
          ...(root ? [root] : []),
          ...its.flatMap(({ speaker }) => speaker ?? []),
        ]),
      ),
    ]);
    const name = (id: EntityId, language: 'en' | 'ar') =>
      (language === 'ar' ? names.get(id)?.label.ar : undefined) ?? names.get(id)?.label.en ?? id;
    const lines = shared.map(({ root, claims: its }) => {
      const voices = [...new Set(its.flatMap(({ speaker }) => speaker ?? []))];
      const say = (language: 'en' | 'ar') =>
        `${root ? name(root, language) : '?'}: ${voices.map((id) => name(id, language)).join(language === 'ar' ? '، ' : ', ')}`;
      return {
        text: { en: say('en'), ar: say('ar') },
        claims: its.filter((claim, at) => its.findIndex((it) => it.speaker === claim.speaker) === at),
      };
    });
    return {
      rule: originsRule,
      lines,
      gaps:
        lines.length > 0
          ? []
          : [
              noData(
                'No two voices in it are said to belong to one body.',
                'لا صوتان فيها يُقال إنهما لجهة واحدة.',
              ),
            ],
    };
  },
  async 'unsourced-figures'(view, get) {
    const document = get('document').ids;
    const claims = (
      await everyClaim(view, { predicate: ['count'], ...(document.length > 0 && { document }) }, 5000)
    ).filter(({ about }) => about.value && isQuantity(about.value));
    const utterances = await view.utterances([...new Set(claims.map(({ utterance }) => utterance))]);
    const bare = claims.filter(({ utterance }) => {
      const it = utterances.get(utterance);
      return it !== undefined && it.chain.length === 1 && it.basis.length === 0;
    });
    return { rule: unsourcedRule, lines: await linesOf(view, bare), gaps: [] };
  },
  async followed(view, get) {
    const events = new Set(
      (await everyClaim(view, { accused: get('actor').ids }, 5000)).flatMap(({ about }) => eventsOf(about)),
    );
    const caused = (await everyClaim(view, { predicate: ['caused'] }, 5000)).filter(({ about }) =>
      about.subject.of.some((id) => events.has(id)),
    );
    return {
      rule: followedRule,
      lines: await linesOf(view, caused),
      gaps:
        caused.length > 0
          ? []
          : [
              noData(
                'No text says that anything followed from it; that one thing came after another is not enough.',
                'لا نص يقول إن شيئًا نتج عنه؛ ومجرد التتابع لا يكفي.',
              ),
            ],
    };
  },
  async 'told-elsewhere'(view, get) {
    const inside = await everyClaim(view, { document: get('document').ids, attribution: true }, 2000);
    const struck = await everyClaim(
      view,
      { document: get('document').ids, predicate: ['struck', 'happened', 'used'] },
      2000,
    );
    const events = [...new Set([...inside, ...struck].flatMap(({ about }) => eventsOf(about)))];
    const kin = await view.kin(events);
    const all = [...new Set(events.flatMap((id) => kin.get(id)?.same ?? [id]))];
    const known = new Set(inside.map((claim) => claim.about.subject.of.join()));
    const others =
      all.length > 0
        ? await everyClaim(
            view,
            { about: all, attribution: true, not: { document: get('document').ids } },
            2000,
          )
        : [];
    return {
      rule: elsewhereRule,
      lines: await linesOf(
        view,
        others.filter((claim) => !known.has(claim.about.subject.of.join())),
      ),
      gaps: [],
    };
  },
};

/** Attributions of events that are said to have struck these, or what was judged one with those events. */
async function attributionsOfStrikes(view: View, targets: readonly EntityId[]): Promise<StoredClaim[]> {
  const filter: EntityFilter = { struck: [...targets], family: ['event'] };
  const page = await view.findEntities(filter, { by: 'id', order: 'asc' }, { first: 1000 });
  const events = page.items.map(({ node }) => node.id);
  return events.length > 0 ? everyClaim(view, { attribution: true, about: events }, 5000) : [];
}

const rule = (name: string, en: string, ar: string): Rule => ({ name, text: { en, ar } });
const nobodySays = noData('No claim recorded here says so.', 'لا قول مسجل هنا يقول ذلك.');
const strikesRule = rule(
  'strikes',
  'Events said to have struck it, and the claims that name who carried them out; an “either” that holds the actor is included and says so. Who says that it was struck and who says who did it may be different voices.',
  'الأحداث التي يُقال إنها أصابته، والأقوال التي تسمي منفذها؛ وتُدرج «إما أو» التي تشمل الجهة وتُذكر. وقد يختلف من يقول إنه أُصيب عمن يقول من فعل.',
);
const namesRule = rule(
  'names',
  'Every name as texts or gazetteers give it, with where; never a name of our own.',
  'كل اسم كما تعطيه النصوص أو معاجم الأسماء ومكانه؛ ولا اسم من عندنا.',
);
const unsourcedRule = rule(
  'unsourced-figures',
  'Figures in a publisher’s own voice that rest on nothing the text names.',
  'أرقام بصوت الناشر لا تستند إلى شيء يسميه النص.',
);
const followedRule = rule(
  'followed',
  'Only what a text says was caused by an event attributed to the actor.',
  'فقط ما يقول نص إنه نتج عن حدث منسوب إلى الجهة.',
);
const elsewhereRule = rule(
  'told-elsewhere',
  'Attributions that other documents make of the events this one tells of, to actors whom it does not name for them.',
  'إسنادات وثائق أخرى للأحداث نفسها إلى جهات لا تسميها هذه الوثيقة.',
);
