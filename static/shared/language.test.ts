import { createLanguage } from './language';
import * as english from './words/english';
import * as german from './words/german';

const berlin = { locale: 'en-US', timeZone: 'Europe/Berlin' };
const language = createLanguage(berlin, english.ui, english.errors);
const deutsch = createLanguage({ locale: 'de_DE', timeZone: 'Europe/Berlin' }, german.ui, german.errors);
const now = Date.parse('2026-11-22T12:00:00Z');
const before = (ms: number): string => new Date(now - ms).toISOString();

describe('times', () => {
  it.each([
    [10_000, 'just now'],
    [-10_000, 'in a moment'],
    [50_000, '1 minute ago'],
    [150_000, '3 minutes ago'],
    [3_590_000, '1 hour ago'],
    [5 * 3_600_000, '5 hours ago'],
    [86_400_000, 'yesterday'],
    [10 * 86_400_000, '10 days ago'],
    [-180_000, 'in 3 minutes'],
  ])('%i ms before now reads "%s"', (ms, words) => {
    expect(language.relative(before(ms), now)).toBe(words);
  });

  it('are in the language and the zone of the reader', () => {
    expect(deutsch.relative(before(180_000), now)).toBe('vor 3 Minuten');
    expect(language.exact('2026-11-22T12:00:00Z')).toMatch(/November 22, 2026.*1:00:00.PM/);
    expect(deutsch.clock('2026-11-22T12:05:00Z', now)).toBe('13:05');
  });

  it('name the day when it is not today for the reader', () => {
    // 23:30 UTC is the next day in Berlin.
    expect(deutsch.clock('2026-11-22T23:30:00Z', now)).toMatch(/23\. Nov.* 0?0:30/);
  });

  it('survive a zone and a locale the browser does not know', () => {
    const odd = createLanguage({ locale: 'xx-!!', timeZone: 'Mars/Olympus' }, english.ui, english.errors);
    expect(odd.exact('2026-11-22T12:00:00Z')).toContain('2026');
    expect(odd.say('items.total', { count: 2 })).toBe('2 items');
  });
});

describe('words', () => {
  it('choose the plural form and write numbers as the reader does', () => {
    expect(language.say('firstSync.doneText', { count: 1 })).toBe('1 item is linked.');
    expect(deutsch.say('firstSync.doneText', { count: 1250 })).toBe('1.250 Elemente sind verknüpft.');
  });

  it('fill the facts of an error, and stay a sentence without them', () => {
    expect(language.error('EGRESS_NOT_APPROVED', { host: 'a.example.com' }).title).toBe(
      'The host a.example.com is not approved.',
    );
    expect(language.error('EGRESS_NOT_APPROVED', {}).title).toBe('The host of the platform is not approved.');
    expect(language.error('JIRA_REFUSED_ITEM', { field: '' }).why).toBe('It refused the value of a field.');
  });
});
