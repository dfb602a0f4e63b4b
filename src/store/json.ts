import { isPlain, quotedKey, sortedKeys } from '../model/json.ts';

type Json = unknown;

/**
 * RFC 8785 JSON of a value, its text untouched: what a store keeps, so that the same record is the same bytes
 * on every engine. Unlike the form that is hashed, it is not brought to NFC, since quotations are verbatim.
 */
export function stable(value: Json): string {
  if (typeof value === 'string') return isPlain(value) ? `"${value}"` : JSON.stringify(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  let text = '';
  if (Array.isArray(value)) {
    // What is missing leaves its place empty: tags of edges are hashed so.
    for (let at = 0; at < value.length; at++)
      text += (at === 0 ? '' : ',') + (value[at] === undefined ? '' : stable(value[at]));
    return `[${text}]`;
  }
  const members = value as Record<string, Json>;
  for (const key of sortedKeys(members))
    if (members[key] !== undefined)
      text += `${text === '' ? '' : ','}${quotedKey(key)}:${stable(members[key])}`;
  return `{${text}}`;
}
