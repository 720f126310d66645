import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seedDemo } from '../jira/seed';
import { putDemoProjects } from '../seeding/demo-platforms';
import type { Door, DoorKind } from '../platform/door';
import { createWorld, PROJECT_ROOT, type ChildWorldOptions, type World } from '../world';
import { buildPages } from './built-pages';
import { forgeAppHost } from './forge-app-host';
import { openLoopback, type Loopback } from './loopback';
import { createResourceServer, type CspReport, type ResourceServer } from './resource-server';
import { createShell } from './shell';
import { readUiManifest } from './ui-modules';
import { WorldStateFile } from './world-state';

export interface ServedWorldOptions {
  /** First of the ports; 0 takes any free ones. */
  readonly port: number;
  /** Folder that keeps the state between runs; null keeps nothing. */
  readonly stateFolder: string | null;
  /** Tasks in the sandbox's project Roadmap at the start. */
  readonly tasks: number;
  /** True: Jira has a project for each platform of the demo. */
  readonly demoProjects?: boolean;
  /** Faults, limits and delays of the world, for tests. */
  readonly world?: Partial<Omit<ChildWorldOptions, 'mode' | 'storageFile'>>;
}

export interface ServedWorld {
  readonly world: World;
  readonly addresses: {
    readonly jira: string;
    readonly platforms: Readonly<Partial<Record<DoorKind, string>>>;
    readonly webTriggers: string;
  };
  /** True when an earlier run's state was found. */
  readonly continued: boolean;
  /** An address only the app knows, turned into the one a browser reaches. */
  reachable(url: string): string;
  /** What the browser reported as blocked on the app's pages. */
  cspReports(): readonly CspReport[];
  /** From now on the state is kept. Not before: half a demo is worth nothing to the next start. */
  keepState(): void;
  close(): Promise<void>;
}

const saveEveryMs = 2000;

/**
 * Jira's pages, the app's resources, the planning platform and the web triggers, each on a loopback port of its own,
 * around the real deploy package in child processes.
 *
 * @throws PortTaken, or Error when something does not build
 */
export async function serveWorld(options: ServedWorldOptions): Promise<ServedWorld> {
  const manifestText = readFileSync(join(PROJECT_ROOT, 'manifest.yml'), 'utf8');
  const manifest = readUiManifest(manifestText);
  const opened: Loopback[] = [];
  const open = async (): Promise<Loopback> => {
    const loopback = await openLoopback(options.port === 0 ? 0 : options.port + opened.length);
    opened.push(loopback);
    return loopback;
  };
  const closeAll = async (): Promise<void> =>
    void (await Promise.all(opened.map((loopback) => loopback.close())));

  try {
    const shell = await open();
    const resources = new Map<string, ResourceServer>();
    const resourceOrigins: Record<string, string> = {};
    for (const { key, path } of manifest.resources) {
      const loopback = await open();
      const directory = join(PROJECT_ROOT, path);
      const server = createResourceServer({
        key,
        directory,
        shellOrigin: shell.origin,
        external: manifest.external,
      });
      loopback.answerWith(server.program);
      resources.set(key, server);
      resourceOrigins[key] = loopback.origin;
    }
    const webTriggers = await open();

    const stateFile = options.stateFolder === null ? null : new WorldStateFile(options.stateFolder);
    const state = stateFile?.read() ?? null;
    const [world] = await Promise.all([
      createWorld({
        ...options.world,
        mode: 'child',
        ...(stateFile === null ? {} : { storageFile: stateFile.forgeStorage }),
        jira: { ...options.world?.jira, ...(state === null ? {} : { restore: state.jira }) },
        sandbox: {
          seed: options.tasks,
          ...options.world?.sandbox,
          ...(state === null ? {} : { state: state.sandbox }),
        },
      }),
      buildPages(
        PROJECT_ROOT,
        manifest.resources.map(({ path }) => path),
      ),
    ]);
    await seedDemo(world.jira);
    if (options.demoProjects === true) putDemoProjects(world.jira);

    world.serveWebTriggersAt(webTriggers.origin);
    webTriggers.answerWith(world.host.webTriggerProgram);
    const doors: (Door & { readonly loopbackOrigin: string })[] = [];
    for (const door of world.sandbox.doors) {
      const loopback = await open();
      loopback.answerWith(door.program);
      doors.push({ ...door, loopbackOrigin: loopback.origin });
    }
    const { host, recorder, installation, jira } = world;
    shell.answerWith(
      createShell({
        host: forgeAppHost({
          host,
          appId: manifest.appId,
          installation,
          recorder,
        }),
        jira: jira.program,
        manifest: manifestText,
        origin: shell.origin,
        resourceOrigins,
        platforms: doors,
      }),
    );
    await world.start();

    const save = (): void => stateFile?.write({ jira: jira.snapshot(), sandbox: world.sandbox.snapshot() });
    let saving: NodeJS.Timeout | undefined;
    return {
      world,
      addresses: {
        jira: shell.origin,
        platforms: Object.fromEntries(doors.map(({ kind, loopbackOrigin }) => [kind, loopbackOrigin])),
        webTriggers: webTriggers.origin,
      },
      continued: state !== null,
      reachable: (url) => {
        const door = doors.find(({ publicOrigin }) => url.startsWith(`${publicOrigin}/`));
        return door === undefined ? url : door.loopbackOrigin + url.slice(door.publicOrigin.length);
      },
      cspReports: () => [...resources.values()].flatMap((server) => server.cspReports),
      keepState: () => {
        // eslint-disable-next-line no-restricted-syntax -- served mode lives in real time
        saving ??= setInterval(save, saveEveryMs);
        save();
      },
      close: async () => {
        clearInterval(saving);
        await closeAll();
        await world.stop();
        if (saving !== undefined) save();
      },
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}
