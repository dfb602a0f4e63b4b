import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import neo4j, { type Driver } from 'neo4j-driver';
import { dayNumber } from '../../src/store/days.ts';
import { addressOf } from '../../src/store/neo4j/address.ts';
import { between } from '../queries.ts';

/** What others would take instead, at the releases that are compared. It is no dependency: the benchmark installs it. */
const PACKAGES = ['@neo4j/graphql@7.6.3', 'graphql@16.15.0', 'neo4j-driver@6.3.0'];

/** Our data as this library would have it described. */
const typeDefs = `
type Entity @node { id: ID! kind: String! sort: String! json: String! claims: Int! hapFrom: Int hapTo: Int
  subjectOf: [Claim!]! @relationship(type: "SUBJECT", direction: IN)
  objectOf: [Claim!]! @relationship(type: "OBJECT", direction: IN)
  otherOf: [Claim!]! @relationship(type: "OTHER", direction: IN)
  said: [Claim!]! @relationship(type: "SPEAKER", direction: IN)
  placed: [Entity!]! @relationship(type: "PLACED", direction: OUT)
  within: [Entity!]! @relationship(type: "WITHIN", direction: OUT) }
type Claim @node { id: ID! label: String! mark: String! hedge: String! review: String! json: String! document: ID!
  pubFrom: Int! hapFrom: Int! hapTo: Int! hidden: Boolean! attribution: Boolean!
  subjects: [Entity!]! @relationship(type: "SUBJECT", direction: OUT)
  objects: [Entity!]! @relationship(type: "OBJECT", direction: OUT)
  others: [Entity!]! @relationship(type: "OTHER", direction: OUT)
  speakers: [Entity!]! @relationship(type: "SPEAKER", direction: OUT)
  utterance: [Utterance!]! @relationship(type: "IN", direction: OUT) }
type Utterance @node { id: ID! label: String! json: String! }
`;
const fields = 'id label mark hedge review json document pubFrom speakers { id sort }';
const seen = 'hidden: { eq: false }';
const latest = 'sort: [{ pubFrom: DESC }, { id: DESC }]';
const roles = ['subjects', 'objects', 'others', 'speakers'];
const named = (role: string) => `{ ${role}: { some: { id: { eq: $id } } } }`;
const list = (role: string, to: string) => `${role}(where: { ${seen} }) { mark ${to} { id sort } }`;

/** The questions that it can be asked, by the name that they have in the benchmark. */
const questions: Readonly<Record<string, string>> = {
  'entity with 20 claims': `query ($id: ID!) { entities(where: { id: { eq: $id } }) { id kind json claims }
    claims(where: { ${seen}, OR: [${roles.map(named).join(', ')}] }, ${latest}, limit: 20) { ${fields} } }`,
  'neighbourhood, typical': `query ($id: ID!) { entities(where: { id: { eq: $id } }) {
    ${list('subjectOf', 'objects')} ${list('objectOf', 'subjects')} } }`,
  'event with attributions': `query ($id: ID!) { entities(where: { id: { eq: $id } }) { id json hapFrom hapTo
    objectOf(where: { ${seen}, attribution: { eq: true } }, ${latest}, limit: 50) {
      ${fields} subjects { id sort } utterance { id json label } } } }`,
  'claims, nested filters': `query ($accused: ID!, $region: ID!) { claims(where: { ${seen}, attribution: { eq: true },
      hapFrom: { gte: 0, lte: ${dayNumber(between.to)} }, hapTo: { gte: ${dayNumber(between.from)} }, subjects: { some: { OR: [{ id: { eq: $accused } },
        { within: { some: { id: { eq: $accused } } } }] } },
      OR: [${roles.map((role) => `{ ${role}: { some: { OR: [{ id: { eq: $region } }, { placed: { some: { id: { eq: $region } } } }] } } }`).join(', ')}] },
      ${latest}, limit: 20) { ${fields} } }`,
};

interface Library {
  Neo4jGraphQL: new (options: { typeDefs: string; driver: Driver }) => { getSchema(): Promise<unknown> };
}
interface Graphql {
  graphql(request: object): Promise<{ errors?: readonly Error[] }>;
}

type Variables = Readonly<Record<string, string>>;
type Ask = (source: string, variables: Variables) => Promise<unknown>;

/** The same questions through `@neo4j/graphql`, in this process, on the same database. */
export class Natural {
  readonly #ask: Ask;
  readonly #driver: Driver;

  private constructor(driver: Driver, ask: Ask) {
    this.#driver = driver;
    this.#ask = ask;
  }

  /** Installs it into a folder, where it is not there yet. @throws Error where it cannot be had */
  static async in(folder: string, url: string): Promise<Natural> {
    const home = join(folder, 'neo4j-graphql');
    if (!existsSync(join(home, 'node_modules/@neo4j/graphql'))) {
      mkdirSync(home, { recursive: true });
      writeFileSync(join(home, 'package.json'), '{"private":true}');
      const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...PACKAGES];
      const { status, stderr } = spawnSync('npm', args, { cwd: home, encoding: 'utf8' });
      if (status !== 0) throw new Error(`npm could not install ${PACKAGES[0]}: ${stderr.slice(-500)}`);
    }
    const found = createRequire(join(home, 'package.json'));
    const from = async (name: string) => {
      const it = await import(pathToFileURL(found.resolve(name)).href);
      return it.default ?? it;
    };
    const library = (await from('@neo4j/graphql')) as Library;
    const { graphql } = (await from('graphql')) as Graphql;
    const { url: address, user, password, database } = addressOf(url);
    const driver = (await from('neo4j-driver')).driver(address, neo4j.auth.basic(user, password)) as Driver;
    const schema = await new library.Neo4jGraphQL({ typeDefs, driver }).getSchema();
    const contextValue = { executionContext: driver, sessionConfig: { database: database ?? 'neo4j' } };
    return new Natural(driver, async (source, variableValues) => {
      const { errors } = await graphql({ schema, source, variableValues, contextValue });
      if (errors) throw errors[0];
    });
  }

  /** Asks a question of the benchmark; null where this library cannot be asked it. */
  question(name: string): ((variables: Variables) => Promise<unknown>) | null {
    const source = questions[name === 'neighbourhood, hub' ? 'neighbourhood, typical' : name];
    return source ? (variables) => this.#ask(source, variables) : null;
  }

  close(): Promise<void> {
    return this.#driver.close();
  }
}
