import { type StandingRule, standingRule, standingRuleFrom } from '../analysis/standing.ts';
import { decodeFile, readBytes, SEED } from '../ingest/files.ts';

/**
 * The rule for computed standings: of a file where one is named, by option or $ASCRIBE_STANDING_RULE; else the one that
 * comes with Ascribe.
 * @throws UnreadableFile, InvalidStandingRule
 */
export function standingRuleOf(named: string | undefined): StandingRule {
  const file = named || process.env['ASCRIBE_STANDING_RULE'];
  return file ? standingRuleFrom(decodeFile(file, readBytes(file, SEED)), file) : standingRule;
}
