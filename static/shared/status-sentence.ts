import type { ConnectionSummary, RunState } from '../../src/contract/views';
import type { Language } from './language';

/** What both the Connections page and the project page know of a connection. */
export type Standing = Pick<
  ConnectionSummary,
  'status' | 'active' | 'platformName' | 'error' | 'run' | 'lastRunAt' | 'nextRunAt'
> & { readonly statusSince?: string; readonly linksKeptUntil?: string | null };

function whenNext(
  language: Language,
  run: RunState,
  nextRunAt: string | null,
  now: number,
  key: 'sentence.next' | 'sentence.nextRun',
): string {
  const due = run.resumesAt ?? nextRunAt;
  if (due === null) return '';
  // A due time in the past means that the tick is about to come: "1 minute ago" would read as a fault.
  return Date.parse(due) <= now
    ? language.say('sentence.nextSoon')
    : language.say(key, { time: language.clock(due, now) });
}

const joined = (...sentences: readonly string[]): string =>
  sentences.filter((sentence) => sentence !== '').join(' ');

/** The state of a connection in plain words: what is, since when, what happens next, and that nothing is lost. */
export function statusSentence(language: Language, standing: Standing, now: number): string {
  const { status, active, run, lastRunAt, nextRunAt, platformName: platform } = standing;
  const since = language.clock(
    standing.error?.firstSeenAt ?? standing.statusSince ?? new Date(now).toISOString(),
    now,
  );
  if (status === 'Draft') return language.say('sentence.draft');
  if (standing.error?.code === 'DISCONNECTED') {
    const until = standing.linksKeptUntil ?? null;
    return joined(
      language.say('sentence.disconnected', { since }),
      until === null ? '' : language.say('disconnect.keptUntil', { date: language.day(until) }),
    );
  }
  if (standing.error?.code === 'ADDRESS_CHANGED') return language.say('sentence.addressChanged', { since });
  if (status === 'Unauthorized') return language.say('sentence.unauthorized', { platform, since });
  if (!active) return language.say('sentence.inactive');
  const next = whenNext(
    language,
    run,
    nextRunAt,
    now,
    status === 'Authorized' && run.state === 'idle' ? 'sentence.nextRun' : 'sentence.next',
  );
  if (status === 'Interrupted') {
    const cause =
      standing.error === null
        ? language.say('sentence.interrupted', { platform })
        : language.error(standing.error.code, standing.error.facts).title;
    return joined(
      language.say('sentence.since', { cause: cause.replace(/\.$/, ''), since }),
      next,
      language.say('sentence.nothingLost'),
    );
  }
  if (run.state === 'syncing') return language.say('sentence.syncing', { count: run.done });
  if (run.state === 'waiting')
    return joined(language.say('sentence.waiting'), next, language.say('sentence.nothingLost'));
  if (lastRunAt === null) return joined(language.say('sentence.never'), next);
  return joined(language.say('sentence.upToDate', { ago: language.relative(lastRunAt, now) }), next);
}
