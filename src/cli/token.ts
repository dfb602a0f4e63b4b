import { mkdirSync } from 'node:fs';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type TokenRole, tokenRoles } from '../graphql/auth.ts';
import { folderOf, type StoreOptions, tokensBeside, withStore } from './shared.ts';

/** Adds `ascribe token add | list | revoke`. */
export function registerToken(program: Command): void {
  const token = program
    .command('token')
    .description('Tokens by which people and programs write, or read a server that others can reach.');
  withStore(token.command('add'))
    .description('Make a token and print it: it is told once, and only its hash is kept.')
    .argument('<name>', 'whose it is; it signs the judgements', holderName)
    .addOption(new Option('--role <role>', 'what it allows').choices([...tokenRoles]).default('analyst'))
    .action((name: string, options: StoreOptions & { role: TokenRole }) => {
      mkdirSync(folderOf(options.store), { recursive: true });
      console.log(tokensBeside(options.store).add(name, options.role, new Date().toISOString()));
    });
  withStore(token.command('list'))
    .description('List the names and roles.')
    .action((options: StoreOptions) => {
      for (const { name, role, created } of tokensBeside(options.store).list())
        console.log(`${name.padEnd(24)} ${role.padEnd(8)} ${created.slice(0, 10)}`);
    });
  withStore(token.command('revoke'))
    .description('Take back every token of a name.')
    .argument('<name>', 'whose')
    .action((name: string, options: StoreOptions) => {
      const revoked = tokensBeside(options.store).revoke(name);
      console.log(revoked === 1 ? '1 token revoked.' : `${revoked} tokens revoked.`);
      if (revoked === 0) process.exitCode = 1;
    });
}

function holderName(text: string): string {
  const name = text.trim();
  if (name === '' || name.length > 80 || /[\p{Cc}\p{Surrogate}]/u.test(name))
    throw new InvalidArgumentError('A name has 1 to 80 characters, on one line.');
  return name;
}
