/** The part of `edtf` 4.11.1, which ships no types, that edtf.ts uses. */
declare module 'edtf' {
  export interface Parsed {
    type: 'Date' | 'Year' | 'Season' | 'Decade' | 'Century' | 'Interval' | 'Set' | 'List';
    /** A flag, or a bitmask over the parts of the date. */
    uncertain?: boolean | number;
    approximate?: boolean | number;
  }
  export function parse(text: string, constraints?: { level?: number }): Parsed;
}
