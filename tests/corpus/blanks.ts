/** What fills each blank of the catalogue of questions in the invented corpus, but for the blank of a proposition. */
export const blanks: Readonly<Record<string, string>> = {
  actor: 'actor/brennia',
  facility: 'facility/hudhud-maternity-hospital',
  event: 'event/hudhud-bombing',
  place: 'place/bir-al-dhuhayla',
  document: 'document/tidewater-post-2041-03-08',
  entity: 'facility/hudhud-maternity-hospital',
  thing: 'event/attacks-2038-2041',
  mechanism: 'mechanism/lantern-list',
  clock: 'happened',
  one: 'document/tidewater-post-2041-03-08',
  other: 'document/openleaf-bir-al-dhuhayla',
};
