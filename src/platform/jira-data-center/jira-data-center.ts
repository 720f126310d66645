import { Problem } from '../../errors/problem';
import type { Fetcher } from '../http/fetcher';
import type { PlatformKind } from '../port';
import { JiraApi } from './api';
import { JiraDataCenter } from './platform';
import { discover, neededScope, probe } from './server-info';

/** Longer than a healthy Jira ever needs, shorter than an invocation lives. */
const patienceMs = 20_000;

/**
 * Jira Data Center and Server from 8.20, by REST API v2 (https://developer.atlassian.com/server/jira/platform/rest/). See
 * docs/platforms/jira-data-center.md. `timeoutMs` is for each request.
 */
export function jiraDataCenter(fetcher: Fetcher, timeoutMs = patienceMs): PlatformKind {
  return {
    kind: 'jira-data-center',
    name: 'Jira Data Center',
    methods: ['oauth1a', 'oauth2', 'pat', 'basic'],
    neededScopes: [neededScope],
    probe: (address) => probe(fetcher, timeoutMs, address),
    discover: (address) => discover(fetcher, timeoutMs, address),
    oauth1: (address) => {
      const at = (path: string): string => new URL(`/plugins/servlet/oauth/${path}`, address).href;
      return {
        requestToken: at('request-token'),
        authorization: at('authorize'),
        accessToken: at('access-token'),
      };
    },
    open: (address, authorize) => new JiraDataCenter(new JiraApi(fetcher, timeoutMs, address, authorize)),
    readWebhook: () => {
      throw new Problem('WEBHOOK_SIGNATURE_INVALID', { scope: 'request', retry: 'never' });
    },
  };
}
