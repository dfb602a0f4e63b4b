import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The release that is tested; docker-compose.yml names the same. */
export const NEO4J = '5.26.30';
/** What to say where a program is not there. */
export function missing(program: string, hint: string): Error {
  return new Error(`The Neo4j tests need ${program}. ${hint} Or name a server in ASCRIBE_TEST_NEO4J.`);
}

/**
 * The jars of the server, fetched once by Maven and kept outside the repository.
 * @throws Error that says what is missing, or what Maven said
 */
export function jars(): string {
  const cache = process.env['ASCRIBE_CACHE'] ?? join(homedir(), '.cache', 'ascribe');
  const home = join(cache, `neo4j-${NEO4J}`);
  const lib = join(home, 'lib');
  if (existsSync(lib) && readdirSync(lib).length > 100) return lib;
  if (spawnSync('mvn', ['--version']).error)
    throw missing('Maven (mvn), to fetch the server', 'On Debian: apt-get install maven.');
  mkdirSync(cache, { recursive: true });
  const draft = mkdtempSync(join(cache, 'fetching-'));
  const dependency = (group: string, artifact: string) =>
    `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${NEO4J}</version></dependency>`;
  writeFileSync(
    join(draft, 'pom.xml'),
    `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>ascribe</groupId><artifactId>neo4j</artifactId><version>1</version><packaging>pom</packaging>
<dependencies>${dependency('org.neo4j', 'neo4j')}${dependency('org.neo4j.app', 'neo4j-server')}</dependencies></project>`,
  );
  try {
    execFileSync('mvn', ['-B', '-q', 'dependency:copy-dependencies', '-DoutputDirectory=lib'], {
      cwd: draft,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (cause) {
    rmSync(draft, { recursive: true, force: true });
    const said = String((cause as { stdout?: Buffer }).stdout ?? '').slice(-1000);
    throw new Error(`Maven could not fetch Neo4j ${NEO4J}: ${said}`, { cause });
  }
  // Another process may have been first.
  if (existsSync(home)) rmSync(draft, { recursive: true, force: true });
  else renameSync(draft, home);
  return lib;
}
