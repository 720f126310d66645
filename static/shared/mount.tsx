import { view } from '@forge/bridge';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import '@atlaskit/css-reset';
import 'virtual:design-tokens.css';
import './page.css';
import { createLanguage } from './language';
import { ReaderProvider, type Reader } from './reader';
import type { WordSource } from './words/catalogue';

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** Ids are numbers in some products and strings in others. */
function idOf(value: unknown): string | null {
  const id = record(value)['id'];
  return typeof id === 'string' || typeof id === 'number' ? String(id) : null;
}

async function readReader(words: WordSource): Promise<Reader> {
  const context = record(await view.getContext());
  const extension = record(context['extension']);
  const site = typeof context['locale'] === 'string' ? context['locale'] : 'en-US';
  const timeZone = typeof context['timezone'] === 'string' ? context['timezone'] : 'UTC';
  const german = site.toLowerCase().startsWith('de');
  // Dates follow the language of the words: "il y a 3 minutes" inside an English sentence helps nobody.
  const locale = german || site.toLowerCase().startsWith('en') ? site : 'en-US';
  const { ui, errors } = await words[german ? 'german' : 'english']();
  document.documentElement.lang = german ? 'de' : 'en';
  return {
    language: createLanguage({ locale, timeZone }, ui, errors),
    moduleKey: typeof context['moduleKey'] === 'string' ? context['moduleKey'] : '',
    projectId: idOf(extension['project']),
    issueId: idOf(extension['issue']),
  };
}

/** Starts a surface: the theme before anything is drawn, then the reader's words, then the page. */
export async function mount(page: ReactNode, words: WordSource): Promise<void> {
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root');
  // Without the theme the page is light but usable: a host that cannot enable it must not keep the page away.
  const [reader] = await Promise.all([readReader(words), view.theme.enable().catch(() => undefined)]);
  createRoot(root).render(<ReaderProvider value={reader}>{page}</ReaderProvider>);
}
