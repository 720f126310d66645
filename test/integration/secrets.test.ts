import type { World } from '../../local/world';
import { adminOf, call, connect, inlineWorld, MINUTES, pairsOf } from './rig';

let world: World;
afterEach(() => world.stop());

test('no secret is found outside the secret store: not in keys, entities, queue, logs, answers or addresses', async () => {
  world = await inlineWorld({ sandbox: { seed: 8 } });
  const connection = await connect(world);
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

/** Every value in the secret store that would open something: tokens, verifiers, client and webhook secrets. */
function secretValues(text: string): string[] {
  return [
    ...text.matchAll(/\\?"(?:accessToken|refreshToken|clientSecret|secret|verifier)\\?":\\?"([^"\\]{16,})/g),
  ].map((match) => match[1] ?? '');
}
