const KEY = 'ascribe.token';

/** The reader's token while this tab is open; never in an address, nor on disk. */
export function knownToken(): string {
  return sessionStorage.getItem(KEY) ?? '';
}

/** Keeps a token until the tab is closed; an empty one is forgotten. */
export function keepToken(token: string): void {
  if (token) sessionStorage.setItem(KEY, token);
  else sessionStorage.removeItem(KEY);
}
