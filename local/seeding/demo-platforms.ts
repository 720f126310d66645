import type { DoorKind } from '../platform/door';
import type { JiraTwin } from '../jira/twin';
import type { World } from '../world';
import { byCode, byConsent, byToken, type WayIn } from './ways-in';

/** What the demo shows of one platform: a connection of its own, between projects that no other links. */
export interface DemoPlatform {
  readonly kind: DoorKind;
  /** Of the connection. */
  readonly name: string;
  readonly jiraProject: { readonly id: string; readonly key: string; readonly name: string };
  readonly platformProject: { readonly id: string; readonly name: string };
  readonly wayIn: (world: World) => WayIn;
}

export const demoPlatforms: readonly DemoPlatform[] = [
  {
    kind: 'planning-api',
    name: 'Roadmap',
    jiraProject: { id: '10000', key: 'ROAD', name: 'Roadmap' },
    platformProject: { id: 'prj-roadmap', name: 'Roadmap' },
    wayIn: ({ sandbox }) => byConsent((redirectUri) => sandbox.world.registerClient({ redirectUri })),
  },
  {
    kind: 'jira-align',
    name: 'Portfolio in Jira Align',
    jiraProject: { id: '10050', key: 'AUDIT', name: 'Accessibility audit' },
    platformProject: { id: 'prj-audit', name: 'Accessibility audit' },
    wayIn: ({ sandbox }) => byToken(() => sandbox.jiraAlign.issueToken()),
  },
  {
    kind: 'jira-data-center',
    name: 'Jira of the data centre',
    jiraProject: { id: '10051', key: 'MOVE', name: 'Data centre move' },
    platformProject: { id: 'prj-datacentre', name: 'Data centre move' },
    wayIn: ({ sandbox }) => byCode((consumer) => sandbox.jiraDataCenter.registerConsumer(consumer)),
  },
];

export function demoPlatformOf(kind: DoorKind): DemoPlatform {
  const demo = demoPlatforms.find((one) => one.kind === kind);
  if (demo === undefined) throw new Error(`The demo has no ${kind}`);
  return demo;
}

/** The Jira projects of the demo, made like Roadmap. Every start makes them: what is kept of Jira are its issues. */
export function putDemoProjects({ world }: JiraTwin): void {
  const roadmap = world.projects().find(({ key }) => key === 'ROAD');
  if (roadmap === undefined) throw new Error('Roadmap comes first');
  for (const { jiraProject } of demoPlatforms)
    if (jiraProject.id !== roadmap.id) world.putProject({ ...roadmap, ...jiraProject });
}
