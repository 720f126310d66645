import type { World } from '../../local/world';
import { adminOf, call, codeOf, connectedWorld, MINUTES, pairsOf, personOf } from './rig';

let world: World;
let id: string;
beforeEach(async () => {
  ({
    world,
    connection: { id: id },
  } = await connectedWorld({ sandbox: { seed: 3 } }));
});
afterEach(() => world.stop());

type Act = () => Promise<unknown>;

/**
 * Kills `act` at its first outgoing call, then at its second, until it comes through; before the call has reached the
 * other side or after. After each kill the connection still has to work with the credentials its document names.
 */
async function killedAtEveryCall(
  when: 'before' | 'after',
  prepare: Act,
  act: Act,
): Promise<{ readonly kills: number; readonly broken: readonly string[] }> {
  const broken: string[] = [];
  for (let atCall = 1; atCall < 60; atCall++) {
    // Forge counts storage by the minute, and nobody authorises forty times in one.
    await world.advance(MINUTES);
    await prepare();
    world.faults.killAt({ atCall, when, match: ({ functionKey }) => functionKey === 'admin-resolver' });
    const ended = await act().catch(() => 'killed');
    const killed = !world.faults.killPending;
    world.faults.clear();
    const works = codeOf(await call(world, 'admin', 'workspaces.list', { connectionId: id }));
    if (works !== 'ok') broken.push(`call ${atCall} (${String(ended)}): ${works}`);
    if (!killed) return { kills: atCall - 1, broken };
  }
  throw new Error('It makes more calls than anybody expected');
}

async function stage(credentials: Readonly<Record<string, unknown>>): Promise<unknown> {
  return call(world, 'admin', 'credentials.stage', { connectionId: id, credentials });
}

async function consented(): Promise<void> {
  const url = await adminOf(world).startAuthorisation(id, 'current');
  const person = personOf(world);
  const signIn = await person.visit(url ?? '');
  await person.submit(await person.submit(signIn, { answer: 'sign-in', user: 'usr-paula' }), {
    answer: 'allow',
  });
}

async function stillSyncs(title: string): Promise<boolean> {
  const [[taskId, [issueKey]]] = [...pairsOf(world)] as [[string, string[]]];
  world.sandbox.world.editTask(taskId, { title });
  await world.advance(2 * 60 * MINUTES);
  return world.jira.world.issue(issueKey ?? '')?.summary === title;
}

/** How many credentials stand in the secret store after the hourly sweep. What was under way ends by itself, after an hour. */
function credentialsKept(): number {
  return world.host.services.storedTexts().secret.match(/"credential:/g)?.length ?? 0;
}

test.each(['before', 'after'] as const)(
  'staging and proving a token, killed %s each call: the old or the new is in use, never neither',
  async (when) => {
    const token = world.sandbox.world.issuePersonalToken({}).token;
    const { kills, broken } = await killedAtEveryCall(
      when,
      async () => undefined,
      async () => {
        await stage({ method: 'pat', token });
        await call(world, 'admin', 'authorisation.start', {
          connectionId: id,
          use: 'staged',
          returns: 'callback',
        });
      },
    );
    expect(broken).toEqual([]);
    expect(kills).toBeGreaterThan(15);
    expect(await stillSyncs(`Killed ${when}`)).toBe(true);
    expect(credentialsKept()).toBe(1);
  },
);

test.each(['before', 'after'] as const)(
  'completing an OAuth 2.0 consent, killed %s each call: the old grant or the new one is in use',
  async (when) => {
    const { kills, broken } = await killedAtEveryCall(when, consented, () =>
      call(world, 'admin', 'authorisation.advance', { connectionId: id }),
    );
    expect(broken).toEqual([]);
    expect(kills).toBeGreaterThan(10);
    expect(await stillSyncs(`Consented ${when}`)).toBe(true);
    expect(credentialsKept()).toBe(1);
  },
);

test.each(['before', 'after'] as const)(
  'a refresh killed %s each of its calls costs no grant',
  async (when) => {
    for (let atCall = 1; atCall <= 8; atCall++) {
      await world.advance(55 * MINUTES);
      world.faults.killAt({ atCall, when, match: ({ functionKey }) => functionKey === 'every-five-minutes' });
      await world.advance(6 * MINUTES);
      world.faults.clear();
      await world.advance(10 * MINUTES);
      expect([atCall, (await adminOf(world).get(id)).status]).toEqual([atCall, 'Authorized']);
    }
    expect(await stillSyncs(`Refreshed ${when}`)).toBe(true);
  },
);

test('ten workers that find the token at its end ask for one refresh', async () => {
  await world.advance(59 * MINUTES);
  const before = world.recorder.calls.length;
  await Promise.all(
    Array.from({ length: 10 }, () => call(world, 'admin', 'workspaces.list', { connectionId: id })),
  );
  const asked = world.recorder.calls.slice(before);
  expect(asked.filter(({ path }) => path.endsWith('/oauth/token'))).toHaveLength(1);
  expect((await adminOf(world).get(id)).status).toBe('Authorized');
});
