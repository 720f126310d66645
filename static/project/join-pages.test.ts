import type { LinkedItem } from '../../src/contract/views';
import { joinPages } from './join-pages';

const item = (issueId: string, summary = issueId): LinkedItem => ({
  issueId,
  issueKey: `A-${issueId}`,
  summary,
  issueStatus: 'To Do',
  taskKey: null,
  taskUrl: null,
  taskStatus: null,
  state: 'in-sync',
  lastSyncAt: '2026-11-22T12:00:00Z',
  error: null,
});
const shown = (items: readonly LinkedItem[]): readonly string[] => items.map((one) => one.summary);

describe('pages of linked items', () => {
  it('are put one below the other, each item once', () => {
    expect(shown(joinPages('more', [item('1'), item('2')], [item('2', 'again'), item('3')], null))).toEqual([
      '1',
      '2',
      '3',
    ]);
  });

  it('keep what was loaded further down when the first page is read again', () => {
    expect(
      shown(
        joinPages(
          'refresh',
          [item('1'), item('2'), item('3')],
          [item('3', 'moved up'), item('1', 'fresh')],
          'next',
        ),
      ),
    ).toEqual(['moved up', 'fresh', '2']);
  });

  it('drop what is gone when the first page is all there is', () => {
    expect(shown(joinPages('refresh', [item('1'), item('2')], [item('2')], null))).toEqual(['2']);
  });
});
