import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Argument } from '../analysis/questions/ask.ts';
import type { Language } from '../model/render.ts';
import { type AsOf, clocks } from '../store/store.ts';
import { type StoreOptions, withOpenStore, withStore } from './shared.ts';
import { standingRuleOf } from './standing-rule.ts';

const formats = ['text', 'markdown', 'json'] as const;

interface Options extends StoreOptions {
  asOf?: AsOf;
  lang: Language;
  format: (typeof formats)[number];
  standingRule?: string;
}

/** Adds `ascribe ask`. Without a question it lists them. */
export function registerAsk(program: Command): void {
  withStore(program.command('ask'))
    .description('Ask a question of the record; without one, list the questions that may be asked.')
    .argument('[question]', 'its name')
    .argument('[name=value...]', 'what fills its blanks: ids as search gives them', argumentOf, [])
    .option('--as-of <clock:date>', 'as it stood then, as in published:2019-06-30', asOfOf)
    .addOption(new Option('--lang <language>', 'language of the answer').choices(['en', 'ar']).default('en'))
    .addOption(new Option('--format <format>', 'form of the answer').choices([...formats]).default('text'))
    .option('--standing-rule <file>', 'rule for computed standings (default: $ASCRIBE_STANDING_RULE)')
    .action((question: string | undefined, args: Argument[], options: Options) =>
      question ? answer(question, args, options) : list(options),
    );
}

function argumentOf(text: string, before: Argument[]): Argument[] {
  const [, name, value] = /^([a-zA-Z]+)=(.+)$/s.exec(text) ?? [];
  if (!name || !value) throw new InvalidArgumentError('Write name=value, as in actor=actor/coast-guard.');
  return [...before, { name, value }];
}

function asOfOf(text: string): AsOf {
  const [, name, date] = /^([a-z]+):(.+)$/i.exec(text) ?? [];
  const clock = clocks.find((it) => it === name?.toLowerCase());
  if (!clock || !date)
    throw new InvalidArgumentError(`Write clock:date; a clock is one of ${clocks.join(', ')}.`);
  return { clock, date };
}

async function answer(question: string, args: readonly Argument[], options: Options): Promise<void> {
  const { ask } = await import('../analysis/questions/ask.ts');
  const { answerAsData, answerAsMarkdown, answerAsText } = await import('../analysis/questions/print.ts');
  const standingRule = standingRuleOf(options.standingRule);
  await withOpenStore(options.store, async (store) => {
    const view = store.view(options.asOf);
    const given = await ask(view, question, args, { standingRule });
    const { lang, format } = options;
    if (format === 'json') console.log(JSON.stringify(await answerAsData(view, given, lang), null, 2));
    else if (format === 'markdown') process.stdout.write(await answerAsMarkdown(view, given, lang));
    else process.stdout.write(await answerAsText(view, given, lang));
  });
}

async function list({ lang, format }: Options): Promise<void> {
  const { questions } = await import('../analysis/questions/ask.ts');
  if (format === 'json') {
    const all = questions.map(({ name, text, parameters }) => ({ name, text: text[lang], parameters }));
    console.log(JSON.stringify(all, null, 2));
    return;
  }
  for (const { name, text, parameters } of questions) {
    const blanks = parameters.map((it) => {
      const fits = it.families.join('|') || it.type;
      return it.optional ? `[${it.name}=${fits}]` : `${it.name}=${fits}`;
    });
    console.log(format === 'markdown' ? `- \`${[name, ...blanks].join(' ')}\`: ${text[lang]}` : text[lang]);
    if (format === 'text') console.log(`    ${[name, ...blanks].join(' ')}`);
  }
}
