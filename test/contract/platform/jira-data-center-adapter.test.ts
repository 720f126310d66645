import { jiraDataCenterOrigin } from '../../../local/platform/jira-data-center/jira-data-center';
import { versions } from '../../../local/platform/jira-data-center/site';
import { trialAuthorizer } from '../../../src/auth/authorizers';
import { refreshTokens } from '../../../src/auth/oauth2';
import type { Fetcher } from '../../../src/platform/http/fetcher';
import { jiraDataCenter } from '../../../src/platform/jira-data-center/jira-data-center';
import { jiraAdapterStage, type JiraAdapterStage } from './jira-data-center-adapter-stage';

let on: JiraAdapterStage;
beforeEach(async () => {
  on = await jiraAdapterStage();
});
afterEach(() => {
  on.end();
  expect(on.traffic.faults).toEqual([]);
});

describe('each version', () => {
  test.each(versions)('%s offers the same projects, choices and people', async (version) => {
    const usual = await on.opened().projectSchema(await on.roadmap());
    on.jira.setUp({ version });
    const platform = on.opened();
    expect(await platform.projectSchema(await on.roadmap(platform))).toEqual(usual);
    expect(await platform.whoAmI()).toMatchObject({
      tenantId: jiraDataCenterOrigin,
      accountKind: 'unknown',
      scopes: null,
    });
  });

  test('8.20 has no OAuth 2.0, which later ones have at fixed places', async () => {
    const { discover } = jiraDataCenter(on.fetcher);
    expect(await discover(jiraDataCenterOrigin)).toMatchObject({
      token: `${jiraDataCenterOrigin}/rest/oauth2/latest/token`,
      scopes: ['WRITE'],
    });
    on.jira.setUp({ version: '8.20.30' });
    await expect(discover(jiraDataCenterOrigin)).rejects.toMatchObject({
      code: 'METHOD_NOT_OFFERED',
      details: { facts: { method: 'oauth2' } },
    });
  });

  test('the create screens are asked for all at once where they are not to be had one by one', async () => {
    const usual = await on.opened().projectSchema(await on.roadmap());
    on.jira.setUp({ version: '8.20.30' });
    const before84: Fetcher = (url, request) =>
      new URL(url).pathname.includes('/createmeta/')
        ? Promise.resolve(new Response('{"errorMessages":[],"errors":{}}', { status: 404 }))
        : on.fetcher(url, request);
    const platform = on.opened(before84);
    expect(await platform.projectSchema(await on.roadmap(platform))).toEqual(usual);
  });

  test('a project whose issues may not be created is read all the same, without its fields', async () => {
    const readOnly: Fetcher = (url, request) =>
      new URL(url).pathname.includes('/createmeta/')
        ? Promise.resolve(new Response('{"errorMessages":["No."],"errors":{}}', { status: 404 }))
        : on.fetcher(url, request);
    const platform = on.opened(readOnly);
    const schema = await platform.projectSchema(await on.roadmap(platform));
    expect(schema.types.map(({ name }) => name)).toEqual(expect.arrayContaining(['Task', 'Story']));
    expect(schema.priorities.length).toBeGreaterThan(0);
    expect(schema.fields).toEqual([]);
  });

  test('a Jira that is too old, or in the cloud, is not compatible', async () => {
    const saying =
      (more: object): Fetcher =>
      async () =>
        new Response(
          JSON.stringify({ baseUrl: 'https://x', version: '1', versionNumbers: [8, 19], ...more }),
        );
    for (const more of [{}, { versionNumbers: [1001, 0], deploymentType: 'Cloud' }])
      await expect(jiraDataCenter(saying(more)).probe(jiraDataCenterOrigin)).rejects.toMatchObject({
        code: 'PLATFORM_NOT_COMPATIBLE',
      });
  });
});

describe('authorisation', () => {
  test('a renewal names the client in the body, and the redirect URI again', async () => {
    const redirectUri = 'https://app.example/callback';
    const client = await on.jira.registerIncomingLink({ redirectUri });
    const { refreshToken } = await on.jira.issueGrant({ clientId: client.clientId, scopes: ['WRITE'] });
    const endpoints = await jiraDataCenter(on.fetcher).discover(jiraDataCenterOrigin);
    const fetch = (url: string, init: RequestInit) => on.internet.fetch(new Request(url, init));
    const tokens = await refreshTokens(fetch, { ...endpoints, redirectUri }, client, refreshToken);
    const platform = jiraDataCenter(on.fetcher).open(jiraDataCenterOrigin, () =>
      Promise.resolve(`Bearer ${tokens.accessToken}`),
    );
    expect((await platform.whoAmI()).displayName).not.toBe('');
  });

  test('a password that waits for a captcha is told as credentials that are refused', async () => {
    const secret = { method: 'basic', ...on.jira.createServiceAccount() } as const;
    const platform = jiraDataCenter(on.fetcher).open(jiraDataCenterOrigin, trialAuthorizer(secret));
    await platform.whoAmI();
    on.jira.setUp({ captcha: true });
    await expect(platform.whoAmI()).rejects.toMatchObject({
      code: 'CREDENTIALS_REJECTED',
      details: { scope: 'connection', retry: 'never' },
    });
  });
});

test('comments are read to their end, but for those that only some may see', async () => {
  const all = ['1', '2', '3'].map((id) => ({
    id,
    author: { key: 'JIRAUSER1', name: 'milo', displayName: 'Milo Member' },
    body: `Words of ${id}`,
    created: '2026-11-20T09:00:00.000+0100',
    updated: '2026-11-20T09:00:00.000+0100',
    ...(id === '2' ? { visibility: { type: 'role', value: 'Administrators' } } : {}),
    ...(id === '3' ? { properties: [{ key: 'planlink', value: { externalId: '10042' } }] } : {}),
  }));
  const twoAtOnce: Fetcher = (url) => {
    const startAt = Number(new URL(url).searchParams.get('startAt'));
    const comments = all.slice(startAt, startAt + 2);
    return Promise.resolve(Response.json({ startAt, maxResults: 2, total: all.length, comments }));
  };
  expect(await on.opened(twoAtOnce).listComments('10000')).toMatchObject([
    { id: '1', authorName: 'Milo Member', externalId: null, createdAt: '2026-11-20T08:00:00.000Z' },
    { id: '3', externalId: '10042' },
  ]);
});

test('limits are told as Jira tells them', async () => {
  const platform = on.opened();
  await platform.whoAmI();
  const quota = platform.quota();
  expect(quota?.limit).toBeGreaterThan(0);
  expect(quota?.remaining).toBeLessThanOrEqual(quota?.limit ?? 0);
});

test('people are found with their addresses, or without where those are hidden', async () => {
  expect(
    (await on.opened().listUsers()).find(({ displayName }) => displayName === 'Milo Member')?.email,
  ).toBe('milo@example.com');
  on.jira.setUp({ hidesAddresses: true });
  const hidden = await on.opened().listUsers();
  expect(hidden.map(({ email }) => email)).toEqual(hidden.map(() => null));
});
