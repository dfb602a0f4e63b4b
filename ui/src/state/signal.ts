import { useSyncExternalStore } from 'react';

/** A value outside React that components may follow. */
export interface Signal<T> {
  get: () => T;
  set: (value: T) => void;
  use: () => T;
}

/** Makes a signal with its first value. */
export function createSignal<T>(first: T): Signal<T> {
  let value = first;
  const listeners = new Set<() => void>();
  const get = () => value;
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };
  return {
    get,
    set: (next) => {
      value = next;
      for (const listener of listeners) listener();
    },
    use: () => useSyncExternalStore(subscribe, get),
  };
}
