/** Numbers of the kinds of things, where a column tells them apart. */
export const THING = { entity: 1, utterance: 2, claim: 3, judgement: 4 } as const;

/** The hash in a text id, as stored. */
export function blobOf(id: string): Uint8Array {
  return Buffer.from(id.slice(id.indexOf('/') + 1), 'hex');
}

/** SQL for the text id of a blob column. */
export function idSql(kind: string, column: string): string {
  return `'${kind}/' || lower(hex(${column}))`;
}
