/** Spelling reduced to what one looks for: no case, no marks above or below, no apostrophes of transliteration. */
export function foldSpelling(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}|[ʿʾʻʼ'’‘`ـ]/gu, '')
    .replace(/[أإآٱ]/gu, 'ا')
    .replace(/ى/gu, 'ي')
    .replace(/ة/gu, 'ه')
    .toLowerCase()
    .replace(/[\s\-–]+/gu, ' ')
    .trim();
}
