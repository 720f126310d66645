/** What the other products offer from a project, as far as the page only shows what happens here. */
import * as z from 'zod';
import type { World } from '../../local/world';
import type { ProjectConnectionView } from '../../src/contract/views';
import { createLanguage } from '../../static/shared/language';
import { statusSentence } from '../../static/shared/status-sentence';
import * as english from '../../static/shared/words/english';
import { call, codeOf, connectedWorld, MINUTES, pairsOf, personOf } from './rig';

const LEAD = 'acc-lead';
const MEMBER = 'acc-amara';
const projectId = '10000';
let world: World;
let connectionId: string;
beforeEach(async () => {
  ({
    world,
    connection: { id: connectionId },
  } = await connectedWorld({ sandbox: { seed: 32 } }));
});
afterEach(() => world.stop());

const standingSchema = z.object({
  status: z.string(),
  error: z
    .object({
      code: z.string(),
      facts: z.record(z.string(), z.unknown()),
      firstSeenAt: z.string(),
      lastSeenAt: z.string(),
      reference: z.string(),
    })
    .nullable(),
  mayMend: z.boolean(),
  authorisation: z
    .object({ redirectUri: z.string(), current: z.object({ clientId: z.string().nullable() }).nullable() })
    .nullable(),
});

async function asked(name: string, payload: object, as: string): Promise<Record<string, unknown>> {
  const answer = await call(world, 'project', name, { projectId, ...payload }, as);
  if (!answer.ok) throw new Error(`${name}: ${answer.error.code}`);
  return answer.data;
}
async function standing(as: string): Promise<z.infer<typeof standingSchema>> {
  const { connections } = await asked('project.overview', {}, as);
  return z.tuple([standingSchema]).parse(connections)[0];
}
async function itemsSeen(as: string): Promise<number> {
  return z.array(z.unknown()).parse((await asked('project.items', {}, as))['items']).length;
}

async function consent(url: unknown): Promise<void> {
  const person = personOf(world);
  const page = await person.visit(String(url));
  const signedIn = await person.submit(page, { answer: 'sign-in', user: 'usr-paula' });
  await person.submit(signedIn, { answer: 'allow' });
}

async function withdrawn(): Promise<void> {
  world.sandbox.world.revokeGrants();
  await world.advance(70 * MINUTES);
  expect((await standing(LEAD)).status).toBe('Unauthorized');
}

async function changeArrives(title: string): Promise<boolean> {
  const [[taskId, [issueKey]]] = [...pairsOf(world)] as [[string, string[]]];
  world.sandbox.world.editTask(taskId, { title });
  await world.advance(12 * MINUTES);
  return world.jira.world.issue(issueKey ?? '')?.summary === title;
}

test('LA17 an error of the connection is told to everybody who sees the project, only while there is one, beside the items', async () => {
  expect((await standing(MEMBER)).error).toBeNull();
  const items = await itemsSeen(MEMBER);
  world.sandbox.world.faults.down = true;
  await world.advance(12 * MINUTES);
  for (const person of [LEAD, MEMBER]) {
    const { status, error } = await standing(person);
    expect([person, status, error?.code]).toEqual([person, 'Interrupted', 'PLATFORM_UNAVAILABLE']);
  }
  expect(await itemsSeen(MEMBER)).toBe(items);
  world.sandbox.world.faults.reset();
  await world.advance(12 * MINUTES);
  expect(await standing(MEMBER)).toMatchObject({ status: 'Authorized', error: null });
});

test('LA19 the error names cause, when it was first and last seen, and a reference that stays the same', async () => {
  world.sandbox.world.faults.down = true;
  await world.advance(6 * MINUTES);
  const first = await standing(MEMBER);
  await world.advance(14 * MINUTES);
  const later = await standing(MEMBER);
  expect(later.error?.firstSeenAt).toBe(first.error?.firstSeenAt);
  expect(Date.parse(later.error?.lastSeenAt ?? '')).toBeGreaterThan(
    Date.parse(first.error?.lastSeenAt ?? ''),
  );
  expect(later.error?.reference).toBe(first.error?.reference);
  expect(later.error?.reference).toMatch(/^PL-/);
});

test('LA24 what stands beside the status says why it is not well and what comes next, for each that is not', async () => {
  const language = createLanguage({ locale: 'en-GB', timeZone: 'UTC' }, english.ui, english.errors);
  const sentence = async (): Promise<string> => {
    const { connections } = await asked('project.overview', {}, MEMBER);
    const [connection] = connections as readonly ProjectConnectionView[];
    return statusSentence(language, connection!, world.clock.now());
  };
  const cause = (code: 'PLATFORM_UNAVAILABLE'): string => language.error(code, {}).title.replace(/\.$/, '');
  world.sandbox.world.faults.down = true;
  await world.advance(12 * MINUTES);
  const interrupted = await sentence();
  expect(interrupted).toContain(cause('PLATFORM_UNAVAILABLE'));
  expect(interrupted).toMatch(/(Next try at \d\d:\d\d|The next run starts any moment)\..*Nothing is lost/);
  world.sandbox.world.faults.reset();
  await withdrawn();
  expect(await sentence()).toMatch(/has not accepted Planlink’s access since .*Reauthorize to go on/);
});

test('LA20 LA23 whoever holds the role authorises again with what is stored: proven, it is in use and all goes on', async () => {
  await withdrawn();
  const before = (await standing(LEAD)).authorisation?.current?.clientId;
  expect(before).not.toBeNull();
  const started = await asked(
    'project.authorise',
    { connectionId, use: 'current', returns: 'callback' },
    LEAD,
  );
  expect(started['state']).toBe('consent');
  await consent(started['url']);
  expect(await asked('project.advance', { connectionId }, LEAD)).toEqual({ state: 'done' });
  expect(await standing(LEAD)).toMatchObject({ status: 'Authorized', error: null, authorisation: null });
  expect(await changeArrives('After the consent of the project')).toBe(true);
});

test('LA22 LA23 or with new credentials, for which the page has the redirect address; their secret comes back in no answer', async () => {
  await withdrawn();
  const { redirectUri, current } = (await standing(LEAD)).authorisation ?? {};
  const fresh = await world.sandbox.world.registerClient({ redirectUri: redirectUri ?? '' });
  const answers = [
    await asked('project.stage', { connectionId, credentials: { method: 'oauth2', ...fresh } }, LEAD),
    await asked('project.authorise', { connectionId, use: 'staged', returns: 'callback' }, LEAD),
  ];
  await consent(answers[1]?.['url']);
  answers.push(await asked('project.advance', { connectionId }, LEAD));
  expect(answers.map(({ state }) => state)).toEqual([undefined, 'consent', 'done']);
  answers.push(await asked('project.overview', {}, LEAD));
  expect(JSON.stringify(answers)).not.toContain(fresh.clientSecret);
  const admin = await call(world, 'admin', 'connection.get', { connectionId });
  expect(admin).toMatchObject({
    data: { authorisation: { current: { clientId: fresh.clientId }, staged: null } },
  });
  expect(fresh.clientId).not.toBe(current?.clientId);
  expect(await changeArrives('With new credentials')).toBe(true);
});

test('LA14 LA18 while nothing is wrong there is nothing to authorise, also for an administrator, who is shown the way to Connections', async () => {
  for (const person of [LEAD, 'acc-admin']) {
    expect((await standing(person)).authorisation).toBeNull();
    const payload = { projectId, connectionId, use: 'current', returns: 'callback' };
    expect(codeOf(await call(world, 'project', 'project.authorise', payload, person))).toBe('NOT_NOW');
  }
  expect((await asked('project.overview', {}, 'acc-admin'))['mayManage']).toBe(true);
  expect((await asked('project.overview', {}, LEAD))['mayManage']).toBe(false);
});
