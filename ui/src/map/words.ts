import { useView } from '../state/store.ts';

const en = {
  title: 'Map of towns',
  list: 'Towns on the map',
  none: 'No town with coordinates is recorded for what is shown.',
  towns: (n: number) => `${n} towns`,
  precision: (source: string) => `town-level, ${source}`,
  off: (n: number) => `Not on the map (${n})`,
  noPoint: (places: string) => `said to be in ${places}; no coordinates recorded`,
  noPlace: 'no place recorded',
  outlines:
    'A facility or an event stands at its town, never at a point of its own. Outlines: Natural Earth; they are for orientation and say nothing of any border.',
  fit: 'Show all towns',
  failed: 'The map could not be drawn here. The list holds the same.',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  where: 'Where and when',
  locator: (town: string) => `Map: ${town}`,
  notHere: 'Not on the map: no coordinates are recorded for where it happened.',
};

/** The words of the map. */
export type MapWords = typeof en;

const ar: MapWords = {
  title: 'خريطة البلدات',
  list: 'البلدات على الخريطة',
  none: 'لا بلدة ذات إحداثيات مسجلة لما هو معروض.',
  towns: (n) => `البلدات: ${n}`,
  precision: (source) => `على مستوى البلدة، ${source}`,
  off: (n) => `ليست على الخريطة (${n})`,
  noPoint: (places) => `يُقال إنه في ${places}؛ لا إحداثيات مسجلة`,
  noPlace: 'لا مكان مسجلًا',
  outlines:
    'تقف المنشأة أو الحدث عند بلدته، لا عند نقطة تخصه. الحدود الخارجية: Natural Earth؛ وهي للاستدلال ولا تقول شيئًا عن أي حدود.',
  fit: 'أظهر كل البلدات',
  failed: 'تعذر رسم الخريطة هنا. القائمة تضم الشيء نفسه.',
  zoomIn: 'تكبير',
  zoomOut: 'تصغير',
  where: 'أين ومتى',
  locator: (town) => `خريطة: ${town}`,
  notHere: 'ليس على الخريطة: لا إحداثيات مسجلة لمكان وقوعه.',
};

/** The words of the map, in the language of the view; read with it, and not before. */
export function useMapWords(): MapWords {
  return useView().lang === 'ar' ? ar : en;
}
