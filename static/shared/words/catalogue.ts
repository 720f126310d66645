import type { ErrorCode } from '../../../src/contract/error-codes';
import type { ui as english } from './en/ui';

/** One sentence, or its two forms by the value `count`. */
export type Entry = string | { readonly one: string; readonly other: string };

export type WordKey = keyof typeof english;
export type UiWords = Readonly<Record<WordKey, Entry>>;

/** What happened, why if it is known, and what to do. */
export interface ErrorEntry {
  readonly title: string;
  readonly why: string;
  readonly todo: string;
}

export type ErrorWords = Readonly<Record<ErrorCode, ErrorEntry>>;

/** What one surface says in one language: the topics it speaks of, and every error. */
export interface SurfaceWords {
  readonly ui: Partial<UiWords>;
  readonly errors: ErrorWords;
}

/** Fetches a surface's words in the reader's language. A test finds what a surface says without having its topic. */
export type WordSource = Readonly<Record<'english' | 'german', () => Promise<SurfaceWords>>>;
