import { z } from 'zod';
import { When } from './dates.ts';
import { type Family, familyOf, kindNames } from './kinds.ts';
import { isWhole, Words } from './text.ts';

const slug = /^(actor|facility|event|place|mechanism|document)\/[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** A readable, permanent id: family and slug, at most 120 characters. Only names change, never this. */
export const EntityId = z
  .string()
  .max(120)
  .regex(slug, 'an entity id is family/slug, as in facility/pine-clinic');
export type EntityId = z.infer<typeof EntityId>;

/** The family an id itself names. */
export function familyOfId(id: EntityId): Family {
  return id.slice(0, id.indexOf('/')) as Family;
}

/** Offsets count Unicode code points from the start of the document's text; `end` is exclusive. */
export const Quote = z
  .strictObject({
    exact: Words.min(1),
    start: z.int().min(0),
    end: z.int().min(1),
    /** Inside the document's own quotation marks. */
    direct: z.boolean(),
  })
  .refine(
    (quote) => quote.end - quote.start === [...quote.exact].length,
    'end - start is not the length of the quotation',
  );
export type Quote = z.infer<typeof Quote>;

/** A name as some text gives it, or, with `source`, as a gazetteer or authority file does. */
export const Name = z
  .strictObject({
    text: Words.min(1).max(300),
    lang: z.string().min(2).max(35),
    form: z.enum(['proper', 'metonym', 'description']),
    quotes: z.array(Quote.safeExtend({ document: EntityId })),
    source: Words.min(1).optional(),
  })
  .refine(
    (name) => name.quotes.length > 0 || name.source,
    'a name needs a quotation, or a source that gives it',
  );
export type Name = z.infer<typeof Name>;

/** A point no finer than a town (DESIGN section 7); exact facility coordinates are never stored. */
export const TownPoint = z.strictObject({
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
  precision: z.literal('town'),
  source: Words.min(1),
});
export type TownPoint = z.infer<typeof TownPoint>;

/** One voice in a chain. `voice` is null where the text hides who speaks, or the publisher is unknown. */
export const Link = z.strictObject({
  voice: EntityId.nullable(),
  /** The document or recording through which this voice spoke. */
  in: EntityId.optional(),
  /** The reporting words: "claims", "revealed", "says it has proof". */
  words: Words.min(1).optional(),
  /** Not restated in this sentence. */
  implied: z.literal(true).optional(),
  /** Ours, as a publisher that the text does not name. */
  inferred: z.literal(true).optional(),
});
export type Link = z.infer<typeof Link>;

/** What is known of a document whose text was coded. */
export const DocumentSource = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  lang: z.string().min(2).max(35),
  publisher: Link,
  published: When,
  url: z.url().refine(isWhole).optional(),
  archived: z.url().refine(isWhole).optional(),
  licence: Words.min(1).optional(),
  /** The earlier version that this one corrects or follows; a later version is another document. */
  replaces: EntityId.optional(),
  /** How publisher and date were inferred, in our own words. */
  note: Words.optional(),
  /** Length of the whole text, in code points. */
  length: z.int().min(1),
});
export type DocumentSource = z.infer<typeof DocumentSource>;

/** A node of the graph. A plural entity stands for several: a wave, "eight clinics", "doctors". */
export const Entity = z
  .strictObject({
    id: EntityId,
    kind: z.enum(kindNames),
    plural: z.boolean(),
    /** Our own words, as they read in mid-sentence; what a text calls it stands in `names`. */
    label: z.strictObject({ en: Words.min(1).max(200), ar: Words.min(1).max(200).optional() }),
    names: z.array(Name),
    at: TownPoint.optional(),
    /** Only on documents whose text was coded. */
    source: DocumentSource.optional(),
  })
  .superRefine((entity, context) => {
    const family = familyOf(entity.kind);
    const fault = (message: string, path: string) =>
      context.addIssue({ code: 'custom', message, path: [path] });
    if (familyOfId(entity.id) !== family) fault(`kind ${entity.kind} belongs to ${family}/…`, 'kind');
    if (entity.at && family !== 'place') fault('only places carry coordinates', 'at');
    if (entity.source && family !== 'document') fault('only documents carry a source', 'source');
  });
export type Entity = z.infer<typeof Entity>;

/** An entity of kind document whose text was coded. */
export type Document = Entity & { source: DocumentSource };

/** Whether an entity is a document whose text was coded, rather than one only mentioned. */
export function isCoded(entity: Entity): entity is Document {
  return entity.source !== undefined;
}
