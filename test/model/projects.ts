/** Story points, on both sides. */
export const JIRA_POINTS = 'customfield_10016';
export const TASK_POINTS = 'fld-points';

export interface ModelProject {
  readonly jiraKey: string;
  readonly jiraId: string;
  readonly typeId: string;
  readonly platformId: string;
  readonly platformName: string;
  /** Jira shows it on the screens of this project. */
  readonly hasPriority: boolean;
  readonly items: number;
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
  },
  {
    jiraKey: 'OPS',
    jiraId: '10001',
    typeId: '10010',
    platformId: 'prj-website',
    platformName: 'Website relaunch',
    hasPriority: false,
    items: 3,
  },
];
