type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

const rules = { en: new Intl.PluralRules('en'), ar: new Intl.PluralRules('ar') };
// Arabic words with the digits that the server's dates and figures have too.
const numbers = { en: new Intl.NumberFormat('en-GB'), ar: new Intl.NumberFormat('ar-u-nu-latn') };

/** A counted noun: `#` in a form is the number; a form without it (Arabic "claim one", "claims two") needs none. */
export function counter(lang: 'en' | 'ar', forms: Forms): (n: number) => string {
  return (n) => (forms[rules[lang].select(n)] ?? forms.other).replace('#', numbers[lang].format(n));
}
