#!/usr/bin/env node
import './cli/production.ts';
import { Command } from 'commander';
import { registerAsk } from './cli/ask.ts';
import { registerAttach } from './cli/attach.ts';
import { registerCheck } from './cli/check.ts';
import { registerExport } from './cli/export.ts';
import { registerFormat } from './cli/format.ts';
import { registerImport } from './cli/import.ts';
import { registerLoad } from './cli/load.ts';
import { registerMove } from './cli/move.ts';
import { registerServe } from './cli/serve.ts';
import { registerStats } from './cli/stats.ts';
import { registerToken } from './cli/token.ts';
import { AscribeError } from './model/errors.ts';

/** Commands, each in its file under cli/. */
const commands = [
  registerServe,
  registerLoad,
  registerAsk,
  registerCheck,
  registerFormat,
  registerAttach,
  registerExport,
  registerImport,
  registerMove,
  registerStats,
  registerToken,
];

// A reader that has seen enough, as `head`, ends us quietly.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

const program = new Command('ascribe')
  .description('A knowledge graph of who says who did what, in which no edge exists without a source.')
  .showHelpAfterError()
  // Usage errors end with 2, so that scripts tell them from a check that found something.
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
for (const register of commands) register(program);
try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof AscribeError)) throw error;
  console.error(error.describe());
  process.exitCode = 1;
}
