import { useEffect, useState } from 'react';

const PAUSE_MS = 60;

/** What was typed, after a breath, so that a quick typist asks once a word rather than once a letter. */
export function useTyped(text: string): string {
  const [typed, setTyped] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setTyped(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return typed;
}
