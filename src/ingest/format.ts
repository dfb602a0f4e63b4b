import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isScalar, isSeq, type Node, parse, type Scalar, type YAMLMap } from 'yaml';
import { parseClaimLine } from './claim-line.ts';
import { formatClaimLine } from './claim-parts.ts';
import { Problems } from './errors.ts';
import { requireSeeds, yamlFiles } from './files.ts';
import { YamlFile } from './yaml.ts';

/** What formatting found: files that it rewrote (or would), and lines that it could not read and left alone. */
export interface FormatReport {
  files: number;
  changed: string[];
  problems: Problems;
}

/** Writes every claim line of a seeds folder in its one form; all else in the files stays byte for byte. */
export function formatSeeds(folder: string, options: { check?: boolean } = {}): FormatReport {
  const report: FormatReport = { files: 0, changed: [], problems: new Problems() };
  report.problems.attempt(() => requireSeeds(folder));
  for (const path of yamlFiles(join(folder, 'utterances'))) {
    const file = YamlFile.read(path, report.problems);
    if (!file) continue;
    report.files++;
    const text = formatCoding(file);
    if (text === file.text) continue;
    report.changed.push(path);
    if (options.check) continue;
    writeFileSync(`${path}.new`, text);
    renameSync(`${path}.new`, path);
  }
  return report;
}

/** The text of a file of utterances with each claim line in its one form. Lines with faults are reported and kept. */
export function formatCoding(file: YamlFile): string {
  let text = file.text;
  // From the last to the first, so that the offsets before a change stay right.
  for (const node of claimLines(file.root).reverse()) {
    const [start, end] = node.range ?? [0, 0];
    const parsed = file.problems.attempt(() => parseClaimLine(String(node.value), file.origin(node)));
    if (!parsed) continue;
    const source = text.slice(start, end);
    const flow = node.type === 'PLAIN' || node.type?.startsWith('QUOTE');
    const line = written(formatClaimLine(parsed), inFlow(file.root, node));
    text = text.slice(0, start) + line + (flow ? '' : (/\s*$/.exec(source)?.[0] ?? '')) + text.slice(end);
  }
  return text;
}

function child(node: Node | null | undefined, key: string): Node | null {
  return isMap(node) ? (((node as YAMLMap).get(key, true) as Node | undefined) ?? null) : null;
}

function claimLines(root: Node | null): Scalar[] {
  const utterances = child(root, 'utterances');
  if (!isSeq(utterances)) return [];
  return utterances.items.flatMap((utterance) => {
    const claims = child(utterance as Node, 'claims');
    return isSeq(claims) ? claims.items.filter((item) => isScalar(item)) : [];
  });
}

/** Whether a claim stands inside `[…]`, where a plain scalar ends at a comma. */
function inFlow(root: Node | null, line: Scalar): boolean {
  const utterances = child(root, 'utterances');
  if (!isSeq(utterances)) return false;
  if (utterances.flow) return true;
  return utterances.items.some((utterance) => {
    const claims = child(utterance as Node, 'claims');
    return (
      isSeq(claims) &&
      claims.items.includes(line) &&
      (claims.flow === true || (isMap(utterance) && utterance.flow === true))
    );
  });
}

/** A line as a YAML scalar: plain where YAML reads it back whole, else in '…'. */
function written(line: string, flow: boolean): string {
  if (!flow && readsBack(line)) return line;
  return `'${line.replaceAll("'", "''")}'`;
}

function readsBack(line: string): boolean {
  try {
    const [back] = parse(`- ${line}\n`, { schema: 'failsafe' }) as unknown[];
    return back === line;
  } catch {
    return false;
  }
}
