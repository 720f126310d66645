/** The one site the local host plays, and the app's installation on it. Times are milliseconds since the epoch. */
export interface Installation {
  readonly id: string;
  readonly cloudId: string;
  readonly siteUrl: string;
  readonly environmentId: string;
  readonly environmentType: 'DEVELOPMENT' | 'STAGING' | 'PRODUCTION';
  readonly appVersion: string;
}

export const LOCAL_INSTALLATION: Installation = {
  id: '5c1d1e5a-0d6b-4b5e-8f0e-1a2b3c4d5e6f',
  cloudId: '9f3a7c52-6a0e-4c1b-b0f4-2d8e7a6c5b41',
  siteUrl: 'https://local.atlassian.example',
  environmentId: '2b7e1516-28ae-4d2a-a6ab-f7158809cf4f',
  environmentType: 'PRODUCTION',
  appVersion: '1.0.0',
};

export function contextAri(installation: Installation): string {
  return `ari:cloud:jira::site/${installation.cloudId}`;
}

/** Undefined is a free, development or staging app: https://developer.atlassian.com/platform/forge/runtime-reference/app-context-api/ */
export interface License {
  readonly active: boolean;
  readonly type?: string;
  readonly isEvaluation?: boolean;
}
