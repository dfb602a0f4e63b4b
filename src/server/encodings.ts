/** How the build compresses a file, the smallest first, and how its files then end (ui/compress.ts). */
const variants = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
] as const;

/** A content coding that is there beside the plain file. */
export type Variant = (typeof variants)[number];

/** The codings that a request takes, by its Accept-Encoding, in our order. A quality of 0 forbids one. */
export function variantsFor(accepted: string | string[] | undefined): Variant[] {
  const qualities = new Map<string, number>();
  for (const part of String(accepted ?? '').split(',')) {
    const [name = '', ...parameters] = part.split(';').map((it) => it.trim().toLowerCase());
    const quality = parameters.find((it) => it.startsWith('q='))?.slice(2) ?? '1';
    if (name) qualities.set(name, Number(quality) || 0);
  }
  return variants.filter(({ name }) => (qualities.get(name) ?? qualities.get('*') ?? 0) > 0);
}

/** Whether If-None-Match names a tag, or any. Compared weakly, as it must be. */
export function matches(tags: string | undefined, tag: string): boolean {
  return (tags ?? '').split(',').some((it) => ['*', tag].includes(it.trim().replace(/^W\//, '')));
}
