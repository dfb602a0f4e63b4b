type Json = unknown;

/**
 * RFC 8785 JSON of a value, its text untouched: what a store keeps, so that the same record is the same bytes
 * on every engine. Unlike the form that is hashed, it is not brought to NFC, since quotations are verbatim.
 */
export function stable(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(stable).join(',')}]`;
  const members = value as Record<string, Json>;
  let text = '';
  for (const key of Object.keys(members).sort())
    if (members[key] !== undefined) text += `${text && ','}${JSON.stringify(key)}:${stable(members[key])}`;
  return `{${text}}`;
}
