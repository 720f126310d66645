import { VirtualClock } from '../../../local/clock';
import { createJiraTwin, type JiraTwin } from '../../../local/jira/twin';
import { seedDemo } from '../../../local/jira/seed';

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly actor?: string;
}

export function request({ method, path, body, actor = 'app' }: Sent): Request {
  const url = `https://demo-jira.example/rest/api/3/${path}`;
  const headers = { 'x-twin-actor': actor, 'content-type': 'application/json' };
  return new Request(url, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
}

export function send(twin: JiraTwin, sent: Sent): Promise<Response> {
  return twin.program(request(sent));
}

/** A twin with the demo site, all of it searchable. */
export async function demoTwin(): Promise<JiraTwin> {
  const twin = createJiraTwin({
    clock: new VirtualClock(Date.parse('2026-11-22T04:50:11.123Z')),
    entityProperties: [{ alias: 'planlinkTask', propertyKey: 'planlink', path: 'task' }],
  });
  await seedDemo(twin);
  twin.world.indexNow();
  return twin;
}
