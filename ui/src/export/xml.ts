/** Control characters, halves of surrogate pairs, and the two code points that are none. */
const suspects = /[\p{Cc}\p{Cs}\ufffe\uffff]/gu;
/** Of the control characters XML 1.0 allows these. */
const allowed = /[\t\n\r\u007f-\u009f]/;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // A parser would read them as spaces in an attribute.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Text as it may stand in an element or an attribute. What XML forbids is replaced: no escape can carry it. */
export function xml(text: string): string {
  return text
    .replace(suspects, (letter) => (allowed.test(letter) ? letter : '\ufffd'))
    .replace(/[&<>"'\t\n\r]/g, (letter) => entities[letter] ?? letter);
}
