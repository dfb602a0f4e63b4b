import fc from 'fast-check';

const points = fc.constantFrom(...Array.from('ab “”„«»"’ \n🌾é'), 'e\u0301', '\uD83C', '\u00A0', 'مط');
/** Texts of words, marks, and characters that take more than one code unit. */
export const contents = fc.array(points, { maxLength: 40 }).map((parts) => parts.join(''));

/** A text and a passage of it that is not empty. */
export const passages = contents
  .filter((content) => content.length > 0)
  .chain((content) => {
    const { length } = Array.from(content);
    const cut = fc
      .tuple(fc.nat(length - 1), fc.nat(length - 1))
      .map((pair) => pair.toSorted((a, b) => a - b));
    return fc.record({ content: fc.constant(content), cut });
  })
  .map(({ content, cut: [start = 0, end = 0] }) => ({ content, start, end: end + 1 }));
