import { AscribeError, type Place } from '../model/errors.ts';

/** A line in the small grammar (claims, chains, dates, figures) that cannot be read. */
export class ClaimSyntax extends AscribeError {
  readonly code = 'CLAIM_SYNTAX';
}

/** A seed file whose YAML or whose fields are not what the manual describes. */
export class SeedSyntax extends AscribeError {
  readonly code = 'SEED_SYNTAX';
}

/** A file that is missing, too large, not UTF-8, or that opens with a byte order mark. */
export class UnreadableFile extends AscribeError {
  readonly code = 'UNREADABLE_FILE';
}

/** An id or label that names nothing in the seeds. */
export class UnknownReference extends AscribeError {
  readonly code = 'UNKNOWN_REFERENCE';
}

/** One id or label given to two things, or one thing written twice. */
export class DuplicateSeed extends AscribeError {
  readonly code = 'DUPLICATE_SEED';
}

/** A quotation that stands several times in its document and does not say which it is. */
export class AmbiguousQuotation extends AscribeError {
  readonly code = 'AMBIGUOUS_QUOTATION';
}

/** The lock file does not describe these seeds, or these texts. */
export class StaleLock extends AscribeError {
  readonly code = 'STALE_LOCK';
}

/** A sentence without a claim that no-claim.yaml does not list. */
export class UncoveredSentence extends AscribeError {
  readonly code = 'UNCOVERED_SENTENCE';
}

/** A line of no-claim.yaml that no longer fits its text or the coding. */
export class StaleNoClaim extends AscribeError {
  readonly code = 'STALE_NO_CLAIM';
}

/** Not wrong, but worth a second look: reported as a warning and never refused. */
export class DoubtfulCoding extends AscribeError {
  readonly code = 'DOUBTFUL_CODING';
}

/** Gathers what is wrong with an input, so that a person mends everything in one go. */
export class Problems {
  readonly errors: AscribeError[] = [];
  readonly warnings: AscribeError[] = [];

  add(error: AscribeError): void {
    this.errors.push(error);
  }

  warn(what: string, wayOut: string, place: Place): void {
    this.warnings.push(new DoubtfulCoding(what, { wayOut, place }));
  }

  /** Runs a step; an AscribeError it throws is gathered, anything else is a fault of ours and goes on. */
  attempt<T>(step: () => T): T | undefined {
    try {
      return step();
    } catch (error) {
      if (!(error instanceof AscribeError)) throw error;
      this.errors.push(error);
      return undefined;
    }
  }
}
