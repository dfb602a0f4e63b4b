/** Text that is its own JSON and its own NFC: printable ASCII without quotation marks and backslashes. */
const PLAIN = /^[ !#-[\]-~]*$/;

/** Whether a text only needs quotation marks around it to be JSON, and is the same in every form of Unicode. */
export const isPlain = (text: string): boolean => PLAIN.test(text);

/** Objects of records have few members; up to so many, insertion sorts faster than what is made for many. */
const FEW = 16;

/** The names of an object's members, sorted by code units, as RFC 8785 asks. */
export function sortedKeys(object: object): string[] {
  const keys = Object.keys(object);
  if (keys.length > FEW) return keys.sort();
  for (let at = 1; at < keys.length; at++) {
    const key = keys[at] as string;
    let to = at;
    for (; to > 0 && (keys[to - 1] as string) > key; to--) keys[to] = keys[to - 1] as string;
    keys[to] = key;
  }
  return keys;
}

/** The name of a member as JSON. */
export const quotedKey = (key: string): string => (PLAIN.test(key) ? `"${key}"` : JSON.stringify(key));
