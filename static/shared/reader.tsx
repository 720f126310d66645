import { createContext, useContext } from 'react';
import type { Language } from './language';

/** Who reads the page and where it stands: read once before the first render. */
export interface Reader {
  readonly language: Language;
  readonly moduleKey: string;
  readonly projectId: string | null;
  readonly issueId: string | null;
}

const ReaderContext = createContext<Reader | null>(null);

export const ReaderProvider = ReaderContext.Provider;

export function useReader(): Reader {
  const reader = useContext(ReaderContext);
  if (reader === null) throw new Error('useReader outside of ReaderProvider');
  return reader;
}

export function useLanguage(): Language {
  return useReader().language;
}
