import type { World } from '../../local/world';
import { adminOf, call, connectedWorld, MINUTES, pairsOf } from './rig';

let world: World;
afterEach(() => world.stop());

test('no secret is found outside the secret store: not in keys, entities, queue, logs, answers or addresses', async () => {
  const begun = await connectedWorld({ sandbox: { seed: 8 } });
  world = begun.world;
  const connection = begun.connection;
  await world.advance(12 * MINUTES);
  const admin = adminOf(world);
  const client = await world.sandbox.world.registerClient({
    redirectUri: connection.authorisation.redirectUri,
  });
  await admin.stage(connection.id, { method: 'oauth2', ...client });
  const url = (await admin.startAuthorisation(connection.id)) ?? '';
  const answers = [
    await call(world, 'admin', 'connections.list', {}),
    await call(world, 'admin', 'connection.get', { connectionId: connection.id }),
    await call(world, 'project', 'project.overview', { projectId: '10000' }),
    await call(world, 'project', 'project.items', { projectId: '10000' }),
    await call(world, 'issue', 'issue.link', {
      issueId: world.jira.world.issue([...pairsOf(world).values()][0]?.[0] ?? '')?.id ?? '',
    }),
  ];

  const { plain, secret } = world.host.services.storedTexts();
  const secrets = secretValues(secret);
  expect(secrets).toEqual(expect.arrayContaining([client.clientSecret]));
  expect(secrets.length).toBeGreaterThanOrEqual(5);
  const logs = world.recorder.logs.map(({ text }) => text).join('\n');
  const paths = world.recorder.calls.map(({ path }) => path).join('\n');
  const issues = JSON.stringify(world.jira.world.issuesOf('ROAD'));
  for (const value of secrets) {
    for (const place of [plain, logs, paths, url, issues, JSON.stringify(answers)])
      expect(place.includes(value)).toBe(false);
  }
});

test('nor is a private key, a password, a token or a request token, whatever was tried with it', async () => {
  const begun = await connectedWorld({ sandbox: { seed: 2 } });
  world = begun.world;
  const { id } = begun.connection;
  const admin = adminOf(world);
  const account = world.sandbox.world.createServiceAccount({});
  const { token } = world.sandbox.world.issuePersonalToken({});
  const answers: unknown[] = [];
  const secrets = [token, account.password, 'a-password-that-is-wrong'];
  const tryThem = async (credentials: Readonly<Record<string, unknown>>): Promise<void> => {
    answers.push(await call(world, 'admin', 'credentials.stage', { connectionId: id, credentials }));
    secrets.push(...privateLines(world.host.services.storedTexts().secret));
    const start = { connectionId: id, use: 'staged', returns: 'code' };
    answers.push(await call(world, 'admin', 'authorisation.start', start));
  };
  await tryThem({ method: 'basic', username: account.username, password: 'a-password-that-is-wrong' });
  await tryThem({ method: 'basic', username: account.username, password: account.password });
  await tryThem({ method: 'pat', token });
  await tryThem({ method: 'oauth1a', consumerKey: 'planlinkcanary1', newKeyPair: true });
  const key = (await admin.get(id)).authorisation.staged?.publicKey?.pem ?? '';
  world.sandbox.world.registerConsumer({ consumerKey: 'planlinkcanary1', publicKey: key });
  await tryThem({ method: 'oauth1a', consumerKey: 'planlinkcanary1', newKeyPair: false });
  answers.push(
    await call(world, 'admin', 'authorisation.verify', { connectionId: id, code: 'no-such-code' }),
    await call(world, 'admin', 'connection.get', { connectionId: id }),
    await call(world, 'admin', 'audit.export', { connectionId: id }),
    await call(world, 'admin', 'config.export', { connectionId: id }),
    await call(world, 'admin', 'support.bundle', { connectionId: id }),
  );
  await world.advance(6 * MINUTES);

  const { plain } = world.host.services.storedTexts();
  const logs = world.recorder.logs.map(({ text }) => text).join('\n');
  const paths = world.recorder.calls.map(({ path }) => path).join('\n');
  // Base64 as it stands between the breaks, so that a leak would be met letter for letter.
  expect(secrets.filter((value) => /^[A-Za-z0-9+/=]{64}$/.test(value)).length).toBeGreaterThan(20);
  for (const value of secrets) {
    for (const place of [plain, logs, paths, JSON.stringify(answers)]) expect(place).not.toContain(value);
  }
});

/** The lines of the private keys in the secret store: each alone would give a key away. */
function privateLines(stored: string): string[] {
  const keys = [...stored.matchAll(/BEGIN PRIVATE KEY-----(.*?)-----END/gs)].map(([, body]) => body ?? '');
  return keys.flatMap((body) => body.split(/\\+n|\n/).filter((line) => line.length > 30));
}

/** Every value in the secret store that would open something: tokens, verifiers, client and webhook secrets. */
function secretValues(text: string): string[] {
  return [
    ...text.matchAll(/\\?"(?:accessToken|refreshToken|clientSecret|secret|verifier)\\?":\\?"([^"\\]{16,})/g),
  ].map((match) => match[1] ?? '');
}
