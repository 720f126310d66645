import { packHistory, readHistory, type HistoryNote } from './history-row';

const note: HistoryNote = {
  projectLinkId: 'l1',
  taskId: 'tsk-000001',
  issueId: '10001',
  issueKey: 'ROAD-1',
  taskKey: 'RM-1',
  wrote: 'jira',
  action: 'changed',
  changes: [{ field: 'title', from: 'Before', to: 'After' }],
  cause: 'side',
  who: null,
};

function stored(notes: readonly HistoryNote[]): HistoryNote[] {
  return [...readHistory({ c: 'c1', r: 'r1', u: 1, d: packHistory('event', notes) }).notes];
}

describe('a row of history', () => {
  test('reads back as it was told, whichever side, cause and action', () => {
    const notes: HistoryNote[] = [
      note,
      { ...note, projectLinkId: 'l2', wrote: 'platform', action: 'created', changes: [], cause: 'first' },
      { ...note, taskId: null, taskKey: null, wrote: null, action: 'conflict', cause: 'rule', who: 'acc-1' },
    ];
    expect(stored(notes)).toEqual(notes);
    expect(readHistory({ c: 'c1', r: 'r1', u: 7, d: packHistory('webhook', notes) })).toMatchObject({
      connectionId: 'c1',
      runId: 'r1',
      trigger: 'webhook',
      at: 7,
    });
  });

  test('cuts values at sixty characters, and keeps that a long text has changed', () => {
    const [told] = stored([
      {
        ...note,
        changes: [
          { field: 'title', from: null, to: 'x'.repeat(200) },
          { field: 'description', from: null, to: null },
        ],
      },
    ]);
    expect(told?.changes[0]?.to).toHaveLength(60);
    expect(told?.changes[1]).toEqual({ field: 'description', from: null, to: null });
  });

  test('stays under seventy bytes a note for a hundred ordinary changes', () => {
    const notes = Array.from({ length: 100 }, (_, index) => ({
      ...note,
      taskId: `tsk-${String(index).padStart(6, '0')}`,
      issueId: String(10_000 + index),
      issueKey: `ROAD-${index}`,
      taskKey: `RM-${index}`,
      changes: [
        { field: 'title', from: `Prepare item ${index * 7919}`, to: `Prepare item ${index * 104_729}` },
      ],
    }));
    expect(packHistory('event', notes).length / 100).toBeLessThan(70);
  });
});
