import type { Side } from './steps';

/** Story points, on both sides. */
export const JIRA_POINTS = 'customfield_10016';
export const TASK_POINTS = 'fld-points';

/** Projects that no link reaches; that of Jira not everybody sees, that of the platform knows no status of the others. */
export const unlinked: Readonly<Record<Side, string>> = { jira: 'SEC', platform: 'prj-audit' };

/** Numbers from here on are of things that others can be part of. */
export const FIRST_UPPER = 100;
export const isUpper = (item: number): boolean => item >= FIRST_UPPER;

export interface ModelProject {
  readonly jiraKey: string;
  readonly jiraId: string;
  readonly typeId: string;
  readonly platformId: string;
  readonly platformName: string;
  /** Jira shows it on the screens of this project. */
  readonly hasPriority: boolean;
  readonly items: number;
  /** The types of what others can be part of, and how many of these there are; null where nothing can. */
  readonly upper: { readonly jiraTypeId: string; readonly taskTypeId: string; readonly items: number } | null;
}

/** Of a project and the number of one of its items. */
export function hasPoints({
  project,
  number,
}: {
  readonly project: ModelProject;
  readonly number: number;
}): boolean {
  return project.hasPriority && !isUpper(number);
}

/** Where the issues or the tasks of a project are: the key of Jira, or the id of the platform. */
export function homeOf({ jiraKey, platformId }: ModelProject, side: Side): string {
  return side === 'jira' ? jiraKey : platformId;
}

/** Two pairs of projects, with a free and with a stepwise workflow. */
export const modelProjects: readonly [ModelProject, ModelProject] = [
  {
    jiraKey: 'ROAD',
    jiraId: '10000',
    typeId: '10002',
    platformId: 'prj-roadmap',
    platformName: 'Roadmap',
    hasPriority: true,
    items: 5,
    upper: { jiraTypeId: '10000', taskTypeId: 'ty-feature', items: 2 },
  },
  {
    jiraKey: 'OPS',
    jiraId: '10001',
    typeId: '10010',
    platformId: 'prj-website',
    platformName: 'Website relaunch',
    hasPriority: false,
    items: 3,
    upper: null,
  },
];
