/** Where a fault lies, as precisely as is known. Lines and columns count from 1. */
export interface Place {
  file?: string | undefined;
  line?: number | undefined;
  column?: number | undefined;
  field?: string | undefined;
}

/**
 * The root of every failure Ascribe reports to a person: what was wrong, where, and the way out.
 * Subclasses fix `code`, which is stable and documented in docs/errors.md.
 */
export abstract class AscribeError extends Error {
  abstract readonly code: string;
  readonly wayOut: string;
  readonly place: Place;

  constructor(what: string, options: { wayOut: string; place?: Place; cause?: unknown }) {
    super(what, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.wayOut = options.wayOut;
    this.place = options.place ?? {};
  }

  /** One readable paragraph: `file:line:column field: what (code). Way out.` */
  describe(): string {
    const { file, line, column, field } = this.place;
    const position = [file, line, column].filter((part) => part !== undefined).join(':');
    const where = [position, field].filter(Boolean).join(' ');
    return `${where ? `${where}: ` : ''}${this.message} [${this.code}]\n  ${this.wayOut}`;
  }
}

/** A record that does not fit the model: a wrong shape, a code outside its list, an end of the wrong kind. */
export class InvalidRecord extends AscribeError {
  readonly code = 'INVALID_RECORD';
}

/** A date that is not EDTF (ISO 8601-2:2019) or that no calendar holds. */
export class InvalidDate extends AscribeError {
  readonly code = 'INVALID_DATE';
}

/** A predicate or kind whose own declaration contradicts itself; found when the program starts. */
export class InvalidDeclaration extends AscribeError {
  readonly code = 'INVALID_DECLARATION';
}

/** A quotation that does not stand in its document, or not where it is said to stand. */
export class QuotationNotFound extends AscribeError {
  readonly code = 'QUOTATION_NOT_FOUND';
}

/** Several failures of one input, reported together so that a person mends them in one go. */
export class InputRefused extends AscribeError {
  readonly code = 'INPUT_REFUSED';
  readonly reasons: readonly AscribeError[];

  constructor(what: string, reasons: readonly AscribeError[]) {
    super(what, { wayOut: 'Mend what is listed and run the command again; nothing was stored.' });
    this.reasons = reasons;
  }

  override describe(): string {
    return [
      `${this.message} [${this.code}]`,
      ...this.reasons.map((reason) => reason.describe()),
      this.wayOut,
    ].join('\n');
  }
}
