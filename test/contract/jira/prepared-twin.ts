import type { JiraTwin } from '../../../local/jira/twin';
import { send } from './demo-twin';

export const doc = {
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Hello' }] }],
};
export const remoteLink = {
  globalId: 'task=1',
  object: { url: 'https://platform.example/tasks/1', title: 'ROAD-1' },
};

/** A project that may be seen but not changed, for the refusals that this takes. */
export function onlyView(twin: JiraTwin): void {
  twin.world.changeProject('ROAD', { roles: { Viewer: ['acc-member'] } });
}

export const fault = (operationId: string, status: number) => (twin: JiraTwin) =>
  twin.world.failNext({ operationId, status, times: 1 });

export async function setProperty(twin: JiraTwin): Promise<void> {
  await send(twin, { method: 'PUT', path: 'issue/ROAD-1/properties/planlink', body: { task: 'x' } });
}

export async function setRemoteLink(twin: JiraTwin): Promise<void> {
  await send(twin, { method: 'POST', path: 'issue/ROAD-1/remotelink', body: remoteLink });
}

export async function withSubtask(twin: JiraTwin): Promise<void> {
  const fields = {
    project: { id: '10000' },
    issuetype: { id: '10004' },
    summary: 'part',
    parent: { key: 'ROAD-2' },
  };
  await send(twin, { method: 'POST', path: 'issue', body: { fields } });
}

export async function fillWithComments(twin: JiraTwin): Promise<void> {
  const unlimited = { burst: { POST: Infinity }, perIssue: [] };
  twin.world.setQuota(unlimited);
  for (let count = twin.world.issue('ROAD-4')?.comments.length ?? 0; count < 5_000; count += 1) {
    await send(twin, { method: 'POST', path: 'issue/ROAD-4/comment', body: { body: doc } });
  }
}

export function noPointsLeft(twin: JiraTwin): void {
  twin.world.setQuota({ pointsPerHour: 0 });
}
