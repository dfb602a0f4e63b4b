import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import {
  type GraphQLArgument,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { createSchema } from '../../src/graphql/schema.ts';
import { enumName, enums, vocabularySdl } from '../../src/graphql/vocabulary.ts';

const schema = createSchema();
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
);

describe('the vocabulary', () => {
  test('of the schema is the one that the model declares: run `npm run codegen`', () => {
    const file = new URL('../../schema/vocabulary.graphql', import.meta.url);
    expect(readFileSync(file, 'utf8')).toBe(vocabularySdl());
  });

  test('names every internal value, each under a name of its own', () => {
    for (const { values } of Object.values(enums)) {
      const names = Object.keys(values).map(enumName);
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) expect(name).toMatch(/^[A-Z][A-Z0-9_]*$/);
    }
  });

  test('maps names to internal values', () => {
    const kind = schema.getType('JudgementKind');
    if (!isEnumType(kind)) throw new Error('JudgementKind is no enum');
    expect(kind.getValue('SAME_ORIGIN')?.value).toBe('same-origin');
  });
});

describe('every part of the schema is described', () => {
  const parts = types.flatMap((type) => {
    const own: [string, string | null | undefined][] = [[type.name, type.description]];
    if (isEnumType(type))
      own.push(
        ...type
          .getValues()
          .map((it): [string, string | null | undefined] => [`${type.name}.${it.name}`, it.description]),
      );
    if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type))
      for (const field of Object.values(type.getFields()))
        own.push(
          [`${type.name}.${field.name}`, field.description],
          ...('args' in field ? field.args : []).map(
            (it: GraphQLArgument): [string, string | null | undefined] => [
              `${type.name}.${field.name}(${it.name}:)`,
              it.description,
            ],
          ),
        );
    return own;
  });

  test('so that nothing is left to guess', () => {
    expect(parts.length).toBeGreaterThan(1000);
    expect(parts.filter(([, description]) => !description?.trim()).map(([name]) => name)).toEqual([]);
  });
});
