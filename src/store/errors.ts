import { AscribeError } from '../model/errors.ts';

/** The database was written by a newer Ascribe. */
export class NewerDatabase extends AscribeError {
  readonly code = 'NEWER_DATABASE';
}

/** The database cannot be opened or read: missing rights, not a database, damaged. */
export class StoreUnusable extends AscribeError {
  readonly code = 'STORE_UNUSABLE';
}

/** Another process holds the database. */
export class StoreBusy extends AscribeError {
  readonly code = 'STORE_BUSY';
}

/** An id that names nothing here. */
export class UnknownId extends AscribeError {
  readonly code = 'UNKNOWN_ID';
}

/** A cursor that this list did not give. */
export class InvalidCursor extends AscribeError {
  readonly code = 'INVALID_CURSOR';
}

/** A bookmark that the database cannot read. */
export class InvalidBookmark extends AscribeError {
  readonly code = 'INVALID_BOOKMARK';
}

/** A text whose hash is not its document's. */
export class HashMismatch extends AscribeError {
  readonly code = 'HASH_MISMATCH';
}

/** An archive goes into an empty store only. */
export class StoreNotEmpty extends AscribeError {
  readonly code = 'STORE_NOT_EMPTY';
}

/** The server that holds the database cannot be reached. */
export class StoreUnreachable extends AscribeError {
  readonly code = 'STORE_UNREACHABLE';
}

/** The server does not accept this user. */
export class StoreRefused extends AscribeError {
  readonly code = 'STORE_REFUSED';
}

/** The server took longer than it may. */
export class StoreTimeout extends AscribeError {
  readonly code = 'STORE_TIMEOUT';
}
