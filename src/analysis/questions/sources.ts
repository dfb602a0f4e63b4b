import { type Clock, clocks } from '../../store/store.ts';
import { claimsAsked } from './lines.ts';
import type { Source } from './source.ts';
import { ofActors } from './sources/actors.ts';
import { ofEvents } from './sources/events.ts';
import { ofFigures } from './sources/figures.ts';
import { ofOrigins } from './sources/origins.ts';
import { ofTexts } from './sources/texts.ts';

/** The analyses that a question may name, by name. */
export const sources: Record<string, Source> = {
  ...ofActors,
  ...ofEvents,
  ...ofFigures,
  ...ofOrigins,
  ...ofTexts,
  claims: (view, get) => {
    const order = get('order').text;
    return claimsAsked(view, get, clocks.includes(order as Clock) ? (order as Clock) : 'text');
  },
};
