import { AscribeError } from '../model/errors.ts';

/** Another program listens on the port. */
export class PortInUse extends AscribeError {
  readonly code = 'PORT_IN_USE';
}

/** The address cannot be listened on: unknown here, or not allowed. */
export class CannotListen extends AscribeError {
  readonly code = 'CANNOT_LISTEN';
}

/** Others may reach the address, but reading needs no token. */
export class TokenRequired extends AscribeError {
  readonly code = 'TOKEN_REQUIRED';
}

/** A request that names another host than this server's: a page elsewhere may be reaching in by a name of its own. */
export class HostNotAllowed extends AscribeError {
  readonly code = 'HOST_NOT_ALLOWED';
}

/** A request whose body is larger than allowed. */
export class BodyTooLarge extends AscribeError {
  readonly code = 'BODY_TOO_LARGE';
}

/** Nothing is at this address. */
export class NotFound extends AscribeError {
  readonly code = 'NOT_FOUND';
}
