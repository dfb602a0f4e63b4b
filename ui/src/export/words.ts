import type { Language } from '../state/view.ts';

const en = {
  title: 'Export the view',
  lead: 'Each file holds what is in view, with every claim behind it that passes the filters, and says what it leaves out.',
  formats: {
    json: ['JSON', 'All of it, with nothing flattened'],
    csv: ['CSV', 'Things, edges and claims as tables, in one archive'],
    gexf: ['GEXF', 'For Gephi and Gephi Lite'],
    graphml: ['GraphML', 'For yEd, igraph, NetworkX and others'],
    svg: ['SVG', 'The drawing, as shapes and text'],
    png: ['PNG', 'The drawing, as a picture, with a file that says what it shows'],
    report: ['Report', 'With quotations and citations, to be printed or saved as PDF'],
  },
  noDrawing: 'A picture is made of the rails, or of a graph of a few hundred things, when it is open.',
  reading: 'Reading the claims',
  failed: 'The file could not be made: the store did not answer. Nothing was saved.',
  saved: (name: string, claims: string) => `Saved ${name}, with ${claims}.`,
  leftOut: 'Left out',
  nothingLeftOut: 'Nothing of the view is left out.',
  print: 'Print or save as PDF',
  back: 'Back to the view',
  report: 'Report',
  made: 'Made',
  address: 'Address of the view',
  asOf: 'As known on',
  today: 'today',
  filters: 'Filters',
  noFilters: 'none',
  holds: 'Holds',
  accounts: 'Accounts',
  edges: 'Edges',
  claims: 'Claims, with their quotations',
  refers: 'rests on',
  noClaim: 'no claim that passes the filters',
  noOne: 'names no one',
  hedge: 'Hedge',
  cite: 'Citation',
};

export type ExportWords = typeof en;

const ar: ExportWords = {
  title: 'تصدير العرض',
  lead: 'يضم كل ملف ما هو معروض، مع كل قول وراءه يمر بالمرشحات، ويذكر ما تركه.',
  formats: {
    json: ['JSON', 'كل شيء بلا تسطيح'],
    csv: ['CSV', 'الكيانات والروابط والأقوال جداولَ في أرشيف واحد'],
    gexf: ['GEXF', 'لبرنامجي Gephi وGephi Lite'],
    graphml: ['GraphML', 'لبرامج yEd وigraph وNetworkX وغيرها'],
    svg: ['SVG', 'الرسم أشكالًا ونصًا'],
    png: ['PNG', 'الرسم صورةً، مع ملف يذكر ما تعرضه'],
    report: ['تقرير', 'مع الاقتباسات والإحالات، للطباعة أو الحفظ بصيغة PDF'],
  },
  noDrawing: 'تُصنع الصورة من القضبان أو من شبكة من بضع مئات من الكيانات، وهي مفتوحة.',
  reading: 'تُقرأ الأقوال',
  failed: 'تعذر إعداد الملف: لم يُجب المخزن. لم يُحفظ شيء.',
  saved: (name, claims) => `حُفظ ${name}، وفيه ${claims}.`,
  leftOut: 'ما تُرك',
  nothingLeftOut: 'لم يُترك شيء مما هو معروض.',
  print: 'اطبع أو احفظ بصيغة PDF',
  back: 'العودة إلى العرض',
  report: 'تقرير',
  made: 'أُعدّ في',
  address: 'عنوان العرض',
  asOf: 'كما عُرف في',
  today: 'اليوم',
  filters: 'المرشحات',
  noFilters: 'لا شيء',
  holds: 'يضم',
  accounts: 'الروايات',
  edges: 'الروابط',
  claims: 'الأقوال باقتباساتها',
  refers: 'يستند إلى',
  noClaim: 'لا قول يمر بالمرشحات',
  noOne: 'لا يسمّي أحدًا',
  hedge: 'التحفظ',
  cite: 'الإحالة',
};

/** The words of exports; read with them, and not before. */
export function exportWords(lang: Language): ExportWords {
  return lang === 'ar' ? ar : en;
}
